const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Pauses after the first, second… failed attempt, in milliseconds; the last one counts for all that follow. */
const PAUSES = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 1 * HOUR, 3 * HOUR, 6 * HOUR] as const;

/** Attempts after which a person is asked: a message that failed for about a week of tries needs another way. */
export const MOST_ATTEMPTS = 30;

/** How long to wait after the `attempts`th attempt failed, in milliseconds (RFC 5321 §4.5.4.1 asks for growing waits). */
export const pauseAfter = (attempts: number): number =>
  PAUSES[Math.min(Math.max(attempts, 1), PAUSES.length) - 1] ?? 6 * HOUR;
