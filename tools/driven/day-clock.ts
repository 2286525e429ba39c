import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** A clock whose days somebody chooses; it never goes back. */
export interface DayClock extends Clock {
  /** Moves to 9 in the morning of a day, or on by nothing when it is that day already; throws on an earlier day. */
  goTo(day: LocalDate): void;
}

// 08:00 UTC is morning of the same day in Paris, summer and winter.
const morningOf = (day: LocalDate): number => Date.parse(`${day}T08:00:00.000Z`);

/**
 * Drives the days of the acceptance run and of the demonstration (design.md §5 "Issuing").
 *
 * Only the wall is driven: `monotonic` stays that of the machine, so that no session expires because a year of
 * work was entered in a minute. Each reading is a millisecond later than the one before, so that entries keep
 * their order. `latest` is a moment that no morning passes, for days that end in the present: what is entered must
 * not lie in the future of those who open the vault at night.
 */
export function createDayClock(first: LocalDate, latest?: Instant): DayClock {
  const startOf = (day: LocalDate): number =>
    latest === undefined ? morningOf(day) : Math.min(morningOf(day), Date.parse(latest));
  let today = first;
  let wall = startOf(first);
  return {
    now: () => {
      wall += 1;
      return new Date(wall).toISOString() as Instant;
    },
    today: () => today,
    monotonic: () => performance.now(),
    goTo: (day) => {
      if (day < today) throw new Error(`The clock stands at ${today} and does not go back to ${day}`);
      if (day === today) return;
      today = day;
      wall = startOf(day);
    },
  };
}
