import type { Instant } from '#shared/kernel/instant.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';

const COMPANY_TIME_ZONE = 'Europe/Paris';
const HOUR_IN_MILLISECONDS = 3_600_000;

const clockAt = new Intl.DateTimeFormat('sv-SE', {
  timeZone: COMPANY_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The day a moment falls on where the company is. */
export const localDayOf = (moment: Instant): LocalDate =>
  localDate(clockAt.format(new Date(moment)).slice(0, 10));

/**
 * The moment a day begins where the company is.
 *
 * Paris is one or two hours ahead of UTC; of the two candidates the one that reads midnight there is right.
 */
export function startOfDay(day: LocalDate): Instant {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  const start =
    [1, 2]
      .map((hours) => utcMidnight - hours * HOUR_IN_MILLISECONDS)
      .find((moment) => clockAt.format(new Date(moment)) === `${day} 00:00:00`) ?? utcMidnight;
  return new Date(start).toISOString() as Instant;
}
