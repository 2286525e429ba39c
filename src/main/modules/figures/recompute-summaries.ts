import type { ReadDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';

/** A kept sum that is not what the documents and payments add up to. */
export interface SummaryDifference {
  readonly table: 'invoices' | 'month_summaries' | 'month_totals' | 'client_summaries';
  /** Keys of the row inside the vault: an invoice's id, `month/client`, a month, or a client's id. */
  readonly key: string;
  readonly column: string;
  readonly kept: number;
  readonly recomputed: number;
}

/** One comparison: rows of kept and of recomputed sums, which cancel out when all is well. */
interface Comparison {
  readonly table: SummaryDifference['table'];
  readonly keys: string;
  readonly keyText: string;
  readonly columns: readonly string[];
  /** Gives the keys and one value per column, several rows per key. */
  readonly recomputed: string;
}

const SIGN = "case kind when 'invoice' then 1 else -1 end";

const LIVE_PAYMENTS = `select payments.invoice_id, payments.payment_date, payments.amount_paid_cents as amount
  from payments where payments.id not in (select payment_id from payment_reversals)`;

/** Cents times days from the issue of the invoice to the payment, of a row of `live` beside its invoice. */
const WAITED = 'live.amount * cast(julianday(live.payment_date) - julianday(invoices.issue_date) as integer)';

const COMPARISONS: readonly Comparison[] = [
  {
    table: 'invoices',
    keys: 'id',
    keyText: 'cast(id as text)',
    columns: ['paid_cents'],
    recomputed: `select invoice_id, amount from (${LIVE_PAYMENTS})`,
  },
  {
    table: 'month_summaries',
    keys: 'month, client_id',
    keyText: "month || '/' || client_id",
    columns: [
      'invoiced_net_cents',
      'invoiced_gross_cents',
      'received_cents',
      'documents',
      'waited_cent_days',
    ],
    recomputed: `
      select substr(issue_date, 1, 7), client_id, (${SIGN}) * net_cents, (${SIGN}) * gross_cents, 0, 1, 0
      from invoices where status = 'issued'
      union all
      select substr(live.payment_date, 1, 7), invoices.client_id, 0, 0, live.amount, 0, ${WAITED}
      from (${LIVE_PAYMENTS}) live join invoices on invoices.id = live.invoice_id`,
  },
  {
    table: 'month_totals',
    keys: 'month',
    keyText: 'month',
    columns: [
      'invoiced_net_cents',
      'invoiced_gross_cents',
      'received_cents',
      'documents',
      'waited_cent_days',
    ],
    recomputed: `
      select substr(issue_date, 1, 7), (${SIGN}) * net_cents, (${SIGN}) * gross_cents, 0, 1, 0
      from invoices where status = 'issued'
      union all
      select substr(live.payment_date, 1, 7), 0, 0, live.amount, 0, ${WAITED}
      from (${LIVE_PAYMENTS}) live join invoices on invoices.id = live.invoice_id`,
  },
  {
    table: 'client_summaries',
    keys: 'client_id',
    keyText: 'cast(client_id as text)',
    columns: ['invoiced_net_cents', 'invoiced_gross_cents', 'received_cents', 'documents', 'balance_cents'],
    recomputed: `
      select client_id, (${SIGN}) * net_cents, (${SIGN}) * gross_cents, 0, 1,
        case when kind = 'invoice' and credited_by_id is null then gross_cents else 0 end
      from invoices where status = 'issued'
      union all
      select invoices.client_id, 0, 0, live.amount, 0,
        case when invoices.credited_by_id is null then -live.amount else 0 end
      from (${LIVE_PAYMENTS}) live join invoices on invoices.id = live.invoice_id`,
  },
];

/** A row of which at least one column differs; kept and recomputed values as `kept0`, `recomputed0`… */
type Differing = { readonly key: string } & Readonly<Record<`${'kept' | 'recomputed'}${number}`, number>>;

/** SQL text that answers the differing rows; one that is missing on either side counts as zeros. */
function differingText({ table, keys, keyText, columns, recomputed }: Comparison): string {
  const numbers = columns.map((_, index) => String(index));
  const names = [
    ...keys.split(', '),
    ...numbers.map((index) => `k${index}`),
    ...numbers.map((index) => `r${index}`),
  ];
  const zeros = numbers.map(() => '0').join(', ');
  const sums = numbers.map((index) => `sum(k${index}) as kept${index}, sum(r${index}) as recomputed${index}`);
  const differs = numbers.map((index) => `sum(k${index}) <> sum(r${index})`);
  // The recomputed rows name their columns by place: keys first, then the values, after the zeros of what is kept.
  const computedNames = [...keys.split(', '), ...numbers.map((index) => `r${index}`)].join(', ');
  const computed = `computed(${computedNames}) as (${recomputed})`;
  return `with ${computed}, both(${names.join(', ')}) as (
      select ${keys}, ${columns.join(', ')}, ${zeros} from ${table}
      union all
      select ${keys}, ${zeros}, ${numbers.map((index) => `r${index}`).join(', ')} from computed
    )
    select ${keyText} as key, ${sums.join(', ')} from both group by ${keys} having ${differs.join(' or ')}
    order by ${keys}`;
}

/**
 * Compares every sum that triggers keep with a recomputation from documents and payments; empty when all is well.
 *
 * A wrong trigger cannot go unseen (performance.md §9.4). Reads the whole accounting: for idle time and tests.
 */
export const recomputeSummaries = (db: ReadDb): readonly SummaryDifference[] =>
  COMPARISONS.flatMap((comparison) =>
    rowsOf<Differing>(db, differingText(comparison)).flatMap((row) =>
      comparison.columns.flatMap((column, index): readonly SummaryDifference[] => {
        const kept = row[`kept${index}`] ?? 0;
        const recomputed = row[`recomputed${index}`] ?? 0;
        return kept === recomputed
          ? []
          : [{ table: comparison.table, key: row.key, column, kept, recomputed }];
      }),
    ),
  );
