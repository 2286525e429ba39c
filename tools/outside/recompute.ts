import { dayAfter, daysFrom, workdays } from './calendar.ts';
import type { ExportedRow, ExportedRows } from './exported-rows.ts';

/*
 * Every figure made again from the exported files alone: no SQL, no kept sum, no code of the product's figures.
 * Amounts are whole cents. A period is `{ from, to }`, both ends included.
 */

/** First and last day, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

interface Document {
  readonly uid: string;
  readonly client: string;
  readonly isInvoice: boolean;
  readonly day: string;
  readonly due: string;
  readonly net: number;
  readonly gross: number;
  readonly isCredited: boolean;
  readonly isSent: boolean;
}

interface Receipt {
  readonly document: Document;
  readonly day: string;
  readonly amount: number;
}

/** The facts that money figures are sums of. */
export interface Facts {
  readonly documents: readonly Document[];
  /** Reversed payments are none. */
  readonly receipts: readonly Receipt[];
}

const cell = (row: ExportedRow, column: string): string => {
  const text = row[column];
  if (text === undefined) throw new Error(`The export has no column ${column}`);
  return text;
};

/** Cents of `1234,5`. */
function centsOf(text: string): number {
  const [units = '', decimals = ''] = text.replace('-', '').split(',');
  const amount = Number(units) * 100 + Number(decimals.padEnd(2, '0'));
  return text.startsWith('-') ? -amount : amount;
}

const add = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0);
const isIn = (day: string, { from, to }: Days): boolean => day >= from && day <= to;
const signed = (document: Document, amount: number): number => (document.isInvoice ? amount : -amount);
const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** Reads the facts. */
export function factsOf(rows: ExportedRows): Facts {
  const documents = rows.invoices
    .filter((row) => cell(row, 'number') !== '')
    .map((row) => ({
      uid: cell(row, 'uid'),
      client: cell(row, 'clientUid'),
      isInvoice: cell(row, 'kind') === 'invoice',
      day: cell(row, 'issueDate'),
      due: cell(row, 'dueDate'),
      net: centsOf(cell(row, 'net')),
      gross: centsOf(cell(row, 'gross')),
      isCredited: cell(row, 'creditedByUid') !== '',
      isSent: cell(row, 'sentAt') !== '',
    }));
  const byUid = new Map(documents.map((document) => [document.uid, document]));
  const receipts = rows.payments
    .filter((row) => cell(row, 'reversedAt') === '')
    .flatMap((row) => {
      const document = byUid.get(cell(row, 'invoiceUid'));
      if (document === undefined) throw new Error('A payment without its invoice');
      return [{ document, day: cell(row, 'paidOn'), amount: centsOf(cell(row, 'amount')) }];
    });
  return { documents, receipts };
}

/** Invoiced, received and documents of a period. */
export function money(facts: Facts, days: Days) {
  const documents = facts.documents.filter((document) => isIn(document.day, days));
  return {
    invoicedNet: add(documents.map((one) => signed(one, one.net))),
    invoicedGross: add(documents.map((one) => signed(one, one.gross))),
    received: add(facts.receipts.filter(({ day }) => isIn(day, days)).map(({ amount }) => amount)),
    documents: documents.length,
  };
}

/** The same for each client to whom something happened in the period, and what it owes today. */
export function moneyByClient(facts: Facts, days: Days) {
  const clients = new Set([
    ...facts.documents.filter(({ day }) => isIn(day, days)).map(({ client }) => client),
    ...facts.receipts.filter(({ day }) => isIn(day, days)).map(({ document }) => document.client),
  ]);
  const open = openInvoices(facts);
  return [...clients].map((client) => ({
    client,
    ...money(
      {
        documents: facts.documents.filter((document) => document.client === client),
        receipts: facts.receipts.filter(({ document }) => document.client === client),
      },
      days,
    ),
    rest: add(open.filter((one) => one.client === client).map(({ rest }) => rest)),
  }));
}

/** Invoices that are neither credited nor wholly paid. */
export function openInvoices(facts: Facts) {
  const paid = Map.groupBy(facts.receipts, ({ document }) => document.uid);
  return facts.documents
    .filter((document) => document.isInvoice && !document.isCredited)
    .map((document) => ({
      ...document,
      rest: document.gross - add((paid.get(document.uid) ?? []).map(({ amount }) => amount)),
    }))
    .filter(({ rest }) => rest > 0);
}

const STEPS: readonly (readonly [name: string, from: number, to: number])[] = [
  ['not-due', -Infinity, 0],
  ['1-30', 1, 30],
  ['31-60', 31, 60],
  ['61-90', 61, 90],
  ['over-90', 91, Infinity],
];

/** The aged balance of a day, and who owes how much past the due day. */
export function ageing(facts: Facts, today: string) {
  const open = openInvoices(facts).map((one) => ({ ...one, late: daysFrom(one.due, today) }));
  const overdue = Map.groupBy(
    open.filter(({ late }) => late > 0),
    ({ client }) => client,
  );
  return {
    outstanding: add(open.map(({ rest }) => rest)),
    overdue: add(open.filter(({ late }) => late > 0).map(({ rest }) => rest)),
    buckets: STEPS.map(([bucket, from, to]) => {
      const inside = open.filter(({ late }) => late >= from && late <= to);
      return { bucket, invoices: inside.length, rest: add(inside.map(({ rest }) => rest)) };
    }),
    late: [...overdue].map(([client, invoices]) => ({
      client,
      invoices: invoices.length,
      overdue: add(invoices.map(({ rest }) => rest)),
      oldest: invoices.map(({ due }) => due).toSorted()[0] ?? '',
    })),
  };
}

