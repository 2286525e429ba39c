import { addDays, daysBetween, localDate, type LocalDate } from '../../kernel/local-date.ts';

const padded = (value: number): string => String(value).padStart(2, '0');
const dayOf = (year: number, month: number, day: number): LocalDate =>
  localDate(`${String(year).padStart(4, '0')}-${padded(month)}-${padded(day)}`);

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** The eleven public holidays of a year in France (Code du travail art. L3133-1); Alsace-Moselle's two more are not. */
export function frenchHolidays(year: number): readonly LocalDate[] {
  const easter = easterSunday(year);
  return [
    dayOf(year, 1, 1),
    addDays(easter, 1),
    dayOf(year, 5, 1),
    dayOf(year, 5, 8),
    addDays(easter, 39),
    addDays(easter, 50),
    dayOf(year, 7, 14),
    dayOf(year, 8, 15),
    dayOf(year, 11, 1),
    dayOf(year, 11, 11),
    dayOf(year, 12, 25),
  ];
}

// A Monday.
const SOME_MONDAY = localDate('2024-01-01');

/** Day of the week counted from Monday as 0. */
const weekdayOf = (day: LocalDate): number => ((daysBetween(SOME_MONDAY, day) % 7) + 7) % 7;

const isWeekday = (day: LocalDate): boolean => weekdayOf(day) < 5;

/** Mondays to Fridays from `from` to `to`, both included. */
function weekdays(from: LocalDate, to: LocalDate): number {
  const days = daysBetween(from, to) + 1;
  const rest = days % 7;
  const first = weekdayOf(from);
  const odd = Array.from({ length: rest }, (_, index) => (first + index) % 7).filter((day) => day < 5).length;
  return Math.floor(days / 7) * 5 + odd;
}

/** Mondays to Fridays of a period, both ends included, that are no public holiday in France; 0 for an empty one. */
export function workingDays(from: LocalDate, to: LocalDate): number {
  if (to < from) return 0;
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const holidays = Array.from({ length: last - first + 1 }, (_, index) => frenchHolidays(first + index))
    .flat()
    .filter((day) => day >= from && day <= to && isWeekday(day));
  // Ascension may fall on 1 or 8 May: one day off, not two.
  return weekdays(from, to) - new Set(holidays).size;
}
