import {
  addDays,
  daysBetween,
  endOfMonth,
  isLocalDate,
  localDate,
  type LocalDate,
} from '#shared/kernel/local-date.ts';

/** First and last day, both included; empty when `to` is before `from`. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A period cut at the bounds of months. */
export interface PeriodParts {
  /** First and last whole month (`2026-11`), read from the sums kept by triggers; null when there is none. */
  readonly months: { readonly first: string; readonly last: string } | null;
  /** Days before and after the whole months, computed from the rows themselves. */
  readonly days: readonly Period[];
}

const monthOf = (day: LocalDate): string => day.slice(0, 7);
const firstOfMonth = (day: LocalDate): LocalDate => localDate(`${monthOf(day)}-01`);
const isFirst = (day: LocalDate): boolean => day === firstOfMonth(day);
const isLast = (day: LocalDate): boolean => day === endOfMonth(day);

/** Cuts a period so that as much of it as possible is whole months. */
export function periodParts({ from, to }: Period): PeriodParts {
  if (to < from) return { months: null, days: [] };
  const isPartOfMonth = monthOf(from) === monthOf(to) && !(isFirst(from) && isLast(to));
  if (isPartOfMonth) return { months: null, days: [{ from, to }] };
  const start = isFirst(from) ? from : addDays(endOfMonth(from), 1);
  const end = isLast(to) ? to : addDays(firstOfMonth(to), -1);
  if (end < start) {
    // At most the end of one month and the start of the next.
    return { months: null, days: [{ from, to }] };
  }
  const days: Period[] = [];
  if (from < start) days.push({ from, to: addDays(start, -1) });
  if (end < to) days.push({ from: addDays(end, 1), to });
  return { months: { first: monthOf(start), last: monthOf(end) }, days };
}

/**
 * The period that a period is compared with: as many whole months before whole months, else as many days before.
 *
 * November is compared with the whole of October, although October is a day longer.
 */
export function periodBefore({ from, to }: Period): Period {
  const last = to < from ? from : to;
  // Years before the first one are no dates.
  if (daysBetween(EARLIEST, from) <= daysBetween(from, last) + LONGEST_MONTH)
    return { from: EARLIEST, to: EARLIEST };
  const end = addDays(from, -1);
  if (!isFirst(from) || !isLast(last)) return { from: addDays(end, -daysBetween(from, last)), to: end };
  const months = monthNumber(last) - monthNumber(from);
  return { from: firstDayOfMonth(monthNumber(end) - months), to: end };
}

/** The same days a year before; the end of a month stays one, so that February of a leap year is whole. */
export function yearBefore({ from, to }: Period): Period {
  return {
    from: dayAYearBefore(from),
    to: to === endOfMonth(to) ? endOfMonth(dayAYearBefore(to)) : dayAYearBefore(to),
  };
}

/** 29 February becomes the 28th; the first year of the calendar stays. */
function dayAYearBefore(day: LocalDate): LocalDate {
  const year = Math.max(1, Number(day.slice(0, 4)) - 1);
  const moved = `${String(year).padStart(4, '0')}${day.slice(4)}`;
  return isLocalDate(moved) ? moved : localDate(`${moved.slice(0, 8)}28`);
}

/** What a period is compared with. */
export type Comparison = 'period-before' | 'year-before';

/**
 * The period that a period is compared with, the one before it unless asked otherwise.
 *
 * While a period is running, it is compared as far as it has come: on 28 November with 1 to 28 October, this year with
 * the last one up to the same day. The whole of a period against a part of one would read as a loss.
 */
export function comparedPeriod(
  period: Period,
  comparison: Comparison = 'period-before',
  today: LocalDate = period.to,
): Period {
  const compared = comparison === 'year-before' ? yearBefore(period) : periodBefore(period);
  if (today < period.from || today >= period.to) return compared;
  const same = sameDayIn(compared, period, today);
  return { from: compared.from, to: same < compared.to ? same : compared.to };
}

/** Where `today` of a period falls in the period it is compared with: the same day of a month, else as many days in. */
function sameDayIn(compared: Period, period: Period, today: LocalDate): LocalDate {
  const isMonths = isFirst(period.from) && isFirst(compared.from);
  if (!isMonths) return addDays(compared.from, daysBetween(period.from, today));
  const months = monthNumber(period.from) - monthNumber(compared.from);
  const first = firstDayOfMonth(monthNumber(today) - months);
  const last = endOfMonth(first);
  const same = addDays(first, Number(today.slice(8)) - 1);
  return same < last ? same : last;
}

/** The part of a period that has come to pass; null when it has not begun. */
export const untilToday = ({ from, to }: Period, today: LocalDate): Period | null => {
  const last = to < today ? to : today;
  return last < from ? null : { from, to: last };
};

const EARLIEST = localDate('0001-01-01');
const LONGEST_MONTH = 31;

/** Months since year zero. */
const monthNumber = (day: LocalDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const firstDayOfMonth = (month: number): LocalDate => {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return localDate(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
};

/** The months that a period touches, in order, as `2026-11`. */
export function monthsOf({ from, to }: Period): readonly string[] {
  if (to < from) return [];
  const first = monthNumber(from);
  return Array.from({ length: monthNumber(to) - first + 1 }, (_, index) =>
    monthOf(firstDayOfMonth(first + index)),
  );
}
