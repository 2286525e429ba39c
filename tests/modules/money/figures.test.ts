import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#main/app/access.ts';
import { figuresHandlers } from '#main/modules/figures/handlers.ts';
import { recomputeSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { comparedPeriod } from '#main/modules/figures/period-parts.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import { paymentsHandlers } from '#main/modules/payments/handlers.ts';
import { addDays, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { day, expectOk, openMoneyBase, typedLine, type MoneyBase } from '#tests/support/money-base.ts';

interface Fact {
  readonly client: Uid;
  readonly on: LocalDate;
  net: number;
  gross: number;
  received: number;
  readonly documents: number;
}

/** Everything that happened, read back document by document; the naive side of the comparison. */
function factsOf(base: MoneyBase, clients: readonly Uid[]): readonly Fact[] {
  const { rows } = expectOk(
    invoicesHandlers.list(base.query(base.people.accountant, 'invoices.read'), { limit: 200 }),
  );
  return rows.flatMap((row): Fact[] => {
    const client = clients.find((uid) => uid === row.clientUid);
    if (client === undefined || row.issueDate === null) return [];
    const sign = row.kind === 'invoice' ? 1 : -1;
    const payments = base.invoice(row.uid as Uid).payments.filter((payment) => payment.reversal === null);
    return [
      {
        client,
        on: localDate(row.issueDate),
        net: sign * row.net,
        gross: sign * row.gross,
        received: 0,
        documents: 1,
      },
      ...payments.map((payment) => ({
        client,
        on: localDate(payment.paidOn),
        net: 0,
        gross: 0,
        received: payment.amount,
        documents: 0,
      })),
    ];
  });
}

const sum = (facts: readonly Fact[]) => ({
  invoicedNet: facts.reduce((total, fact) => total + fact.net, 0),
  invoicedGross: facts.reduce((total, fact) => total + fact.gross, 0),
  received: facts.reduce((total, fact) => total + fact.received, 0),
});

const START = localDate('2026-01-20');

async function fill(base: MoneyBase, clients: readonly Uid[], acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    base.clock.addDays(act.daysLater);
    const client = clients[act.client % clients.length]!;
    const uid = base.addDraft(client, [typedLine({ unitPrice: act.price })]);
    if (act.end === 'draft') continue;
    expectOk(await base.issue(uid));
    if (act.pays > 0) {
      base.clock.addDays(act.daysLater);
      const payment = base.pay(uid, act.pays);
      if (act.end === 'reversed')
        expectOk(
          base.command(base.people.accountant, 'payments.record', (context) =>
            paymentsHandlers.reverse(context, { uid: payment, reason: 'x' }),
          ),
        );
    }
    if (act.end === 'credited') await base.credit(uid);
  }
}

interface Act {
  readonly daysLater: number;
  readonly client: number;
  readonly price: string;
  readonly pays: number;
  readonly end: 'draft' | 'issued' | 'credited' | 'reversed';
}

const acts = fc.array(
  fc.record<Act>({
    daysLater: fc.integer({ min: 0, max: 9 }),
    client: fc.nat(2),
    price: fc.constantFrom('10', '99.99', '0', '1234.567'),
    pays: fc.integer({ min: 0, max: 20_000 }),
    end: fc.constantFrom('draft', 'issued', 'issued', 'credited', 'reversed'),
  }),
  { minLength: 3, maxLength: 12 },
);

describe('figures', () => {
  it('are what the documents and payments add up to, for the company and for an agent', async () => {
    await fc.assert(
      fc.asyncProperty(
        acts,
        fc.array(fc.tuple(fc.integer({ min: -5, max: 150 }), fc.integer({ min: 0, max: 150 })), {
          minLength: 3,
          maxLength: 3,
        }),
        async (happened, spans) => {
          const base = openMoneyBase({ day: START });
          try {
            const { agent, accountant } = base.people;
            const own = base.addClient({ ownerId: agent.id });
            const clients = [own, base.addClient(), base.addClient()];
            await fill(base, clients, happened);
            expect(recomputeSummaries(base.db)).toEqual([]);
            for (const [actor, visible] of [
              [accountant, clients],
              [agent, [own]],
            ] as const) {
              const facts = factsOf(base, visible);
              const months = [
                { from: day('2026-01-01'), to: day('2026-12-31') },
                { from: day('2026-02-01'), to: day('2026-02-28') },
              ];
              const odd = spans.map(([start, length]) => ({
                from: addDays(START, start),
                to: addDays(START, start + length),
              }));
              for (const period of [...months, ...odd]) compare(base, actor, facts, period);
            }
          } finally {
            base.close();
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 180_000);

  function compare(
    base: MoneyBase,
    actor: Actor,
    facts: readonly Fact[],
    period: { readonly from: LocalDate; readonly to: LocalDate },
  ): void {
    const context = base.query(actor, 'figures.read');
    const within = (span: typeof period) =>
      facts.filter((fact) => fact.on >= span.from && fact.on <= span.to);
    const inside = within(period);
    const before = comparedPeriod(period, 'period-before', base.clock.today());
    expect(expectOk(figuresHandlers.overview(context, period))).toMatchObject({
      ...sum(inside),
      before: { ...before, ...sum(within(before)) },
    });
    for (const month of expectOk(figuresHandlers.byMonth(context, period)).months) {
      const ofMonth = inside.filter((fact) => fact.on.startsWith(month.month));
      expect(month).toEqual({
        month: month.month,
        ...sum(ofMonth),
        documents: ofMonth.reduce((total, fact) => total + fact.documents, 0),
      });
    }
    const { clients, others } = expectOk(figuresHandlers.byClient(context, { ...period, limit: 1 }));
    expect(clients.length + others.clients).toBe(new Set(inside.map((fact) => fact.client)).size);
    for (const shown of clients)
      expect(shown).toMatchObject(sum(inside.filter((fact) => fact.client === shown.clientUid)));
    expect((clients[0]?.invoicedNet ?? 0) + others.invoicedNet).toBe(sum(inside).invoicedNet);
    expect((clients[0]?.received ?? 0) + others.received).toBe(sum(inside).received);
  }

  it('tell what is open, overdue and not yet invoiced today', async () => {
    const base = openMoneyBase();
    const client = base.addClient({ ownerId: base.people.agent.id });
    const uid = base.addDraft(client);
    expectOk(await base.issue(uid));
    base.pay(uid, 50_000);
    base.addService(client, { quantity: '2', unitPrice: '10' });
    base.addService(client, {}, 'planned');
    base.clock.setDay(day('2026-12-23'));
    const period = { from: day('2026-12-01'), to: day('2026-12-31') };
    const ask = (actor: Actor) =>
      expectOk(figuresHandlers.overview(base.query(actor, 'figures.read'), period));
    const open = { outstanding: 56_800, overdue: 56_800, uninvoicedNet: 2000, invoicedNet: 0, received: 0 };
    expect(ask(base.people.manager)).toMatchObject(open);
    expect(ask(base.people.agent)).toMatchObject(open);
    expect(ask(base.people.otherAgent)).toMatchObject({ outstanding: 0, overdue: 0, uninvoicedNet: 0 });
    base.close();
  });

  it('show a sum that was tampered with', async () => {
    const base = openMoneyBase();
    expectOk(await base.issue(base.addDraft(base.addClient())));
    base.connection.exec('update month_summaries set invoiced_net_cents = invoiced_net_cents + 1');
    base.connection.exec('update client_summaries set balance_cents = 0');
    base.connection.exec('update invoices set paid_cents = 7');
    expect(recomputeSummaries(base.db)).toEqual([
      { table: 'invoices', key: '1', column: 'paid_cents', kept: 7, recomputed: 0 },
      {
        table: 'month_summaries',
        key: '2026-11/1',
        column: 'invoiced_net_cents',
        kept: 89_001,
        recomputed: 89_000,
      },
      {
        table: 'month_totals',
        key: '2026-11',
        column: 'invoiced_net_cents',
        kept: 89_001,
        recomputed: 89_000,
      },
      { table: 'client_summaries', key: '1', column: 'balance_cents', kept: 0, recomputed: 106_800 },
    ]);
    base.close();
  });
});
