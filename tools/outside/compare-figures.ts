import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Report } from '../acceptance/report.ts';
import { dayAfter, monthDays, monthsBetween } from './calendar.ts';
import { rowsOfColleague, type ExportedRows } from './exported-rows.ts';
import {
  ageing,
  daysBefore,
  delays,
  doneByType,
  doneIn,
  draftCount,
  factsOf,
  hoursOf,
  money,
  moneyByClient,
  openInvoices,
  satisfaction,
  toClose,
  toInvoice,
  type Days,
  type Facts,
} from './recompute.ts';

/** Who reads the figures, and of which day they are. */
export interface Reading {
  readonly title: string;
  readonly reader: CarnetClient;
  /** Whom an agent's figures are limited to; null where they are the company's. */
  readonly colleague: string | null;
  readonly today: string;
}

const MANY = 1000;

type WithDays<Value> = Value & { readonly from: LocalDate; readonly to: LocalDate };
const asked = ({ from, to }: Days): WithDays<object> => ({ from: from as LocalDate, to: to as LocalDate });

/** The periods that are looked at: months and years as the dashboard offers them, and odd ones that cut months. */
function periodsOf(today: string): readonly Days[] {
  const year = Number(today.slice(0, 4));
  const month = monthDays(today.slice(0, 7));
  return [
    month,
    { from: month.from, to: today },
    monthDays(dayAfter(month.from, -1).slice(0, 7)),
    { from: `${String(year)}-01-01`, to: `${String(year)}-12-31` },
    { from: `${String(year - 1)}-01-01`, to: `${String(year - 1)}-12-31` },
    { from: dayAfter(today, -89), to: today },
    { from: dayAfter(today, -401), to: dayAfter(today, -18) },
  ];
}

/**
 * Compares every figure that the contract answers to a reader with the one made again from the export.
 *
 * Amounts, counts and names must be equal, not near.
 */
export async function compareFigures(rows: ExportedRows, reading: Reading, report: Report): Promise<void> {
  const { reader, title, colleague, today } = reading;
  const own = colleague === null ? rows : rowsOfColleague(rows, colleague);
  const facts = factsOf(own);
  const before = report.count;
  for (const days of periodsOf(today)) {
    const what = `${title}, ${days.from} to ${days.to}`;
    await compareMoney(what, reader, facts, days, report);
    await compareClients(what, reader, facts, days, report);
    await compareWork(what, { ...reading, own }, days, report);
    await compareDelays(what, reading, facts, days, report);
  }
  await compareOpen(reading, own, facts, report);
  await compareToday(reading, own, facts, report);
  const { invoicedGross, received } = money(facts, { from: '0001-01-01', to: '9999-12-31' });
  report.say(
    `figures, ${title}: ${String(report.count - before)} comparisons with the exported files (${String(facts.documents.length)} documents, ${String(facts.receipts.length)} payments, ${String(own.services.length)} services; ${(invoicedGross / 100).toFixed(2)} invoiced, ${(received / 100).toFixed(2)} received)`,
  );
}

const withoutCount = ({ invoicedNet, invoicedGross, received }: ReturnType<typeof money>) => ({
  invoicedNet,
  invoicedGross,
  received,
});

async function compareMoney(
  what: string,
  reader: CarnetClient,
  facts: Facts,
  days: Days,
  report: Report,
): Promise<void> {
  for (const comparison of ['period-before', 'year-before'] as const) {
    const { before, ...overview } = await reader.figures.overview({ ...asked(days), comparison });
    const { invoicedNet, invoicedGross, received } = overview;
    report.equal(
      `${what}: invoiced and received`,
      { invoicedNet, invoicedGross, received },
      withoutCount(money(facts, days)),
    );
    const { from, to, ...then } = before;
    report.equal(`${what}: ${comparison}`, then, withoutCount(money(facts, { from, to })));
  }
  const { months } = await reader.figures.byMonth(asked(days));
  report.equal(
    `${what}: months`,
    months.map(({ month, invoicedNet, invoicedGross, received, documents }) => ({
      month,
      invoicedNet,
      invoicedGross,
      received,
      documents,
    })),
    monthsBetween(days.from.slice(0, 7), days.to.slice(0, 7)).map((month) => {
      const whole = monthDays(month);
      const part = {
        from: whole.from < days.from ? days.from : whole.from,
        to: whole.to > days.to ? days.to : whole.to,
      };
      return { month, ...money(facts, part) };
    }),
  );
}

async function compareClients(
  what: string,
  reader: CarnetClient,
  facts: Facts,
  days: Days,
  report: Report,
): Promise<void> {
  const { clients, others } = await reader.figures.byClient({ ...asked(days), limit: MANY });
  const byUid = <Row extends { readonly client: string }>(list: readonly Row[]): readonly Row[] =>
    list.toSorted((a, b) => (a.client < b.client ? -1 : 1));
  report.equal(`${what}: clients beyond the list`, others.clients, 0);
  report.equal(
    `${what}: clients`,
    byUid(
      clients.map((row) => ({
        client: row.clientUid as string,
        invoicedNet: row.invoicedNet as number,
        invoicedGross: row.invoicedGross,
        received: row.received,
        documents: row.documents,
        rest: row.rest,
      })),
    ),
    byUid(moneyByClient(facts, days)),
  );
  const nets = clients.map((row) => row.invoicedNet as number);
  report.equal(
    `${what}: largest client first`,
    nets,
    nets.toSorted((a, b) => b - a),
  );
}

