import type { Instant } from '../../kernel/instant.ts';
import { isQuiet, parseQuietHours, type QuietHours } from '../clients/quiet-hours.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const MOST_STEPS = 64;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time of day of a moment in a zone, `HH:MM`. */
function timeIn(zone: string, moment: number): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  return format.format(moment);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * When it is no longer quiet in any of the zones, from `now` on; null when it is not quiet now.
 *
 * Hours that are empty or no hours are none. Where spans and zones leave no free minute of the day it is an hour later:
 * the question is then asked again.
 */
export function quietUntil(
  now: Instant,
  spans: readonly QuietHours[],
  zones: readonly string[],
): Instant | null {
  const hours = spans.filter((span) => parseQuietHours(span).ok);
  const start = Date.parse(now);
  let moment = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const at = moment;
    const wait = zones
      .flatMap((zone) => hours.map((span) => ({ span, time: timeIn(zone, at) })))
      .filter(({ span, time }) => isQuiet(span, time))
      // A span that ends at the minute it is now would have ended: at least one minute is left.
      .map(({ span, time }) => (minutesOf(span.to) - minutesOf(time) + DAY_MINUTES) % DAY_MINUTES);
    if (wait.length === 0) return moment === start ? null : toInstant(moment);
    // Whole minutes: the seconds of `now` would let the message leave inside the last minute of a later span.
    // An hour at most at once: a clock that changes in between is seen before it is passed.
    moment = Math.floor(moment / MINUTE) * MINUTE + Math.min(60, Math.max(1, ...wait)) * MINUTE;
  }
  return toInstant(start + 60 * MINUTE);
}

// oxlint-disable-next-line no-restricted-globals -- new Date(number) only formats a number, it reads no clock.
const toInstant = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;
