import type { Actor } from '#main/app/access.ts';
import { AGEING_BUCKETS, type AgeingBucket } from '#shared/domain/figures/ageing.ts';
import { addDays, daysBetween, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { MoneyBase } from './money-base.ts';

/*
 * Every figure made again in plain TypeScript from the business rows: no summary, no view, no code of the product's
 * figures. What the two sides share are the rows and the names of the ageing steps.
 */

interface InvoiceRow {
  readonly id: number;
  readonly clientId: number;
  readonly kind: 'invoice' | 'credit-note';
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate | null;
  readonly net: number;
  readonly gross: number;
  readonly creditedBy: number | null;
}

interface PaymentRow {
  readonly id: number;
  readonly invoiceId: number;
  readonly amount: number;
  readonly paidOn: LocalDate;
}

interface ServiceRow {
  readonly clientId: number;
  readonly type: string;
  readonly technicianId: number | null;
  readonly date: LocalDate;
  readonly status: string;
  readonly net: number;
  readonly unit: string;
  readonly quantity: string;
  readonly plannedFrom: string;
  readonly plannedTo: string;
}

/** The rows of a vault that a person may see, as they lie in the tables. */
export interface BusinessRows {
  readonly invoices: readonly InvoiceRow[];
  /** Reversed ones are not among them. */
  readonly payments: readonly PaymentRow[];
  readonly services: readonly ServiceRow[];
  readonly clients: ReadonlyMap<number, string>;
}

/** Reads the rows; `owner` limits them to the clients that person follows or is assigned to. */
export function businessRows(base: MoneyBase, owner: Actor | null): BusinessRows {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller states what its SQL answers.
  const all = <Row>(text: string): readonly Row[] => base.connection.prepare(text).all() as Row[];
  const assigned = new Set(
    all<{ readonly clientId: number; readonly userId: number }>(
      'select client_id as clientId, user_id as userId from client_assignments',
    )
      .filter(({ userId }) => userId === owner?.id)
      .map(({ clientId }) => clientId),
  );
  const clients = new Map(
    all<{ readonly id: number; readonly name: string; readonly ownerId: number | null }>(
      'select id, name, owner_id as ownerId from clients',
    )
      .filter((client) => owner === null || client.ownerId === owner.id || assigned.has(client.id))
      .map((client) => [client.id, client.name]),
  );
  const invoices = all<InvoiceRow>(
    `select id, client_id as clientId, kind, issue_date as issueDate, due_date as dueDate, net_cents as net,
       gross_cents as gross, credited_by_id as creditedBy from invoices where number is not null`,
  ).filter((invoice) => clients.has(invoice.clientId));
  const reversed = new Set(
    all<{ readonly id: number }>('select payment_id as id from payment_reversals').map(({ id }) => id),
  );
  const known = new Set(invoices.map(({ id }) => id));
  const payments = all<PaymentRow>(
    'select id, invoice_id as invoiceId, amount_paid_cents as amount, payment_date as paidOn from payments',
  ).filter((payment) => !reversed.has(payment.id) && known.has(payment.invoiceId));
  const services = all<ServiceRow>(
    `select client_id as clientId, service_type as type, technician_id as technicianId, date, status,
       net_cents as net, unit, quantity, planned_from as plannedFrom, planned_to as plannedTo from services`,
  ).filter((service) => clients.has(service.clientId));
  return { invoices, payments, services, clients };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isWithin = (day: LocalDate, from: LocalDate, to: LocalDate): boolean => day >= from && day <= to;
const signOf = (invoice: InvoiceRow): number => (invoice.kind === 'invoice' ? 1 : -1);

const bucketOf = (late: number): AgeingBucket => {
  if (late <= 0) return AGEING_BUCKETS[0];
  if (late <= 30) return AGEING_BUCKETS[1];
  if (late <= 60) return AGEING_BUCKETS[2];
  return late <= 90 ? AGEING_BUCKETS[3] : AGEING_BUCKETS[4];
};

/** Open invoices by days late on a day, and the overdue amount of each client's name. */
export function ageingOutside(rows: BusinessRows, today: LocalDate) {
  const open = rows.invoices.flatMap((invoice) => {
    if (invoice.kind !== 'invoice' || invoice.creditedBy !== null || invoice.dueDate === null) return [];
    const paid = sum(
      rows.payments.filter(({ invoiceId }) => invoiceId === invoice.id).map(({ amount }) => amount),
    );
    const rest = invoice.gross - paid;
    return rest > 0 ? [{ ...invoice, rest, late: daysBetween(invoice.dueDate, today) }] : [];
  });
  return {
    buckets: AGEING_BUCKETS.map((bucket) => {
      const inside = open.filter(({ late }) => bucketOf(late) === bucket);
      return { bucket, invoices: inside.length, rest: sum(inside.map(({ rest }) => rest)) };
    }),
    late: new Map(
      [
        ...Map.groupBy(
          open.filter(({ late }) => late > 0),
          ({ clientId }) => clientId,
        ),
      ].map(([clientId, invoices]) => [
        rows.clients.get(clientId) ?? '',
        {
          invoices: invoices.length,
          overdue: sum(invoices.map(({ rest }) => rest)),
          days: Math.max(...invoices.map(({ late }) => late)),
        },
      ]),
    ),
  };
}

/** Payment delay and days sales outstanding, to a tenth. */
export function delaysOutside(rows: BusinessRows, from: LocalDate, to: LocalDate, today: LocalDate) {
  const issued = new Map(rows.invoices.map((invoice) => [invoice.id, invoice.issueDate]));
  const received = rows.payments.filter(({ paidOn }) => isWithin(paidOn, from, to));
  const total = sum(received.map(({ amount }) => amount));
  const waited = sum(
    received.map(
      ({ amount, invoiceId, paidOn }) => amount * daysBetween(issued.get(invoiceId) ?? paidOn, paidOn),
    ),
  );
  const end = to < today ? to : today;
  const gross = sum(
    rows.invoices
      .filter(({ issueDate }) => isWithin(issueDate, from, to))
      .map((invoice) => signOf(invoice) * invoice.gross),
  );
  const owed =
    sum(
      rows.invoices
        .filter(({ issueDate }) => issueDate <= end)
        .map((invoice) => signOf(invoice) * invoice.gross),
    ) - sum(rows.payments.filter(({ paidOn }) => paidOn <= end).map(({ amount }) => amount));
  const days = daysBetween(from, end) + 1;
  return {
    averageDays: total > 0 ? Math.round((waited / total) * 10) / 10 : null,
    salesOutstandingDays: gross > 0 && end >= from ? Math.round((owed / gross) * days * 10) / 10 : null,
  };
}

/** Services done by type. */
export const typesOutside = (rows: BusinessRows, from: LocalDate, to: LocalDate) =>
  ['diagnostic', 'training', 'maintenance', 'other'].map((serviceType) => {
    const done = rows.services.filter(
      (service) =>
        service.status === 'done' && service.type === serviceType && isWithin(service.date, from, to),
    );
    return { serviceType, services: done.length, net: sum(done.map(({ net }) => net)) };
  });

// Service-Public, "jours fériés": 2026 written out, so that the rule for Easter is not its own judge.
const HOLIDAYS: ReadonlySet<string> = new Set([
  '2026-01-01',
  '2026-04-06',
  '2026-05-01',
  '2026-05-08',
  '2026-05-14',
  '2026-05-25',
  '2026-07-14',
  '2026-08-15',
  '2026-11-01',
  '2026-11-11',
  '2026-12-25',
]);

/** Minutes done by a technician, and minutes there were in a period of 2026 until today. */
export function hoursOutside(
  rows: BusinessRows,
  technicianId: number,
  period: { readonly from: LocalDate; readonly to: LocalDate },
  weeklyHours: number,
) {
  const clock = (time: string): number => {
    const [hours = '0', minutes = '0'] = time.split(':');
    return Number(hours) * 60 + Number(minutes);
  };
  const own = rows.services.filter(
    (service) =>
      service.technicianId === technicianId &&
      service.status === 'done' &&
      isWithin(service.date, period.from, period.to),
  );
  const minutes = own.map((service) => {
    if (service.unit === 'HUR') return Math.round(Number(service.quantity) * 60);
    if (service.unit === 'DAY') return Math.round((Number(service.quantity) * weeklyHours * 60) / 5);
    const isPlanned = service.plannedFrom !== '' && service.plannedTo > service.plannedFrom;
    return isPlanned ? clock(service.plannedTo) - clock(service.plannedFrom) : null;
  });
  let days = 0;
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    const weekday = (daysBetween(localDate('2024-01-01'), day) % 7) + 1;
    if (weekday <= 5 && !HOLIDAYS.has(day)) days += 1;
  }
  return {
    services: own.length,
    withoutHours: minutes.filter((one) => one === null).length,
    minutesDone: sum(minutes.map((one) => one ?? 0)),
    minutesAvailable: Math.round(((weeklyHours * 60) / 5) * days),
  };
}
