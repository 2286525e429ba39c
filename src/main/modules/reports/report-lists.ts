import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import type { Period } from '#main/modules/figures/period-parts.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { ReportDocument, ReportList } from '#shared/domain/reports/report-document.ts';

type Lists = NonNullable<ReportDocument['lists']>;
type RowOf<List> = List extends ReportList<infer Row> ? Row : never;

/** Rows printed of each list: about seven pages; what is more is counted and read in the application. */
const PRINTED_ROWS = 300;

/** What was done, issued and received in a period, oldest first. */
export function reportLists(db: ReadDb, access: Access, { from, to }: Period): Lists {
  const values = { ...actorOf(access), from, to };
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller states what its SQL answers.
  const list = <Row>(columns: string, source: string, order: string): ReportList<Row> => {
    const rows = rowsOf<Row>(db, `select ${columns} from ${source} order by ${order} limit @limit`, {
      ...values,
      limit: PRINTED_ROWS,
    });
    const all = rowOf<{ readonly count: number }>(db, `select count(*) as count from ${source}`, values);
    return { rows, more: (all?.count ?? 0) - rows.length };
  };
  return {
    services: list<RowOf<Lists['services']>>(
      `services.date, clients.name as client, services.title, services.service_type as serviceType,
       coalesce(users.name, '') as technician, services.net_cents as net`,
      `services join clients on clients.id = services.client_id left join users on users.id = services.technician_id
       where services.status = 'done' and services.date between @from and @to
         and ${ownClients(access, 'services.client_id')}`,
      'services.date, services.id',
    ),
    invoices: list<RowOf<Lists['invoices']>>(
      `invoices.issue_date as date, invoices.number, clients.name as client,
       case invoices.kind when 'invoice' then 1 else -1 end * invoices.gross_cents as gross,
       case when ${OPEN_INVOICE} then invoices.gross_cents - invoices.paid_cents else 0 end as rest`,
      `invoices join clients on clients.id = invoices.client_id
       where invoices.issue_date between @from and @to and invoices.status = 'issued'
         and ${ownClients(access, 'invoices.client_id')}`,
      'invoices.issue_date, invoices.id',
    ),
    payments: list<RowOf<Lists['payments']>>(
      `payments.payment_date as date, invoices.number, clients.name as client, payments.payment_method as method,
       payments.amount_paid_cents as amount`,
      `payments join invoices on invoices.id = payments.invoice_id join clients on clients.id = invoices.client_id
       where payments.payment_date between @from and @to
         and not exists (select 1 from payment_reversals where payment_id = payments.id)
         and ${ownClients(access, 'invoices.client_id')}`,
      'payments.payment_date, payments.id',
    ),
  };
}
