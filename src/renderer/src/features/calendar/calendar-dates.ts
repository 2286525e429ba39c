import { addDays, daysBetween, endOfMonth, localDate, type LocalDate } from '#shared/kernel/local-date.ts';

/** Ways to look at the calendar: one day by technician, a week, a month. */
export const VIEWS = ['day', 'week', 'month'] as const;

/** One way to look at it. */
export type View = (typeof VIEWS)[number];

const A_MONDAY = localDate('2024-01-01');

/** Monday is 0. */
export const weekday = (day: LocalDate): number => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7;

/** The Monday of a day's week. */
export const startOfWeek = (day: LocalDate): LocalDate => addDays(day, -weekday(day));

const firstOfMonth = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 8)}01`);

/** Days from one to another, both included. */
export const daysFrom = (from: LocalDate, count: number): readonly LocalDate[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

/** The days that a view of a day shows: whole weeks from Monday to Sunday, or the day alone. */
export function shownDays(view: View, day: LocalDate): readonly LocalDate[] {
  if (view === 'day') return [day];
  if (view === 'week') return daysFrom(startOfWeek(day), 7);
  const from = startOfWeek(firstOfMonth(day));
  const last = endOfMonth(day);
  return daysFrom(from, daysBetween(from, last) + 7 - weekday(last));
}

/** The same place in the next or previous page of a view; months of other lengths end on their last day. */
export function step(view: View, day: LocalDate, pages: 1 | -1): LocalDate {
  if (view === 'day') return addDays(day, pages);
  if (view === 'week') return addDays(day, pages * 7);
  const edge = pages === 1 ? addDays(endOfMonth(day), 1) : addDays(firstOfMonth(day), -1);
  const last = endOfMonth(edge);
  const wanted = addDays(firstOfMonth(edge), Number(day.slice(8)) - 1);
  return wanted > last ? last : wanted;
}

/** Number of a week as ISO 8601 counts: week 1 holds the year's first Thursday. */
export function weekNumber(day: LocalDate): number {
  const thursday = addDays(startOfWeek(day), 3);
  return Math.floor(daysBetween(localDate(`${thursday.slice(0, 4)}-01-01`), thursday) / 7) + 1;
}