async function compareWork(
  what: string,
  { reader, colleague, today, own }: Reading & { readonly own: ExportedRows },
  days: Days,
  report: Report,
): Promise<void> {
  const { types, before } = await reader.figures.byServiceType(asked(days));
  report.equal(
    `${what}: services by type`,
    types.map(({ serviceType, services, net }) => ({ serviceType, services, net })),
    doneByType(own, days),
  );
  report.equal(
    `${what}: services by type, before`,
    types.map(({ serviceType, before: then }) => ({ serviceType, ...then })),
    doneByType(own, before),
  );
  const { answers, average } = await reader.figures.satisfaction(asked(days));
  report.equal(`${what}: satisfaction`, { answers, average }, satisfaction(own, days));

  const use = await reader.figures.utilisation(asked(days));
  const ofTechnician = (uid: string) => hoursOf(own, uid, days, { today, weeklyHours: use.weeklyHours });
  for (const { userUid, name, ...found } of use.technicians)
    report.equal(`${what}: hours of ${name}`, inOrder(found), inOrder(ofTechnician(userUid)));
  const shown = new Set<string>(use.technicians.map(({ userUid }) => userUid));
  const forgotten = own.colleagues.filter(({ uid = '' }) => {
    const isVisible = colleague === null || uid === colleague;
    return isVisible && !shown.has(uid) && ofTechnician(uid).services > 0;
  });
  report.equal(
    `${what}: technicians who are missing`,
    forgotten.map((row) => row['name']),
    [],
  );
  const all = use.technicians.map(({ userUid }) => ofTechnician(userUid));
  const sum = (of: 'minutesDone' | 'minutesAvailable'): number =>
    all.reduce((total, one) => total + one[of], 0);
  const available = sum('minutesAvailable');
  report.equal(
    `${what}: utilisation`,
    use.percent,
    available > 0 ? Math.round((sum('minutesDone') / available) * 1000) / 10 : null,
  );
}

const inOrder = (value: object): object =>
  Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));

async function compareDelays(
  what: string,
  { reader, today }: Reading,
  facts: Facts,
  days: Days,
  report: Report,
): Promise<void> {
  const { before: _before, ...found } = await reader.figures.delays(asked(days));
  report.equal(`${what}: delays`, inOrder(found), inOrder(delays(facts, days, today)));
}

async function compareOpen(
  { reader, title, today }: Reading,
  own: ExportedRows,
  facts: Facts,
  report: Report,
): Promise<void> {
  const expected = ageing(facts, today);
  const found = await reader.figures.ageing({ limit: 100 });
  report.equal(`${title}: day of the aged balance`, found.asOf, today);
  report.equal(`${title}: aged balance`, found.buckets, expected.buckets);
  const late = expected.late.toSorted((a, b) => b.overdue - a.overdue || (a.oldest < b.oldest ? -1 : 1));
  report.equal(
    `${title}: who is late`,
    found.late.map(({ invoices, overdue, oldestDueDate }) => [overdue, oldestDueDate, invoices]),
    late.slice(0, 100).map(({ invoices, overdue, oldest }) => [overdue, oldest, invoices]),
  );
  const names = new Map(own.clients.map((row) => [row['uid'], row['name']]));
  for (const one of found.late) {
    const same = expected.late.find((other) => other.client === one.clientUid);
    report.equal(
      `${title}: late ${one.clientName}`,
      [one.clientName, one.invoices, one.overdue, one.oldestDueDate],
      [names.get(one.clientUid), same?.invoices, same?.overdue, same?.oldest],
    );
  }
  const overview = await reader.figures.overview(asked({ from: today, to: today }));
  report.equal(
    `${title}: outstanding, overdue, not invoiced`,
    [overview.outstanding, overview.overdue, overview.uninvoicedNet],
    [expected.outstanding, expected.overdue, toInvoice(own).net],
  );
}

async function compareToday(
  { reader, title, colleague, today }: Reading,
  own: ExportedRows,
  facts: Facts,
  report: Report,
): Promise<void> {
  const found = await reader.today.get({});
  const late = openInvoices(facts).filter(({ due }) => due < today);
  const check = (what: string, answer: unknown, expected: unknown): void => {
    // What the role may not read is no figure.
    if (answer !== null && answer !== undefined) report.equal(`${title}, Today: ${what}`, answer, expected);
  };
  check('day', found.day, today);
  check('to invoice', found.toInvoice, toInvoice(own));
  check('late', found.late && [found.late.count, found.late.rest], [
    late.length,
    late.reduce((sum, { rest }) => sum + rest, 0),
  ]);
  check('drafts', found.drafts?.count, draftCount(own));
  check('to send', found.toSend?.count, facts.documents.filter(({ isSent }) => !isSent).length);
  check('to close', found.toClose?.count, toClose(own, today, colleague));
  const { figures } = found;
  if (figures === null) return;
  const months = monthsBetween(dayAfter(`${today.slice(0, 7)}-15`, -335).slice(0, 7), today.slice(0, 7));
  const trend = (of: (days: Days) => number) => ({
    now: of(monthDays(today.slice(0, 7))),
    before: of(daysBefore(today)),
    points: months.map((month) => of(monthDays(month))),
  });
  check('months', figures.months, months);
  check(
    'invoiced',
    figures.invoiced,
    trend((days) => money(facts, days).invoicedNet),
  );
  check(
    'received',
    figures.received,
    trend((days) => money(facts, days).received),
  );
  check(
    'done',
    figures.done,
    trend((days) => doneIn(own, days)),
  );
  check('overdue', figures.overdue, {
    now: late.reduce((sum, { rest }) => sum + rest, 0),
    points: months.map((month, index) =>
      late
        .filter(({ due }) => (index === 0 ? due.slice(0, 7) <= month : due.startsWith(month)))
        .reduce((sum, { rest }) => sum + rest, 0),
    ),
  });
}
