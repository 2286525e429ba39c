import type Database from 'better-sqlite3';
import type { Pace } from './pace.ts';

/** Parts of the schema that are put back after the rows: building them once is faster than keeping them. */
export interface SetAside {
  restoreIndexes(pace: Pace): Promise<void>;
  /** After every row: they would count what is counted already. */
  restoreTriggers(): void;
}

interface SchemaPart {
  readonly type: 'index' | 'trigger';
  readonly name: string;
  readonly sql: string;
}

/** Drops indexes and triggers and remembers their text as the migrations wrote it. */
export function setAside(connection: Database.Database): SetAside {
  const parts = connection
    .prepare<[], SchemaPart>(
      "select type, name, sql from sqlite_schema where type in ('index', 'trigger') and sql is not null and tbl_name not glob '*_fts*'",
    )
    .all();
  // Rows written so far (catalogue, log) stay as they are; each of their triggers has run.
  for (const { type, name } of parts) connection.exec(`drop ${type} "${name}"`);
  return {
    restoreIndexes: async (pace) => {
      const indexes = parts.filter((part) => part.type === 'index');
      pace.step('indexes', indexes.length, 1);
      for (const [position, { sql }] of indexes.entries()) {
        connection.exec(sql);
        await pace.done(position + 1);
      }
    },
    restoreTriggers: () => {
      for (const { type, sql } of parts) if (type === 'trigger') connection.exec(sql);
    },
  };
}

const SIGN = "case kind when 'invoice' then 1 else -1 end";

const LIVE_PAYMENTS = `select invoices.client_id, payments.payment_date, payments.amount_paid_cents as amount,
    payments.amount_paid_cents
      * cast(julianday(payments.payment_date) - julianday(invoices.issue_date) as integer) as waited,
    invoices.credited_by_id
  from payments join invoices on invoices.id = payments.invoice_id
  where payments.id not in (select payment_id from payment_reversals)`;

const MONTH_SUMS = 'invoiced_net_cents, invoiced_gross_cents, received_cents, documents, waited_cent_days';

/** The sums that triggers would have kept; `recomputeSummaries` of the product checks them afterwards. */
export function writeSummaries(connection: Database.Database): void {
  connection.exec(`
    insert into month_summaries (month, client_id, ${MONTH_SUMS})
      select month, client_id, sum(net), sum(gross), sum(received), sum(documents), sum(waited) from (
        select substr(issue_date, 1, 7) as month, client_id, (${SIGN}) * net_cents as net,
          (${SIGN}) * gross_cents as gross, 0 as received, 1 as documents, 0 as waited
          from invoices where status = 'issued'
        union all
        select substr(payment_date, 1, 7), client_id, 0, 0, amount, 0, waited from (${LIVE_PAYMENTS})
      ) group by month, client_id;
    insert into month_totals (month, ${MONTH_SUMS})
      select month, sum(invoiced_net_cents), sum(invoiced_gross_cents), sum(received_cents), sum(documents),
        sum(waited_cent_days)
      from month_summaries group by month;
    insert into client_summaries (client_id, invoiced_net_cents, invoiced_gross_cents, received_cents, balance_cents,
        documents, last_interaction_at)
      select client_id, sum(net), sum(gross), sum(received), sum(balance), sum(documents), max(at) from (
        select client_id, (${SIGN}) * net_cents as net, (${SIGN}) * gross_cents as gross, 0 as received,
          case when kind = 'invoice' and credited_by_id is null then gross_cents else 0 end as balance,
          1 as documents, null as at from invoices where status = 'issued'
        union all
        select client_id, 0, 0, amount, case when credited_by_id is null then -amount else 0 end, 0, null
          from (${LIVE_PAYMENTS})
        union all
        select client_id, 0, 0, 0, 0, 0, max(occurred_at) from interactions group by client_id
      ) group by client_id;`);
}

const FTS_CHUNK = 25_000;

/** Fills a full-text index from its table, a piece at a time so that it can be stopped. */
export async function fillSearch(connection: Database.Database, table: string, pace: Pace): Promise<void> {
  const { last } = connection
    .prepare<[], { readonly last: number }>(`select coalesce(max(id), 0) as last from ${table}`)
    .get() ?? { last: 0 };
  const fill = connection.prepare<[number, number]>(
    `insert into ${table}_fts (rowid, search_text) select id, search_text from ${table} where id > ? and id <= ?`,
  );
  connection.exec(`insert into ${table}_fts (${table}_fts) values ('delete-all')`);
  pace.step(`search in ${table}`, last, 1);
  for (let from = 0; from < last; from += FTS_CHUNK) {
    const to = Math.min(last, from + FTS_CHUNK);
    fill.run(from, to);
    await pace.done(to);
  }
  connection.exec(`insert into ${table}_fts (${table}_fts) values ('optimize')`);
}
