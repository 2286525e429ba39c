import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { change, rowOf, rowsOf } from '#main/modules/lists/statements.ts';

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
  /** The key by which the work is cut into slices. */
  readonly sliced: string;
  readonly slices: (db: ReadDb) => readonly Slice[];
  readonly columns: readonly string[];
  /** Gives the keys and one value per column, several rows per key, of the slice alone. */
  readonly recomputed: string;
}

/** Keys from one to another, both among them. */
interface Slice {
  readonly from: number | string;
  readonly to: number | string;
}

const SIGN = "case kind when 'invoice' then 1 else -1 end";

const LIVE_PAYMENTS = `select payments.invoice_id, payments.payment_date, payments.amount_paid_cents as amount
  from payments where payments.id not in (select payment_id from payment_reversals)`;

/** Cents times days from the issue of the invoice to the payment, of a row of `live` beside its invoice. */
const WAITED = 'live.amount * cast(julianday(live.payment_date) - julianday(invoices.issue_date) as integer)';

/**
 * Some milliseconds of work, also where each document has to be fetched and decrypted first: at a tenth of a million
 * clients, slices ten times as large stood in the way of the window for a tenth of a second.
 */
const ROWS_AT_ONCE = 200;
const CLIENTS_AT_ONCE = 50;

const numbered =
  (table: 'invoices' | 'clients', step: number): Comparison['slices'] =>
  (db) => {
    const last = rowOf<{ last: number | null }>(db, `select max(id) as last from ${table}`)?.last ?? 0;
    return Array.from({ length: Math.ceil(last / step) }, (_, index) => ({
      from: index * step + 1,
      to: (index + 1) * step,
    }));
  };

const MONTHS = '01 02 03 04 05 06 07 08 09 10 11 12'.split(' ');

/** Months of the years that have a sum. */
const months: Comparison['slices'] = (db) =>
  rowsOf<{ year: string }>(
    db,
    `select distinct substr(month, 1, 4) as year from month_totals
      union select distinct substr(month, 1, 4) from month_summaries order by year`,
  ).flatMap(({ year }) => MONTHS.map((month) => ({ from: `${year}-${month}`, to: `${year}-${month}` })));

const COMPARISONS: readonly Comparison[] = [
  {
    table: 'invoices',
    keys: 'id',
    keyText: 'cast(id as text)',
    columns: ['paid_cents'],
    sliced: 'id',
    slices: numbered('invoices', ROWS_AT_ONCE),
    recomputed: `select invoice_id, amount from (${LIVE_PAYMENTS}) where invoice_id between :from and :to`,
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
    sliced: 'client_id',
    slices: numbered('clients', CLIENTS_AT_ONCE),
    recomputed: `
      select substr(issue_date, 1, 7), client_id, (${SIGN}) * net_cents, (${SIGN}) * gross_cents, 0, 1, 0
      from invoices where status = 'issued' and client_id between :from and :to
      union all
      select substr(live.payment_date, 1, 7), invoices.client_id, 0, 0, live.amount, 0, ${WAITED}
      from invoices join (${LIVE_PAYMENTS}) live on live.invoice_id = invoices.id
      where invoices.client_id between :from and :to`,
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
    sliced: 'month',
    slices: months,
    recomputed: `
      select substr(issue_date, 1, 7), (${SIGN}) * net_cents, (${SIGN}) * gross_cents, 0, 1, 0
      from invoices where status = 'issued' and issue_date between :from || '-01' and :to || '-31'
      union all
      select substr(live.payment_date, 1, 7), 0, 0, live.amount, 0, ${WAITED}
      from (${LIVE_PAYMENTS}) live join invoices on invoices.id = live.invoice_id
      where live.payment_date between :from || '-01' and :to || '-31'`,
  },
  {
    table: 'client_summaries',
    keys: 'client_id',
    keyText: 'cast(client_id as text)',
    columns: ['invoiced_net_cents', 'invoiced_gross_cents', 'received_cents', 'documents', 'balance_cents'],
    sliced: 'client_id',
    slices: numbered('clients', CLIENTS_AT_ONCE),
    recomputed: `
      select client_id, (${SIGN}) * net_cents, (${SIGN}) * gross_cents, 0, 1,
        case when kind = 'invoice' and credited_by_id is null then gross_cents else 0 end
      from invoices where status = 'issued' and client_id between :from and :to
      union all
      select invoices.client_id, 0, 0, live.amount, 0,
        case when invoices.credited_by_id is null then -live.amount else 0 end
      from invoices join (${LIVE_PAYMENTS}) live on live.invoice_id = invoices.id
      where invoices.client_id between :from and :to`,
  },
];

