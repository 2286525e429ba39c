import { unreachable } from '#shared/kernel/exhaustive.ts';
import { addDays, endOfMonth, isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

/** Periods that lists and figures offer by name. */
export const PERIODS = ['this-month', 'last-month', 'this-quarter', 'this-year', 'last-12-months'] as const;

/** A period's name. */
export type PeriodName = (typeof PERIODS)[number];

/** First and last day, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const firstOf = (year: number, month: number): LocalDate =>
  `${String(year)}-${String(month).padStart(2, '0')}-01` as LocalDate;

/** Days of a named period around `today`; whole months, so the running one goes to its end. */
export function periodOf(name: PeriodName, today: LocalDate): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (name) {
    case 'this-month':
      return { from: firstOf(year, month), to: endOfMonth(today) };
    case 'last-month': {
      const to = addDays(firstOf(year, month), -1);
      return { from: `${to.slice(0, 8)}01` as LocalDate, to };
    }
    case 'this-quarter': {
      const first = month - ((month - 1) % 3);
      return { from: firstOf(year, first), to: endOfMonth(firstOf(year, first + 2)) };
    }
    case 'this-year':
      return { from: firstOf(year, 1), to: firstOf(year, 12).replace(/01$/, '31') as LocalDate };
    case 'last-12-months':
      return {
        from: month === 12 ? firstOf(year, 1) : firstOf(year - 1, month + 1),
        to: endOfMonth(today),
      };
    default:
      return unreachable(name);
  }
}

/** Name of the period that has exactly these days; null for days chosen by hand. */
export const nameOfPeriod = (
  from: string | undefined,
  to: string | undefined,
  today: LocalDate,
): PeriodName | null =>
  PERIODS.find((name) => {
    const period = periodOf(name, today);
    return period.from === from && period.to === to;
  }) ?? null;

/** A day of the address; undefined when it is none. */
export const dayIn = (text: string | undefined): LocalDate | undefined =>
  text !== undefined && isLocalDate(text) ? text : undefined;
