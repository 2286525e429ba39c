/** Days and months of the recomputation, apart from the product's own. Days are texts such as `2026-11-22`. */
const DAY = 86_400_000;

const toDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** Days from one day to another. */
export const daysFrom = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / DAY;

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string => toDay(Date.parse(day) + days * DAY);

/** First and last day of a month such as `2026-11`. */
export function monthDays(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return { from: `${month}-01`, to: toDay(Date.UTC(year, number, 0)) };
}

/** The months from one to another, both included. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = dayAfter(monthDays(month).to, 1).slice(0, 7))
    months.push(month);
  return months;
}

// Easter Sundays as the almanac gives them, so that no formula of ours is its own judge.
const EASTER: readonly string[] = [
  '2020-04-12',
  '2021-04-04',
  '2022-04-17',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
  '2031-04-13',
  '2032-03-28',
];
const FIXED: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-08',
  '07-14',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
]);
const AFTER_EASTER = [1, 39, 50];

/** Mondays to Fridays that are no public holiday in France; throws beyond the almanac. */
export function workdays(from: string, to: string): number {
  let count = 0;
  for (let day = from; day <= to; day = dayAfter(day, 1)) {
    const easter = EASTER.find((one) => one.slice(0, 4) === day.slice(0, 4));
    if (easter === undefined) throw new Error(`The almanac ends before ${day}`);
    const weekday = new Date(Date.parse(day)).getUTCDay();
    const isHoliday = FIXED.has(day.slice(5)) || AFTER_EASTER.some((days) => dayAfter(easter, days) === day);
    if (weekday >= 1 && weekday <= 5 && !isHoliday) count += 1;
  }
  return count;
}