/** A row of which at least one column differs; kept and recomputed values as `kept0`, `recomputed0`… */
type Differing = { readonly key: string } & Readonly<Record<`${'kept' | 'recomputed'}${number}`, number>>;

/** SQL text that answers the differing rows; one that is missing on either side counts as zeros. */
function differingText({ table, keys, keyText, sliced, columns, recomputed }: Comparison): string {
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
  // SQLite would skip through every month for each slice of clients.
  const kept = table === 'month_summaries' ? `${table} indexed by month_summaries_by_client` : table;
  return `with ${computed}, both(${names.join(', ')}) as (
      select ${keys}, ${columns.join(', ')}, ${zeros} from ${kept} where ${sliced} between :from and :to
      union all
      select ${keys}, ${zeros}, ${numbers.map((index) => `r${index}`).join(', ')} from computed
    )
    select ${keyText} as key, ${sums.join(', ')} from both group by ${keys} having ${differs.join(' or ')}
    order by ${keys}`;
}

/**
 * Compares every sum that triggers keep with a recomputation from documents and payments; empty when all is well.
 *
 * A wrong trigger cannot go unseen (performance.md §9.4). Reads the whole accounting in one go: for tests.
 */
export const recomputeSummaries = (db: ReadDb): readonly SummaryDifference[] =>
  COMPARISONS.flatMap((comparison) =>
    comparison.slices(db).flatMap((slice) =>
      differingRows(db, comparison, slice).flatMap((row) =>
        comparison.columns.flatMap((column, index): readonly SummaryDifference[] => {
          const kept = row[`kept${index}`] ?? 0;
          const recomputed = row[`recomputed${index}`] ?? 0;
          return kept === recomputed
            ? []
            : [{ table: comparison.table, key: row.key, column, kept, recomputed }];
        }),
      ),
    ),
  );

/**
 * Compares in slices that give way to other calls, and puts right what differs; answers how many rows it repaired.
 *
 * Each slice is compared and repaired in one turn, with an entry of the log in the same transaction that names the
 * table and the number of rows. Stops quietly when the vault is closed meanwhile.
 */
export async function repairSummaries(vault: VaultRuntime): Promise<number> {
  let repaired = 0;
  for (const comparison of COMPARISONS) {
    if (!vault.isOpen()) return repaired;
    for (const slice of comparison.slices(vault.read())) {
      await nextTurn();
      if (!vault.isOpen()) return repaired;
      const rows = differingRows(vault.read(), comparison, slice);
      if (rows.length === 0) continue;
      vault.write((db) => {
        for (const row of rows) repairRow(db, comparison, row);
        appendOwnAct(db, vault, {
          action: 'summaries.repaired',
          class: 'accounting',
          objectKind: 'summary',
          details: { table: comparison.table, rows: rows.length },
        });
      });
      repaired += rows.length;
    }
  }
  return repaired;
}

const differingRows = (db: ReadDb, comparison: Comparison, slice: Slice): readonly Differing[] =>
  rowsOf<Differing>(db, differingText(comparison), { ...slice });

function repairRow(db: WriteDb, { table, keys, columns }: Comparison, row: Differing): void {
  const keyNames = keys.split(', ');
  const values: Record<string, string | number> = {};
  for (const [index, part] of row.key.split('/').entries()) values[`key${String(index)}`] = part;
  for (const index of columns.keys()) values[`value${String(index)}`] = row[`recomputed${index}`] ?? 0;
  const set = columns.map((column, index) => `${column} = :value${String(index)}`).join(', ');
  const where = keyNames.map((name, index) => `${name} = :key${String(index)}`).join(' and ');
  const updated = change(db, `update ${table} set ${set} where ${where}`, values);
  if (updated > 0) return;
  const names = [...keyNames, ...columns].join(', ');
  const places = Object.keys(values)
    .map((name) => `:${name}`)
    .join(', ');
  change(db, `insert into ${table} (${names}) values (${places})`, values);
}
