import type { ReadDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';

/** A kept sum that is not what the documents and payments add up to. */
export interface SummaryDifference {
  readonly table: 'invoices' | 'month_summaries' | 'client_summaries';
  /** Keys of the row inside the vault: an invoice's id, `month/client`, or a client's id. */
  readonly key: string;
  readonly column: string;
  readonly kept: number;
  readonly recomputed: number;
}

const SIGN = "case kind when 'invoice' then 1 else -1 end";

const LIVE_PAYMENTS = `select payments.invoice_id, payments.payment_date, payments.amount_paid_cents as amount
  from payments where not exists (select 1 from payment_reversals where payment_id = payments.id)`;

const PAID = `select 'invoices' as "table", cast(invoices.id as text) as key, 'paid_cents' as "column",
    paid_cents as kept, coalesce(live.amount, 0) as recomputed
  from invoices left join (select invoice_id, sum(amount) as amount from (${LIVE_PAYMENTS}) group by invoice_id) live
    on live.invoice_id = invoices.id
  where kept <> recomputed`;

const MONTH_ROWS = `
  select substr(issue_date, 1, 7) as month, client_id, (${SIGN}) * net_cents as net, (${SIGN}) * gross_cents as gross,
    0 as received, 1 as documents
  from invoices where status = 'issued'
  union all
  select substr(live.payment_date, 1, 7), invoices.client_id, 0, 0, live.amount, 0
  from (${LIVE_PAYMENTS}) live join invoices on invoices.id = live.invoice_id`;

const CLIENT_ROWS = `
  select client_id, (${SIGN}) * net_cents as net, (${SIGN}) * gross_cents as gross, 0 as received, 1 as documents,
    case when kind = 'invoice' and credited_by_id is null then gross_cents else 0 end as balance
  from invoices where status = 'issued'
  union all
  select invoices.client_id, 0, 0, live.amount, 0,
    case when invoices.credited_by_id is null then -live.amount else 0 end
  from (${LIVE_PAYMENTS}) live join invoices on invoices.id = live.invoice_id`;

const COLUMNS = {
  invoiced_net_cents: 'net',
  invoiced_gross_cents: 'gross',
  received_cents: 'received',
  documents: 'documents',
  balance_cents: 'balance',
} as const;

/** Differences of one column between the kept rows and the recomputed ones; a row that is missing counts as zeros. */
const columnDifferences = (
  table: 'month_summaries' | 'client_summaries',
  keyColumns: string,
  keyText: string,
  column: keyof typeof COLUMNS,
  rows: string,
): string => `
  select '${table}' as "table", ${keyText} as key, '${column}' as "column", sum(kept) as kept,
    sum(recomputed) as recomputed
  from (
    select ${keyColumns}, ${column} as kept, 0 as recomputed from ${table}
    union all
    select ${keyColumns}, 0, ${COLUMNS[column]} from (${rows})
  ) group by ${keyColumns} having sum(kept) <> sum(recomputed)`;

/**
 * Compares every sum that triggers keep with a recomputation from documents and payments; empty when all is well.
 *
 * A wrong trigger cannot go unseen (performance.md §9.4). Reads the whole accounting: for idle time and tests.
 */
export function recomputeSummaries(db: ReadDb): readonly SummaryDifference[] {
  const both = ['invoiced_net_cents', 'invoiced_gross_cents', 'received_cents', 'documents'] as const;
  const questions = [
    PAID,
    ...both.map((column) =>
      columnDifferences(
        'month_summaries',
        'month, client_id',
        "month || '/' || client_id",
        column,
        MONTH_ROWS,
      ),
    ),
    ...([...both, 'balance_cents'] as const).map((column) =>
      columnDifferences('client_summaries', 'client_id', 'cast(client_id as text)', column, CLIENT_ROWS),
    ),
  ];
  return questions.flatMap((question) => rowsOf<SummaryDifference>(db, question));
}
