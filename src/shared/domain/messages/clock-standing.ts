import type { Instant } from '../../kernel/instant.ts';

/** How far the clock may stand before the latest moment seen: the steps by which machines correct their clocks. */
const BACK_MILLISECONDS = 5 * 60_000;

/** How far it may run on between two looks: a vault that rests for a month is rare enough to ask. */
const AHEAD_MILLISECONDS = 30 * 86_400_000;

/** Whether the clock is believed. */
export type ClockStanding = 'right' | 'behind' | 'ahead';

/**
 * Judges the clock by what was seen before (security.md §9 "Clock").
 *
 * `seen` is the latest moment at which it was believed, `lastEntry` that of the last entry of the log; a clock that is
 * not believed does not move `seen`, so that one set right again is believed without anybody's help.
 */
export function clockStanding(now: Instant, seen: Instant | null, lastEntry: Instant | null): ClockStanding {
  const moment = Date.parse(now);
  for (const former of [seen, lastEntry])
    if (former !== null && moment < Date.parse(former) - BACK_MILLISECONDS) return 'behind';
  return seen !== null && moment > Date.parse(seen) + AHEAD_MILLISECONDS ? 'ahead' : 'right';
}
