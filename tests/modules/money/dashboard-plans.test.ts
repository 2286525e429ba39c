import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresAgeing } from '#main/modules/figures/ageing.ts';
import { figuresByClient } from '#main/modules/figures/by-client.ts';
import { figuresByServiceType } from '#main/modules/figures/by-service-type.ts';
import { figuresUtilisation } from '#main/modules/figures/utilisation.ts';
import { calendar } from '#main/modules/services/calendar.ts';
import { servicesToInvoice } from '#main/modules/today/waiting-services.ts';
import { day, openMoneyBase, type MoneyBase } from '#tests/support/money-base.ts';

const ROWS = 5000;
const TODAY = day('2026-11-22');
const YEAR = { from: day('2026-01-01'), to: day('2026-12-31') };

let base: MoneyBase;
beforeAll(() => {
  base = openMoneyBase();
  base.connection.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${String(ROWS)})
    insert into clients (uid, kind, name, preferences, sort_name, search_text, owner_id, created_at, updated_at)
      select randomblob(16), 'company', 'c' || i, '{}', 'c' || i, 'c' || i, case when i % 100 = 0 then 4 end, '', '' from n;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${String(ROWS)})
    insert into services (uid, client_id, service_type, title, date, planned_on, status, quantity, unit, unit_price,
        net_cents, vat_category, vat_rate, invoice_id, search_text, created_at, updated_at)
      select randomblob(16), i, 'other', 't', date('2026-01-01', '+' || (i / 14) || ' days'),
        date('2026-01-01', '+' || (i / 14) || ' days'), case when i % 3 then 'done' else 'planned' end, '1', 'HUR', '1', 100,
        'S', '20', case when i % 50 then i end, 't' || i, '', '' from n;
    insert into month_summaries (month, client_id) select substr(date, 1, 7), client_id from services
      union select '2024-01', 1;
    analyze;`);
});
afterAll(() => {
  base.close();
});

type Read = (this: Database.Statement, ...values: unknown[]) => unknown;

/** The plans of every statement that some work runs, table by table. */
function plansOf(work: () => unknown): readonly string[] {
  const { connection } = base;
  const prototype = Object.getPrototypeOf(connection.prepare('select 1')) as Record<'all' | 'get', Read>;
  const plain = { all: prototype.all, get: prototype.get };
  const ran: { readonly text: string; readonly values: readonly unknown[] }[] = [];
  for (const way of ['all', 'get'] as const)
    prototype[way] = function record(this: Database.Statement, ...values: unknown[]): unknown {
      ran.push({ text: this.source, values });
      return plain[way].apply(this, values);
    };
  try {
    work();
  } finally {
    Object.assign(prototype, plain);
  }
  return ran.flatMap(({ text, values }) =>
    connection
      .prepare<unknown[], { readonly detail: string }>(`explain query plan ${text}`)
      .all(...values)
      .map(({ detail }) => detail),
  );
}

const readsOf = (plans: readonly string[], table: string): readonly string[] =>
  plans.filter((detail) => new RegExp(`^(?:SCAN|SEARCH) ${table}\\b`).test(detail));

describe('what a dashboard, Today and the calendar read', () => {
  for (const person of ['manager', 'agent'] as const) {
    const access = (permission: 'figures.read' | 'services.read') =>
      base.accessOf(base.people[person], permission);

    it(`adds up services by indexes that hold all of it (${person})`, () => {
      for (const work of [
        () => figuresByServiceType(base.db, access('figures.read'), YEAR, TODAY),
        () => figuresUtilisation(base.db, access('figures.read'), YEAR, TODAY),
      ]) {
        const reads = readsOf(plansOf(work), 'services');
        expect(reads.length).toBeGreaterThan(0);
        for (const read of reads) expect(read).toContain('USING COVERING INDEX services_');
      }
    });

    it(`never walks all invoices or months for clients and their age (${person})`, () => {
      const plans = plansOf(() => [
        figuresByClient(base.db, access('figures.read'), YEAR),
        figuresAgeing(base.db, access('figures.read'), TODAY),
      ]);
      for (const table of ['invoices', 'month_summaries', 'clients'])
        for (const read of readsOf(plans, table)) expect(read).not.toMatch(/^SCAN \w+$/);
      expect(plans.join('\n')).toContain('COVERING INDEX month_summaries_');
    });

    it(`finds a month of appointments and what waits for its invoice by their own indexes (${person})`, () => {
      const plans = plansOf(() => [
        calendar(base.db, access('services.read'), { from: day('2026-03-01'), to: day('2026-03-31') }),
        servicesToInvoice(base.db, access('services.read')),
      ]);
      for (const read of readsOf(plans, 'services')) expect(read).not.toMatch(/^SCAN services$/);
      expect(plans.join('\n')).toMatch(/services USING (?:COVERING )?INDEX services_by_plan/);
      expect(plans.join('\n')).toMatch(/services USING COVERING INDEX services_to_invoice/);
    });
  }
});
