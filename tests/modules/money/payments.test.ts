import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vaultState } from '#main/db/schema/index.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import type { InvoiceListQuery } from '#main/modules/invoices/list-invoices.ts';
import { paymentsHandlers } from '#main/modules/payments/handlers.ts';
import { paymentStanding, PAYMENT_STATES } from '#shared/domain/invoices/payment-state.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import {
  day,
  expectOk,
  openMoneyBase,
  reasonOf,
  typedLine,
  type MoneyBase,
} from '#tests/support/money-base.ts';

let base: MoneyBase;
let client: Uid;
beforeEach(() => {
  base = openMoneyBase();
  client = base.addClient({ name: 'Menuiserie Lefèvre' });
});
afterEach(() => {
  base.close();
});

/** An issued invoice of 1,068.00. */
async function issuedInvoice(of = client): Promise<Uid> {
  const uid = base.addDraft(of);
  expectOk(await base.issue(uid));
  return uid;
}
const record = (
  invoiceUid: Uid,
  more: { amount?: number; paidOn?: string; reference?: string } = {},
  actor = base.people.accountant,
) =>
  base.command(actor, 'payments.record', (context) =>
    paymentsHandlers.record(context, {
      invoiceUid,
      method: 'cheque',
      amount: cents(more.amount ?? 50_000),
      paidOn: day(more.paidOn ?? '2026-11-22'),
      reference: more.reference ?? 'CHQ 0042',
    }),
  );
const reverse = (uid: Uid) =>
  base.command(base.people.accountant, 'payments.record', (context) =>
    paymentsHandlers.reverse(context, { uid, reason: 'Chèque impayé' }),
  );
const list = (query: InvoiceListQuery = {}, actor = base.people.accountant) =>
  expectOk(invoicesHandlers.list(base.query(actor, 'invoices.read'), query));

describe('a payment', () => {
  it('walks an invoice from unpaid to overpaid and back', async () => {
    const uid = await issuedInvoice();
    expect(expectOk(record(uid, { amount: 50_000 }))).toMatchObject({
      state: 'partially-paid',
      rest: 56_800,
    });
    expect(expectOk(record(uid, { amount: 56_799 }))).toMatchObject({ state: 'partially-paid', rest: 1 });
    expect(expectOk(record(uid, { amount: 1 }))).toMatchObject({ state: 'paid', rest: 0 });
    const last = expectOk(record(uid, { amount: 3200 }));
    expect(last).toMatchObject({ state: 'overpaid', rest: 0 });
    expect(expectOk(reverse(last.uid as Uid))).toEqual({ state: 'paid', rest: 0 });
    expect(reasonOf(reverse(last.uid as Uid))).toBe('AlreadyReversed');
    expect(base.invoice(uid).payments.at(-1)?.reversal?.reason).toBe('Chèque impayé');
  });

  it('leaves an invoice overdue the day after its due date, not on it', async () => {
    const uid = await issuedInvoice();
    expectOk(record(uid));
    base.clock.setDay(day('2026-12-22'));
    expect(base.invoice(uid).state).toBe('partially-paid');
    base.clock.setDay(day('2026-12-23'));
    expect(base.invoice(uid)).toMatchObject({ state: 'overdue', rest: 56_800 });
    expect(list({ state: 'overdue' })).toMatchObject({ total: 1, restTotal: 56_800 });
    // Late or not, what is owed is open; what is paid is not.
    expect(list({ state: 'open' })).toMatchObject({ total: 1, restTotal: 56_800 });
    expectOk(record(uid, { amount: 56_800 }));
    expect(list({ state: 'open' })).toMatchObject({ total: 0 });
  });

  it('is refused on a draft, a credit note, a credited invoice, and outside its dates', async () => {
    expect(reasonOf(record(base.addDraft(client)))).toBe('InvoiceNotIssued');
    const uid = await issuedInvoice();
    expect(reasonOf(record(uid, { paidOn: '2026-11-23' }))).toBe('PaidInTheFuture');
    expect(reasonOf(record(uid, { paidOn: '2026-11-21' }))).toBe('PaidBeforeIssue');
    const credit = await base.credit(uid);
    expect(reasonOf(record(credit.uid))).toBe('IsACreditNote');
    expect(reasonOf(record(uid))).toBe('InvoiceCredited');
  });

  it('of a consumer stays off until the administrator confirms the attestation', async () => {
    const uid = await issuedInvoice(base.addClient({ kind: 'person', siren: '' }));
    expect(reasonOf(record(uid))).toBe('ConsumerPaymentsOff');
    base.db.insert(vaultState).values({ key: 'consumer-payments', value: '1' }).run();
    expectOk(record(uid));
  });

  it('is never changed by anybody', async () => {
    expectOk(reverse(expectOk(record(await issuedInvoice())).uid as Uid));
    for (const attack of [
      'update payments set amount_paid_cents = 1',
      'delete from payments',
      "update payment_reversals set reason = 'x'",
      'delete from payment_reversals',
    ])
      expect(() => base.connection.exec(attack)).toThrow('append-only');
  });

  it('is listed newest first with a sum that leaves out what was reversed', async () => {
    const uid = await issuedInvoice();
    const first = expectOk(record(uid, { amount: 100 }));
    expectOk(record(uid, { amount: 200 }));
    expectOk(reverse(first.uid as Uid));
    const ask = (query: Parameters<typeof paymentsHandlers.list>[1], actor = base.people.accountant) =>
      expectOk(paymentsHandlers.list(base.query(actor, 'payments.read'), query));
    expect(ask({})).toMatchObject({ total: 2, amountTotal: 200 });
    expect(ask({}).rows.map((row) => row.amount)).toEqual([200, 100]);
    expect(ask({ text: 'lefev' }).total).toBe(2);
    expect(ask({ text: 'chq 0042' }).total).toBe(2);
    expect(ask({ text: 'FA-A-2026-00001' }).total).toBe(2);
    expect(ask({ method: 'card' }).total).toBe(0);
    expect(ask({}, base.people.agent)).toMatchObject({ total: 0, amountTotal: 0 });
    const { next } = ask({ limit: 1 });
    expect(ask({ limit: 1, cursor: next ?? '' }).rows.map((row) => row.amount)).toEqual([100]);
  });
});

