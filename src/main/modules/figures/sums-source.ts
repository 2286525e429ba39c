import type { Access } from '#main/app/access.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, type SqlValue } from '#main/modules/lists/statements.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { periodParts, type Period } from './period-parts.ts';

/** A table expression of sums by month and client, with its parameters. */
export interface SumsSource {
  /** Columns `month`, `client_id`, `net`, `gross`, `received`, `documents`, `waited`; several rows per month and client. */
  readonly text: string;
  readonly values: Readonly<Record<string, SqlValue>>;
}

const SIGN = "case kind when 'invoice' then 1 else -1 end";

/** All there ever was, per client: `month` is empty. */
const EVERYTHING = `select '' as month, client_id, invoiced_net_cents as net, invoiced_gross_cents as gross,
    received_cents as received, documents
  from client_summaries`;

/**
 * Sums over a period by client, without their months and without what was waited for.
 *
 * A period that holds all there ever was reads one row per client instead of one per client and month.
 */
export function clientSumsSource(db: ReadDb, access: Access, period: Period): SumsSource {
  const { months } = periodParts(period);
  const known = rowOf<{ readonly first: string | null; readonly last: string | null }>(
    db,
    'select (select min(month) from month_summaries) as first, (select max(month) from month_summaries) as last',
  );
  const holdsAll =
    months !== null &&
    (known?.first ?? months.first) >= months.first &&
    (known?.last ?? months.last) <= months.last;
  return holdsAll
    ? {
        text: `(${EVERYTHING} where ${ownClients(access, 'client_summaries.client_id')})`,
        values: actorOf(access),
      }
    : sumsSource(access, period, { byClient: true });
}

/** The sums kept per month: over all clients where nobody asks whose they are and the grant reaches all. */
function keptMonths(access: Access, isByClient: boolean): string {
  const columns = `invoiced_net_cents as net, invoiced_gross_cents as gross, received_cents as received, documents,
      waited_cent_days as waited`;
  const span = 'month between @firstMonth and @lastMonth';
  if (access.reach === 'all' && !isByClient)
    return `select month, 0 as client_id, ${columns} from month_totals where ${span}`;
  const own = access.reach === 'all' ? '' : ` and ${ownClients(access, 'month_summaries.client_id')}`;
  return `select month, client_id, ${columns} from month_summaries where ${span}${own}`;
}

/**
 * What was invoiced and received in a period, limited to the actor's clients where the grant says so.
 *
 * Whole months come from the sums that triggers keep, days from the rows, by indexes that cover the sums.
 * Credit notes are deducted on their own day; a reversed payment counts on no day, not even on the one it came in.
 * `waited` is cents times days from issue to payment. Without `byClient` the client may be missing (0).
 */
export function sumsSource(
  access: Access,
  period: Period,
  { byClient = false }: { readonly byClient?: boolean } = {},
): SumsSource {
  const { months, days } = periodParts(period);
  const values: Record<string, SqlValue> = { ...actorOf(access) };
  const own = (column: string): string =>
    access.reach === 'all' ? '' : ` and ${ownClients(access, column)}`;
  const parts: string[] = [];
  if (months !== null) {
    values['firstMonth'] = months.first;
    values['lastMonth'] = months.last;
    parts.push(keptMonths(access, byClient));
  }
  for (const [index, { from, to }] of days.entries()) {
    const [fromName, toName] = [`from${String(index)}`, `to${String(index)}`];
    values[fromName] = from;
    values[toName] = to;
    parts.push(
      `select substr(issue_date, 1, 7) as month, client_id, (${SIGN}) * net_cents as net,
         (${SIGN}) * gross_cents as gross, 0 as received, 1 as documents, 0 as waited
       from invoices indexed by invoices_sums
       where issue_date between @${fromName} and @${toName} and status = 'issued'${own('invoices.client_id')}`,
      `select substr(payment_date, 1, 7) as month, invoices.client_id, 0 as net, 0 as gross,
         amount_paid_cents as received, 0 as documents,
         amount_paid_cents * cast(julianday(payment_date) - julianday(issue_date) as integer) as waited
       from payments indexed by payments_sums cross join invoices on invoices.id = payments.invoice_id
       where payment_date between @${fromName} and @${toName}
         and not exists (select 1 from payment_reversals where payment_id = payments.id)${own('invoices.client_id')}`,
    );
  }
  const nothing = `select '' as month, 0 as client_id, 0 as net, 0 as gross, 0 as received, 0 as documents,
    0 as waited where 0`;
  return { text: `(${(parts.length === 0 ? [nothing] : parts).join(' union all ')})`, values };
}
