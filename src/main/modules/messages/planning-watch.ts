import type { Clock } from '#shared/kernel/clock.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

const HOUR_MILLISECONDS = 3_600_000;

/** A wall clock that went further than the machine counted: it slept, or somebody set the time. */
const GAP_MILLISECONDS = 120_000;

/** Tells when to look for what is due. */
export interface PlanningWatch {
  /** At the start, hourly, when the day has changed, and after a sleep; `opening` is another one at each unlock. */
  isDue(opening: unknown): boolean;
  /** Remembers the moment of a look, once it is done. */
  look(opening: unknown): { isDone(): void };
}

interface Look {
  readonly opening: unknown;
  readonly day: LocalDate;
  readonly monotonic: number;
  readonly wall: number;
}

/** A watch that has not looked yet. */
export function createPlanningWatch(clock: Clock): PlanningWatch {
  let last: Look | null = null;
  const present = (opening: unknown): Look => ({
    opening,
    day: clock.today(),
    monotonic: clock.monotonic(),
    wall: Date.parse(clock.now()),
  });
  return {
    isDue: (opening) => {
      if (last === null) return true;
      const now = present(opening);
      const counted = now.monotonic - last.monotonic;
      return (
        now.opening !== last.opening ||
        now.day !== last.day ||
        counted >= HOUR_MILLISECONDS ||
        Math.abs(now.wall - last.wall - counted) > GAP_MILLISECONDS
      );
    },
    look: (opening) => {
      const look = present(opening);
      return {
        isDone: () => {
          last = look;
        },
      };
    },
  };
}