/** Average payment delay, days sales outstanding and receivables of a period that has begun. */
export function delays(facts: Facts, { from, to }: Days, today: string) {
  const until = to < today ? to : today;
  const upTo = money(facts, { from: '0001-01-01', to: until });
  const { invoicedGross } = money(facts, { from, to });
  const receipts = facts.receipts.filter(({ day }) => isIn(day, { from, to }));
  const received = add(receipts.map(({ amount }) => amount));
  const waited = add(receipts.map(({ document, day, amount }) => amount * daysFrom(document.day, day)));
  const receivables = upTo.invoicedGross - upTo.received;
  return {
    averageDays: received > 0 ? toTenth(waited / received) : null,
    salesOutstandingDays:
      invoicedGross > 0 ? toTenth((receivables / invoicedGross) * (daysFrom(from, until) + 1)) : null,
    receivables,
    until,
  };
}

const isDone = (row: ExportedRow): boolean => cell(row, 'status') === 'done';

/** Services done in a period by type. */
export const doneByType = (rows: ExportedRows, days: Days) =>
  ['diagnostic', 'training', 'maintenance', 'other'].map((serviceType) => {
    const done = rows.services.filter(
      (row) => isDone(row) && cell(row, 'serviceType') === serviceType && isIn(cell(row, 'date'), days),
    );
    return { serviceType, services: done.length, net: add(done.map((row) => centsOf(cell(row, 'net')))) };
  });

/** Services done in a period. */
export const doneIn = (rows: ExportedRows, days: Days): number =>
  add(doneByType(rows, days).map(({ services }) => services));

/** Work done and on no document. */
export function toInvoice(rows: ExportedRows) {
  const waiting = rows.services.filter((row) => isDone(row) && cell(row, 'invoiceUid') === '');
  return { count: waiting.length, net: add(waiting.map((row) => centsOf(cell(row, 'net')))) };
}

/** Planned or begun services of past days; with `technician` those of that person or of nobody. */
export const toClose = (rows: ExportedRows, today: string, technician: string | null): number =>
  rows.services.filter(
    (row) =>
      ['planned', 'in-progress'].includes(cell(row, 'status')) &&
      cell(row, 'plannedOn') !== '' &&
      cell(row, 'plannedOn') < today &&
      (technician === null || ['', technician].includes(cell(row, 'technicianUid'))),
  ).length;

/** Drafts of invoices. */
export const draftCount = (rows: ExportedRows): number =>
  rows.invoices.filter((row) => cell(row, 'number') === '').length;

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Minutes of a done service; null when nothing tells. */
function minutesOf(row: ExportedRow, weeklyHours: number): number | null {
  const quantity = Number(cell(row, 'quantity').replace(',', '.'));
  if (cell(row, 'unit') === 'HUR') return Math.round(quantity * 60);
  if (cell(row, 'unit') === 'DAY') return Math.round(quantity * weeklyHours * 12);
  const [from, to] = [cell(row, 'plannedFrom'), cell(row, 'plannedTo')];
  return from !== '' && to > from ? minuteOf(to) - minuteOf(from) : null;
}

/** What a technician did in a period until today, and could have done. */
export function hoursOf(
  rows: ExportedRows,
  technician: string,
  { from, to }: Days,
  settings: { readonly today: string; readonly weeklyHours: number },
) {
  const { today, weeklyHours } = settings;
  const until = to < today ? to : today;
  const minutes = rows.services
    .filter(
      (row) =>
        isDone(row) &&
        cell(row, 'technicianUid') === technician &&
        isIn(cell(row, 'date'), { from, to: until }),
    )
    .map((row) => minutesOf(row, weeklyHours));
  const minutesDone = add(minutes.map((one) => one ?? 0));
  const minutesAvailable = Math.round(weeklyHours * 12 * workdays(from, until));
  return {
    services: minutes.length,
    withoutHours: minutes.filter((one) => one === null).length,
    minutesDone,
    minutesAvailable,
    percent: minutesAvailable > 0 ? toTenth((minutesDone / minutesAvailable) * 100) : null,
  };
}

/** Answers and average rating of a period, to a hundredth. */
export function satisfaction(rows: ExportedRows, days: Days) {
  const ratings = rows.satisfaction_surveys
    .filter((row) => cell(row, 'rating') !== '' && isIn(cell(row, 'createdAt').slice(0, 10), days))
    .map((row) => Number(cell(row, 'rating')));
  const average = ratings.length === 0 ? null : Math.round((add(ratings) / ratings.length) * 100) / 100;
  return { answers: ratings.length, average };
}

/** Which part of the month before Today compares this month with: as many days of it. */
export function daysBefore(today: string): Days {
  const last = dayAfter(`${today.slice(0, 7)}-01`, -1);
  const same = `${last.slice(0, 7)}-${today.slice(8)}`;
  return { from: `${last.slice(0, 7)}-01`, to: same > last ? last : same };
}
