import { err, ok, type Result } from '../../kernel/result.ts';

const HOUR = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Minutes of a day; hours of a plan are wall-clock hours, so that a day of 23 or 25 hours reads like any other. */
export const DAY_MINUTES = 1440;

/** How long an appointment without an end is taken to last, for its place on the grid and for clashes. */
export const ASSUMED_MINUTES = 60;

/** Minutes since midnight of `HH:MM`; null for any other text, the empty one included. */
export const minutesOf = (hour: string): number | null =>
  HOUR.test(hour) ? Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3)) : null;

/** `HH:MM` of minutes since midnight, which must lie in the day. */
export const hourText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Why hours are refused; `field` names the culprit. */
export type HoursFailure =
  | { readonly tag: 'WrongHours'; readonly field: 'plannedFrom' | 'plannedTo' }
  | { readonly tag: 'EndBeforeStart' };

/** Hours of a plan: `HH:MM` or empty, the end after the start where both are known. */
export interface PlannedHours {
  readonly plannedFrom: string;
  readonly plannedTo: string;
}

/** Checks hours as typed. */
export function checkHours<Hours extends PlannedHours>(hours: Hours): Result<Hours, HoursFailure> {
  for (const field of ['plannedFrom', 'plannedTo'] as const) {
    if (hours[field] !== '' && minutesOf(hours[field]) === null) return err({ tag: 'WrongHours', field });
  }
  const { plannedFrom, plannedTo } = hours;
  if (plannedFrom !== '' && plannedTo !== '' && plannedTo <= plannedFrom)
    return err({ tag: 'EndBeforeStart' });
  return ok(hours);
}

/** The minutes that hours occupy, `end` excluded and never past midnight; null when only the day is known. */
export function spanOf({ plannedFrom, plannedTo }: PlannedHours): {
  readonly start: number;
  readonly end: number;
} | null {
  const start = minutesOf(plannedFrom);
  if (start === null) return null;
  return { start, end: minutesOf(plannedTo) ?? Math.min(start + ASSUMED_MINUTES, DAY_MINUTES) };
}
