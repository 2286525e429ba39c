/** Length of a slot that one can stand on, in minutes. */
export const SLOT_MINUTES = 30;

/** Where the keyboard can stand in a column: an appointment, or free time; `minutes` null is the all-day band. */
export interface Stop {
  readonly minutes: number | null;
  readonly uid: string | null;
}

/** What a column holds: an appointment without hours has no span. */
export interface Held {
  readonly uid: string;
  readonly span: { readonly start: number; readonly end: number } | null;
}

/**
 * Everything one can stand on in a column, from top to bottom: the all-day band, then each half hour that is free and
 * each appointment at its start.
 */
export function stopsOf(held: readonly Held[]): readonly Stop[] {
  const allDay = held.filter(({ span }) => span === null).map(({ uid }) => ({ minutes: null, uid }));
  const timed = held.flatMap(({ uid, span }) => (span === null ? [] : [{ uid, ...span }]));
  const free = Array.from({ length: 1440 / SLOT_MINUTES }, (_, index) => index * SLOT_MINUTES)
    .filter((minutes) => timed.every(({ start, end }) => end <= minutes || start >= minutes + SLOT_MINUTES))
    .map((minutes) => ({ minutes, uid: null }));
  const placed = [...timed.map(({ uid, start }) => ({ minutes: start, uid })), ...free].toSorted(
    (one, other) => one.minutes - other.minutes,
  );
  return [...allDay, { minutes: null, uid: null }, ...placed];
}

/** The stop of a column that is nearest to a time; the all-day band leads to the all-day band. */
export function nearestStop(stops: readonly Stop[], minutes: number | null): Stop {
  const first = stops[0] ?? { minutes: null, uid: null };
  if (minutes === null) return first;
  return stops.reduce<Stop>(
    (best, stop) =>
      stop.minutes !== null &&
      (best.minutes === null || Math.abs(stop.minutes - minutes) < Math.abs(best.minutes - minutes))
        ? stop
        : best,
    first,
  );
}

/** The next stop up or down; stays at the ends. */
export function neighbour(stops: readonly Stop[], at: Stop, by: 1 | -1): Stop {
  const index = stops.findIndex(
    (stop) => stop.uid === at.uid && (stop.uid !== null || stop.minutes === at.minutes),
  );
  return stops[Math.max(0, Math.min(stops.length - 1, index + by))] ?? at;
}
