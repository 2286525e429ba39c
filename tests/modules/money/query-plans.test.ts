import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  INVOICE_ORDERS,
  invoiceSelection,
  type InvoiceListQuery,
} from '#main/modules/invoices/list-invoices.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { sumsSource } from '#main/modules/figures/sums-source.ts';
import { pageText } from '#main/modules/lists/keyset-page.ts';
import { planOf } from '#main/modules/lists/statements.ts';
import { serviceSelection, type ServiceListQuery } from '#main/modules/services/list-services.ts';
import { day, openMoneyBase, type MoneyBase } from '#tests/support/money-base.ts';

// Enough rows and their statistics, for the planner decides by them.
const ROWS = 5000;

let base: MoneyBase;
beforeAll(() => {
  base = openMoneyBase();
  base.connection.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${String(ROWS)})
    insert into clients (uid, kind, name, preferences, sort_name, search_text, owner_id, created_at, updated_at)
      select randomblob(16), 'company', 'c' || i, '{}', 'c' || i, 'c' || i, case when i % 100 = 0 then 4 end, '', '' from n;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${String(ROWS)})
    insert into invoices (uid, kind, status, number, client_id, issue_date, due_date, language, net_cents, tax_cents,
        gross_cents, paid_cents, search_text, created_at, updated_at)
      select randomblob(16), 'invoice', 'issued', 'n' || i, i, date('2024-01-01', '+' || (i / 7) || ' days'),
        date('2024-02-01', '+' || (i / 7) || ' days'), 'fr', 10, 2, 12, case when i % 30 then 12 else 0 end, 'n' || i, '', '' from n;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${String(ROWS)})
    insert into services (uid, client_id, service_type, title, date, status, quantity, unit, unit_price, net_cents,
        vat_category, vat_rate, invoice_id, search_text, created_at, updated_at)
      select randomblob(16), i, 'other', 't', date('2024-01-01', '+' || (i / 7) || ' days'), 'done', '1', 'C62', '1', 100,
        'S', '20', case when i % 50 then i end, 't' || i, '', '' from n;
    analyze;`);
});
afterAll(() => {
  base.close();
});

const accessOf = (person: 'manager' | 'agent') => base.accessOf(base.people[person], 'invoices.read');

function invoicePlan(
  query: InvoiceListQuery,
  continued = false,
  person: 'manager' | 'agent' = 'manager',
): string {
  const selection = invoiceSelection(accessOf(person), query, day('2026-11-22'))!;
  const stretch = INVOICE_ORDERS[query.sort ?? 'issued'][0]!;
  const text = pageText(selection, stretch, true, continued);
  const keys = { key0: '2026-01-01', key1: 5, limit: 50 };
  return planOf(base.db, text, { ...selection.values, ...keys }).join('\n');
}

function servicePlan(query: ServiceListQuery, person: 'manager' | 'agent' = 'manager'): string {
  const selection = serviceSelection(accessOf(person), query, day('2026-11-22'))!;
  const text = pageText(selection, { condition: null, keys: ['services.date', 'services.id'] }, true, false);
  return planOf(base.db, text, { ...selection.values, limit: 50 }).join('\n');
}

describe('the lists', () => {
  it('walk documents in the order of an index, on the first page and on a deep one', () => {
    for (const continued of [false, true]) {
      const plan = invoicePlan({}, continued);
      expect(plan).toContain('USING COVERING INDEX invoices_by_issue');
      expect(plan).not.toContain('TEMP B-TREE');
    }
    expect(invoicePlan({}, true)).toMatch(/\(issue_date,rowid\)<|issue_date<|issue_date>\?/);
  });

  it('find open invoices by the index that holds nothing else', () => {
    for (const state of ['open', 'overdue', 'unpaid', 'partially-paid'] as const)
      expect(invoicePlan({ state, sort: 'due' })).toContain('invoices_open');
  });

  it('find what waits to be sent by the index that holds nothing else, for everybody', () => {
    for (const person of ['manager', 'agent'] as const) {
      const plan = invoicePlan({ sending: 'to-send' }, false, person);
      expect(plan).toMatch(/USING (COVERING )?INDEX invoices_unsent/);
    }
    // An agent's own clients are a union that sorts itself, hence the manager alone.
    expect(invoicePlan({ sending: 'to-send' })).not.toContain('TEMP B-TREE');
    expect(invoicePlan({ sending: 'to-send', text: 'n42' })).toMatch(/invoices_fts VIRTUAL TABLE INDEX/);
  });

  it('find what waits to be closed by its state and day', () => {
    for (const person of ['manager', 'agent'] as const)
      expect(servicePlan({ toClose: true }, person)).toMatch(/services_by_status \(status=\? AND date<\?\)/);
  });

  it('find drafts by their missing date', () => {
    const selection = invoiceSelection(accessOf('manager'), { state: 'draft' }, day('2026-11-22'))!;
    const text = pageText(selection, INVOICE_ORDERS.issued[1]!, true, false);
    expect(planOf(base.db, text, { ...selection.values, limit: 50 }).join('\n')).toContain('(issue_date=?)');
  });

  it('start from the few clients of an agent, and from the client that is asked for', () => {
    expect(invoicePlan({}, false, 'agent')).toContain('clients_by_owner');
    expect(servicePlan({}, 'agent')).toContain('clients_by_owner');
    expect(invoicePlan({ clientUid: base.people.agent.uid })).toContain('invoices_by_client');
    expect(servicePlan({ clientUid: base.people.agent.uid })).toContain('services_by_client');
  });

  it('walk services by date, and find what is not invoiced without reading what is', () => {
    expect(servicePlan({})).toContain('services_by_date');
    expect(servicePlan({})).not.toContain('TEMP B-TREE');
    expect(servicePlan({ uninvoiced: true })).toContain('COVERING INDEX services_to_invoice');
  });

  it('search through the index of words', () => {
    expect(invoicePlan({ text: 'n42' })).toMatch(/invoices_fts VIRTUAL TABLE INDEX/);
  });
});

describe('the figures', () => {
  it('read the few open invoices, the covering index of sums and whole months', () => {
    const open = planOf(
      base.db,
      `select sum(invoices.gross_cents - invoices.paid_cents) from invoices where ${OPEN_INVOICE}`,
    ).join('\n');
    expect(open).toContain('USING COVERING INDEX invoices_open_by_client');
    const days = sumsSource(accessOf('manager'), { from: day('2024-03-02'), to: day('2024-03-20') });
    const plan = planOf(base.db, `select sum(net) from ${days.text}`, days.values).join('\n');
    expect(plan).toContain('USING COVERING INDEX invoices_sums (issue_date>? AND issue_date<?)');
    expect(plan).toContain('USING COVERING INDEX payments_sums (payment_date>? AND payment_date<?)');
    const quarter = { from: day('2024-03-01'), to: day('2024-05-31') };
    const monthsPlan = (person: 'manager' | 'agent', byClient: boolean): string => {
      const months = sumsSource(accessOf(person), quarter, { byClient });
      return planOf(base.db, `select sum(net) from ${months.text}`, months.values).join('\n');
    };
    expect(monthsPlan('manager', false)).toMatch(/SEARCH month_totals USING .*\(month>\? AND month<\?\)/);
    expect(monthsPlan('manager', true)).toContain(
      'COVERING INDEX month_summaries_sums (month>? AND month<?)',
    );
    expect(monthsPlan('agent', true)).toContain('COVERING INDEX month_summaries_');
  });

  it('look up what a client owes and its next appointment in small indexes, and sum what waits for its invoice', () => {
    const owed = `select sum(gross_cents - paid_cents) from invoices where client_id = 1 and status = 'issued'
      and kind = 'invoice' and credited_by_id is null and paid_cents < gross_cents and due_date < '2024-06-01'`;
    expect(planOf(base.db, owed).join('\n')).toContain('COVERING INDEX invoices_open_by_client (client_id=?');
    const next = `select min(planned_on) from services where client_id = 1 and status = 'planned' and planned_on >= ''`;
    expect(planOf(base.db, next).join('\n')).toContain('COVERING INDEX services_to_come (client_id=?');
    const waiting = serviceSelection(accessOf('manager'), { uninvoiced: true }, day('2026-11-22'))!;
    const sum = `select sum(net_cents) from ${waiting.from} where ${waiting.conditions.join(' and ')}`;
    expect(planOf(base.db, sum).join('\n')).toContain('COVERING INDEX services_to_invoice');
  });
});
