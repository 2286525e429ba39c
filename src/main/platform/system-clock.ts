import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate } from '#shared/kernel/local-date.ts';

/**
 * The machine's clock, seen from the company's time zone.
 *
 * The zone decides the day an invoice carries: a laptop left on another zone must not change it.
 */
export function systemClock(timeZone = 'Europe/Paris'): Clock {
  // The Swedish locale writes days as ISO 8601 does.
  const dayFormat = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return {
    now: () => new Date().toISOString() as Instant,
    today: () => localDate(dayFormat.format(new Date())),
    monotonic: () => performance.now(),
  };
}
