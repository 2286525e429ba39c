import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { figuresByMonth } from '#main/modules/figures/by-month.ts';
import { monthsOf, type Period } from '#main/modules/figures/period-parts.ts';
import { sumsSource } from '#main/modules/figures/sums-source.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { addDays, endOfMonth, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { late } from './waiting-documents.ts';

const MONTHS = 12;

/** The days of this month so far, the same days of the month before, and the twelve months that end today. */
export function comparedDays(today: LocalDate): {
  readonly month: Period;
  readonly before: Period;
  readonly year: Period;
} {
  const from = localDate(`${today.slice(0, 8)}01`);
  const lastBefore = addDays(from, -1);
  const start = localDate(`${lastBefore.slice(0, 8)}01`);
  const same = addDays(start, Number(today.slice(8)) - 1);
  let first = from;
  for (let left = 1; left < MONTHS; left += 1) first = localDate(`${addDays(first, -1).slice(0, 8)}01`);
  return {
    month: { from, to: today },
    // Of a shorter month, all of it.
    before: { from: start, to: same > lastBefore ? lastBefore : same },
    year: { from: first, to: endOfMonth(today) },
  };
}

/** What was invoiced, received, done and is overdue: this month against the one before, and over a year. */
export function monthFigures(db: ReadDb, access: Access, services: Access | null, today: LocalDate) {
  const { month, before, year } = comparedDays(today);
  const byMonth = figuresByMonth(db, access, year);
  const months = byMonth.map((one) => one.month);
  const then = sums(db, access, before);
  const done = services === null ? null : donePoints(db, services, year);
  // Nothing is issued, received or done in the future: this month so far is the last of the points.
  const trend = (points: number[], earlier: number) => ({
    now: points.at(-1) ?? 0,
    before: earlier,
    points,
  });
  return {
    reach: access.reach,
    from: month.from,
    before,
    months,
    invoiced: trend(
      byMonth.map(({ invoicedNet }) => invoicedNet),
      then.invoiced,
    ),
    received: trend(
      byMonth.map(({ received }) => received),
      then.received,
    ),
    overdue: overdueByMonth(db, access, today, months),
    done: services === null || done === null ? null : trend(done, doneCount(db, services, before)),
  };
}

function sums(db: ReadDb, access: Access, period: Period) {
  const source = sumsSource(access, period);
  const found = rowOf<{ readonly invoiced: number; readonly received: number }>(
    db,
    `select coalesce(sum(net), 0) as invoiced, coalesce(sum(received), 0) as received from ${source.text}`,
    source.values,
  );
  return { invoiced: found?.invoiced ?? 0, received: found?.received ?? 0 };
}

function overdueByMonth(db: ReadDb, access: Access, today: LocalDate, months: readonly string[]) {
  const selection = late(access, today);
  const rows = rowsOf<{ readonly month: string; readonly rest: number }>(
    db,
    `select substr(invoices.due_date, 1, 7) as month, sum(invoices.gross_cents - invoices.paid_cents) as rest
     from ${selection.from} where ${selection.conditions.join(' and ')} group by 1`,
    selection.values,
  );
  const [first = ''] = months;
  const points = months.map((name) =>
    rows
      .filter(({ month }) => month === name || (name === first && month < first))
      .reduce((sum, { rest }) => sum + rest, 0),
  );
  return { now: points.reduce((sum, rest) => sum + rest, 0), points };
}

const DONE = "services.status = 'done' and services.date between @from and @to";

const doneCount = (db: ReadDb, access: Access, period: Period): number =>
  rowOf<{ readonly count: number }>(
    db,
    `select count(*) as count from services indexed by services_sums
     where ${DONE} and ${ownClients(access, '+services.client_id')}`,
    { ...actorOf(access), ...period },
  )?.count ?? 0;

function donePoints(db: ReadDb, access: Access, period: Period): number[] {
  const rows = rowsOf<{ readonly month: string; readonly count: number }>(
    db,
    `select substr(services.date, 1, 7) as month, count(*) as count from services indexed by services_sums
     where ${DONE} and ${ownClients(access, '+services.client_id')} group by 1`,
    { ...actorOf(access), ...period },
  );
  const countsByMonth = new Map(rows.map(({ month, count }) => [month, count]));
  return monthsOf(period).map((month) => countsByMonth.get(month) ?? 0);
}
