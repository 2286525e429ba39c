import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBase, type TestBase } from '#tests/support/vault-base.ts';

/** Columns of the specification's five tables, in its order (docs/database.md "Report views"). */
const COLUMNS: Readonly<Record<string, string>> = {
  report_clients: 'id, name, phone, email, address, company, industry, created_at, updated_at',
  report_services: 'id, client_id, service_type, description, date, price, status, created_at, updated_at',
  report_invoices: 'id, client_id, service_id, amount, payment_status, created_at, updated_at',
  report_payments: 'id, invoice_id, payment_method, amount_paid, payment_date, created_at, updated_at',
  report_satisfaction_surveys: 'id, client_id, service_id, rating, comments, created_at, updated_at',
};

let base: TestBase;
beforeAll(() => {
  base = openTestBase();
});
afterAll(() => {
  base.close();
});

it('has the five report views and no other', () => {
  const views = base.connection
    .prepare("select name from sqlite_schema where type = 'view' order by name")
    .pluck()
    .all();
  expect(views).toEqual(Object.keys(COLUMNS).toSorted());
});

it.each(Object.entries(COLUMNS))('%s has exactly the columns of the specification', (view, columns) => {
  const statement = base.connection.prepare(`select * from ${view}`);
  expect(
    statement
      .columns()
      .map((column) => column.name)
      .join(', '),
  ).toBe(columns);
  // A view is only parsed when it is read: a column that its tables lack would be found here.
  expect(statement.all()).toEqual([]);
});

it('shows what is in the tables in the words and units of a report', () => {
  const { connection } = base;
  const at = '2026-11-22T09:00:00.000Z';
  connection.exec(`
    insert into clients (id, uid, kind, name, company, address_line1, postal_code, city, country, preferences, sort_name, search_text, created_at, updated_at)
      values (1, randomblob(16), 'company', 'Atelier', '', '1 rue des Essais', '69001', 'Lyon', 'FR', '{}', 'atelier', 'atelier', '${at}', '${at}');
    insert into services (id, uid, client_id, service_type, title, date, status, quantity, unit, unit_price, net_cents, vat_category, vat_rate, search_text, created_at, updated_at)
      values (1, randomblob(16), 1, 'maintenance', 'Visite', '2026-11-20', 'done', '1', 'C62', '85.5', 8550, 'S', '20', 'visite', '${at}', '${at}');
    insert into invoices (id, uid, kind, status, client_id, language, net_cents, tax_cents, gross_cents, search_text, created_at, updated_at)
      values (1, randomblob(16), 'invoice', 'draft', 1, 'fr', 8550, 1710, 10260, '', '${at}', '${at}');
    insert into invoice_lines (invoice_id, position, service_id, name, nature, quantity, unit, unit_price, vat_category, vat_rate, discount_cents, net_cents)
      values (1, 1, 1, 'Visite', 'service', '1', 'C62', '85.5', 'S', '20', 0, 8550);
    update invoices set status = 'issued', number = 'FA-A-2026-00001', issue_date = '2026-11-22' where id = 1;
    insert into payments (id, uid, invoice_id, payment_method, amount_paid_cents, payment_date, created_at)
      values (1, randomblob(16), 1, 'card', 5000, '2026-11-22', '${at}'), (2, randomblob(16), 1, 'cash', 100, '2026-11-22', '${at}');
    insert into payment_reversals (payment_id, uid, reason, created_at) values (2, randomblob(16), 'typo', '${at}');`);
  const one = (sql: string): unknown => connection.prepare(sql).get();
  expect(one('select address from report_clients')).toEqual({ address: '1 rue des Essais, 69001 Lyon' });
  expect(one('select price, description from report_services')).toEqual({
    price: 85.5,
    description: 'Visite',
  });
  expect(one('select service_id, amount, payment_status from report_invoices')).toEqual({
    service_id: 1,
    amount: 102.6,
    payment_status: 'partially-paid',
  });
  expect(connection.prepare('select id, amount_paid from report_payments').all()).toEqual([
    { id: 1, amount_paid: 50 },
  ]);
});