describe('the list of payments', () => {
  it('finds by number, counter, client and the reference of the payer, blind to accents, case and signs', async () => {
    const uid = await issuedInvoice();
    expectOk(record(uid, { amount: 100, reference: 'VIR Été-Œuvrard 17' }));
    expectOk(record(uid, { amount: 200, reference: 'CHQ-0042/b' }));
    const other = await issuedInvoice(base.addClient({ name: 'Łódź Straße' }));
    expectOk(record(other, { amount: 300, reference: '' }));
    const found = (text: string): readonly number[] =>
      expectOk(paymentsHandlers.list(base.query(base.people.accountant, 'payments.read'), { text })).rows.map(
        ({ amount }) => amount,
      );
    for (const text of ['ete oeuvrard', 'ÉTÉ', 'œuvrard vir', 'été-œuv'])
      expect([text, ...found(text)]).toEqual([text, 100]);
    for (const text of ['chq 0042', 'CHQ-0042', '0042 b'])
      expect([text, ...found(text)]).toEqual([text, 200]);
    for (const text of ['lodz', 'STRASSE', '00002', '2']) expect(found(text)).toContain(300);
    for (const text of ['lodz', 'strasse lodz', '00002']) expect([text, ...found(text)]).toEqual([text, 300]);
    expect(found('menuiserie lefevre')).toEqual([200, 100]);
    for (const text of ['?!', 'vir 0042', 'zinc']) expect(found(text)).toEqual([]);
  });
});

