/** Weekly hours when nobody set them: the legal week (Code du travail art. L3121-27). */
export const DEFAULT_WEEKLY_HOURS = 35;

const DAYS_OF_A_WEEK = 5;

/** Minutes of one working day: a fifth of the week. */
export const minutesOfADay = (weeklyHours: number): number => (weeklyHours * 60) / DAYS_OF_A_WEEK;

/** Minutes a technician could have worked: weekly hours ÷ 5 × working days, holidays deducted. */
export const minutesAvailable = (weeklyHours: number, days: number): number =>
  Math.round(minutesOfADay(weeklyHours) * days);

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Minutes that a done service took; null when nothing tells (a fixed price without hours).
 *
 * Its quantity when it is sold by the hour or by the day (a fifth of the week), else the hours it was planned for.
 */
export function minutesOfService(
  service: {
    readonly unit: string;
    readonly quantity: string;
    readonly plannedFrom: string;
    readonly plannedTo: string;
  },
  weeklyHours: number,
): number | null {
  if (service.unit === 'HUR') return Math.round(Number(service.quantity) * 60);
  if (service.unit === 'DAY') return Math.round(Number(service.quantity) * minutesOfADay(weeklyHours));
  const { plannedFrom, plannedTo } = service;
  if (plannedFrom === '' || plannedTo <= plannedFrom) return null;
  return minuteOf(plannedTo) - minuteOf(plannedFrom);
}

/** Utilisation in percent, to a tenth: hours done ÷ hours available; null when none were available. */
export const utilisationPercent = (done: number, available: number): number | null =>
  available <= 0 ? null : Math.round((done / available) * 1000) / 10;
