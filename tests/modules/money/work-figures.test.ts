import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresHandlers } from '#main/modules/figures/handlers.ts';
import { comparedPeriod } from '#main/modules/figures/period-parts.ts';
import { recomputeSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import { readPolicies, writePolicies } from '#main/modules/organisation/policies.ts';
import { paymentsHandlers } from '#main/modules/payments/handlers.ts';
import { AGEING_BUCKETS } from '#shared/domain/figures/ageing.ts';
import { addDays, daysBetween, localDate } from '#shared/kernel/local-date.ts';
import { day, expectOk, openMoneyBase, typedLine, type MoneyBase } from '#tests/support/money-base.ts';
import {
  ageingOutside,
  businessRows,
  delaysOutside,
  hoursOutside,
  typesOutside,
} from '#tests/support/outside-figures.ts';

const START = localDate('2026-01-05');

interface Act {
  readonly daysLater: number;
  readonly client: number;
  readonly price: string;
  readonly pays: number;
  readonly paysAfter: number;
  readonly end: 'issued' | 'credited' | 'reversed';
  readonly type: 'diagnostic' | 'training' | 'maintenance' | 'other';
  readonly unit: 'HUR' | 'DAY' | 'LS';
  readonly quantity: string;
  readonly isPlanned: boolean;
  readonly technician: number;
}

const acts = fc.array(
  fc.record<Act>({
    daysLater: fc.integer({ min: 0, max: 25 }),
    client: fc.nat(2),
    price: fc.constantFrom('10', '99.99', '1234.567'),
    pays: fc.constantFrom(0, 1000, 5000, 119_99, 1_000_000),
    paysAfter: fc.integer({ min: 0, max: 12 }),
    end: fc.constantFrom('issued', 'issued', 'issued', 'credited', 'reversed'),
    type: fc.constantFrom('diagnostic', 'training', 'maintenance', 'other'),
    unit: fc.constantFrom('HUR', 'DAY', 'LS'),
    quantity: fc.constantFrom('1', '2.5', '0.025', '3.3333'),
    isPlanned: fc.boolean(),
    technician: fc.nat(2),
  }),
  { minLength: 4, maxLength: 14 },
);

async function live(base: MoneyBase, happened: readonly Act[]): Promise<void> {
  const { agent, otherAgent, accountant } = base.people;
  const clients = [base.addClient({ ownerId: agent.id }), base.addClient(), base.addClient()];
  for (const act of happened) {
    const client = clients[act.client]!;
    const technician = [agent.uid, otherAgent.uid, null][act.technician] ?? null;
    base.addService(client, {
      serviceType: act.type,
      unit: act.unit,
      quantity: act.quantity,
      technicianUid: technician,
      performedOn: base.clock.today(),
      ...(act.isPlanned ? { plannedOn: base.clock.today(), plannedFrom: '09:10', plannedTo: '11:00' } : {}),
    });
    const uid = base.addDraft(client, [typedLine({ unitPrice: act.price })]);
    expectOk(await base.issue(uid));
    base.clock.addDays(act.paysAfter);
    if (act.pays > 0) {
      const payment = base.pay(uid, act.pays);
      if (act.end === 'reversed')
        expectOk(
          base.command(accountant, 'payments.record', (context) =>
            paymentsHandlers.reverse(context, { uid: payment, reason: 'Chèque sans provision' }),
          ),
        );
    }
    if (act.end === 'credited') await base.credit(uid);
    base.clock.addDays(act.daysLater);
  }
}

const period = fc
  .tuple(fc.integer({ min: -10, max: 250 }), fc.integer({ min: 0, max: 200 }))
  .map(([start, length]) => ({ from: addDays(START, start), to: addDays(START, start + length) }));

describe('figures of the work', () => {
  it('equal a recomputation from the business rows, for the company and for an agent', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.array(period, { minLength: 4, maxLength: 4 }), async (happened, odd) => {
        const base = openMoneyBase({ day: START });
        try {
          await live(base, happened);
          expect(recomputeSummaries(base.db)).toEqual([]);
          const year = { from: day('2026-01-01'), to: day('2026-12-31') };
          for (const actor of [base.people.manager, base.people.agent]) {
            const rows = businessRows(base, actor === base.people.agent ? actor : null);
            for (const span of [year, { from: day('2026-02-01'), to: day('2026-03-31') }, ...odd])
              compare(base, actor, rows, span);
            compareAgeing(base, actor, rows);
          }
        } finally {
          base.close();
        }
      }),
      { numRuns: 8 },
    );
  }, 180_000);

  function compare(
    base: MoneyBase,
    actor: MoneyBase['people']['manager'],
    rows: ReturnType<typeof businessRows>,
    span: { readonly from: ReturnType<typeof day>; readonly to: ReturnType<typeof day> },
  ): void {
    const context = base.query(actor, 'figures.read');
    const today = base.clock.today();
    const delays = expectOk(figuresHandlers.delays(context, { ...span, comparison: 'year-before' }));
    expect(delays).toMatchObject(delaysOutside(rows, span.from, span.to, today));
    const then = comparedPeriod(span, 'year-before', today);
    expect(delays.before).toEqual({ ...then, ...delaysOutside(rows, then.from, then.to, today) });
    const byType = expectOk(figuresHandlers.byServiceType(context, span));
    expect(byType.types.map(({ before: _before, ...type }) => type)).toEqual(
      typesOutside(rows, span.from, span.to),
    );
    const use = expectOk(figuresHandlers.utilisation(context, span));
    const passed = { from: span.from, to: span.to < today ? span.to : today };
    const people = actor === base.people.agent ? [actor] : [base.people.agent, base.people.otherAgent];
    const expected = (span.from > today ? [] : people).map(({ id, uid, name }) => ({
      userUid: uid,
      name,
      ...hoursOutside(rows, id, passed, 35),
    }));
    const byUid = <Row extends { readonly userUid: string }>(list: readonly Row[]) =>
      list.toSorted((a, b) => (a.userUid < b.userUid ? -1 : 1));
    expect(byUid(use.technicians.map(({ percent: _percent, ...one }) => one))).toEqual(byUid(expected));
  }

  function compareAgeing(
    base: MoneyBase,
    actor: MoneyBase['people']['manager'],
    rows: ReturnType<typeof businessRows>,
  ): void {
    const today = base.clock.today();
    const outside = ageingOutside(rows, today);
    const ageing = expectOk(figuresHandlers.ageing(base.query(actor, 'figures.read'), {}));
    expect(ageing.buckets).toEqual(outside.buckets);
    expect(
      new Map(
        ageing.late.map(({ clientName, invoices, overdue, oldestDueDate }) => [
          clientName,
          { invoices, overdue, days: daysBetween(localDate(oldestDueDate), today) },
        ]),
      ),
    ).toEqual(outside.late);
    // The list behind each step holds the same invoices.
    for (const { bucket, invoices, rest } of outside.buckets) {
      const list = expectOk(
        invoicesHandlers.list(base.query(actor, 'invoices.read'), { ageing: bucket, limit: 1 }),
      );
      expect([list.total, list.restTotal]).toEqual([invoices, rest]);
    }
    const open = expectOk(invoicesHandlers.list(base.query(actor, 'invoices.read'), { state: 'open' }));
    expect(open.restTotal).toBe(outside.buckets.reduce((total, { rest }) => total + rest, 0));
  }

  it('are empty without rows: zeros, and nothing where a quotient has no sense', () => {
    const base = openMoneyBase();
    const context = base.query(base.people.manager, 'figures.read');
    const month = { from: day('2026-11-01'), to: day('2026-11-30') };
    expect(expectOk(figuresHandlers.ageing(context, {}))).toEqual({
      asOf: '2026-11-22',
      buckets: AGEING_BUCKETS.map((bucket) => ({ bucket, invoices: 0, rest: 0 })),
      late: [],
    });
    expect(expectOk(figuresHandlers.delays(context, month))).toMatchObject({
      averageDays: null,
      salesOutstandingDays: null,
      until: '2026-11-22',
    });
    expect(expectOk(figuresHandlers.satisfaction(context, month))).toMatchObject({
      answers: 0,
      average: null,
    });
    base.close();
  });

  it('average the surveys that were answered, an agent those of its clients', () => {
    const base = openMoneyBase({ day: '2026-11-30' });
    const own = base.addClient({ ownerId: base.people.agent.id });
    base.addClient();
    for (const [clientId, rating, at] of [
      [1, 4, '2026-11-03T10:00:00.000Z'],
      [1, null, '2026-11-04T10:00:00.000Z'],
      [2, 5, '2026-11-30T23:59:00.000Z'],
      [2, 1, '2026-10-31T23:59:00.000Z'],
    ] as const)
      base.connection
        .prepare(
          `insert into satisfaction_surveys (uid, client_id, rating, created_at, updated_at)
           values (randomblob(16), ?, ?, ?, ?)`,
        )
        .run(clientId, rating, at, at);
    expect(own).toBeDefined();
    const month = { from: day('2026-11-01'), to: day('2026-11-30') };
    const ask = (actor: MoneyBase['people']['manager']) =>
      expectOk(figuresHandlers.satisfaction(base.query(actor, 'figures.read'), month));
    expect(ask(base.people.manager)).toMatchObject({
      answers: 2,
      average: 4.5,
      before: { answers: 1, average: 1 },
    });
    expect(ask(base.people.agent)).toMatchObject({ answers: 1, average: 4, before: { answers: 0 } });
    base.close();
  });

  it('count hours by the week that the company works', () => {
    const base = openMoneyBase();
    writePolicies(base.db, { ...readPolicies(base.db), weeklyHours: 39 });
    const client = base.addClient();
    const { agent } = base.people;
    base.addService(client, {
      unit: 'DAY',
      quantity: '1',
      technicianUid: agent.uid,
      performedOn: day('2026-11-20'),
    });
    const use = expectOk(
      figuresHandlers.utilisation(base.query(base.people.manager, 'figures.read'), {
        from: day('2026-11-16'),
        to: day('2026-11-22'),
      }),
    );
    expect(use).toMatchObject({ weeklyHours: 39, workingDays: 5 });
    expect(use.technicians[0]).toMatchObject({ minutesDone: 468, minutesAvailable: 2340, percent: 20 });
    base.close();
  });
});