describe('states', () => {
  it('are the same in SQL as in the domain, and each filter finds exactly its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            price: fc.constantFrom('0', '0.01', '890', '12.345'),
            payments: fc.array(fc.integer({ min: 1, max: 120_000 }), { maxLength: 3 }),
            full: fc.boolean(),
            reversed: fc.boolean(),
            credited: fc.boolean(),
            issued: fc.boolean(),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        fc.constantFrom('2026-11-22', '2026-12-22', '2026-12-23'),
        async (documents, today) => {
          const run = openMoneyBase();
          try {
            const buyer = run.addClient();
            for (const wanted of documents) {
              const uid = run.addDraft(buyer, [typedLine({ unitPrice: wanted.price })]);
              if (!wanted.issued) continue;
              expectOk(await run.issue(uid));
              const { gross } = run.invoice(uid);
              const amounts = wanted.full && gross > 0 ? [gross] : wanted.payments;
              const paid = amounts.map((amount) => run.pay(uid, amount));
              if (wanted.reversed && paid[0] !== undefined)
                expectOk(
                  run.command(run.people.accountant, 'payments.record', (context) =>
                    paymentsHandlers.reverse(context, { uid: paid[0]!, reason: 'x' }),
                  ),
                );
              if (wanted.credited) await run.credit(uid);
            }
            run.clock.setDay(day(today));
            const ask = (query: InvoiceListQuery) =>
              expectOk(invoicesHandlers.list(run.query(run.people.accountant, 'invoices.read'), query));
            const all = ask({ kind: 'invoice' }).rows;
            for (const row of all) {
              const view = run.invoice(row.uid as Uid);
              const standing = paymentStanding(
                {
                  status: row.number === null ? 'draft' : 'issued',
                  dueCents: cents(row.gross),
                  dueDate: day(row.dueDate ?? '2026-12-22'),
                  credited: view.correctedBy !== null,
                  entries: view.payments.flatMap((payment) =>
                    payment.reversal === null ? [{ amountCents: cents(payment.amount) }] : [],
                  ),
                },
                day(today),
              );
              expect(row.state).toBe(standing.state);
              // A draft owes nothing yet.
              const rest = row.number === null ? 0 : standing.restCents;
              expect([row.rest, row.paid]).toEqual([rest, standing.paidCents]);
            }
            for (const state of PAYMENT_STATES) {
              const found = ask({ state }).rows.map((row) => row.uid);
              expect(found.toSorted()).toEqual(
                all
                  .filter((row) => row.state === state)
                  .map((row) => row.uid)
                  .toSorted(),
              );
            }
          } finally {
            run.close();
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('the list of documents', () => {
  it('walks drafts and issued ones in every order, each row once, with exact sums', async () => {
    for (let count = 0; count < 7; count += 1) {
      const uid = await issuedInvoice();
      if (count % 3 === 0) base.pay(uid, 100 * (count + 1));
      if (count === 5) await base.credit(uid);
      base.clock.addDays(1);
    }
    for (let count = 0; count < 4; count += 1) base.addDraft(client);
    for (const sort of ['issued', 'due', 'client', 'gross', 'rest'] as const) {
      for (const descending of [true, false]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = list({ sort, descending, limit: 3, cursor });
          seen.push(...page.rows.map((row) => row.uid));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toHaveLength(12);
        expect(new Set(seen).size).toBe(12);
      }
    }
    const drafts = list({}).rows.slice(0, 4);
    expect(drafts.every((row) => row.state === 'draft')).toBe(true);
    const rows = list({ limit: 200 }).rows;
    expect(list({}).restTotal).toBe(rows.reduce((sum, row) => sum + row.rest, 0));
    expect(list({}).grossTotal).toBe(
      rows.reduce((sum, row) => sum + (row.kind === 'invoice' ? row.gross : -row.gross), 0),
    );
  });

  it('finds by number, client and subject', async () => {
    await issuedInvoice();
    expect(list({ text: 'FA-A-2026-00001' }).total).toBe(1);
    for (const text of ['00001', '1', 'FA-2026-1', 'fa a 2026 1']) expect(list({ text }).total).toBe(1);
    expect(list({ text: 'lefevre men' }).total).toBe(1);
    expect(list({ text: '"\'*(' }).total).toBe(0);
  });

  it('shows an agent the documents of own clients only', async () => {
    const { agent, otherAgent } = base.people;
    const own = await issuedInvoice(base.addClient({ ownerId: agent.id }));
    const foreign = await issuedInvoice();
    expect(list({}, agent).rows.map((row) => row.uid)).toEqual([own]);
    expect(list({}, otherAgent)).toMatchObject({ total: 0, grossTotal: 0, restTotal: 0 });
    const got = invoicesHandlers.get(base.query(agent, 'invoices.read'), { uid: foreign });
    const read = await invoicesHandlers.pdf(base.process(agent, 'invoices.read'), {
      uid: foreign,
      purpose: 'view',
    });
    expect([reasonOf(got), reasonOf(read)]).toEqual(['not-found', 'not-found']);
  });
});
