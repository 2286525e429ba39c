import type { LocalDate } from '../../kernel/local-date.ts';
import type { Uid } from '../../kernel/uid.ts';
import { spanOf, type PlannedHours } from './planned-hours.ts';

/** What decides whether two appointments clash. */
export interface Booking extends PlannedHours {
  readonly uid: Uid;
  readonly plannedOn: LocalDate;
  readonly technicianUid: Uid | null;
}

/**
 * Whether two bookings ask one technician for the same minute.
 *
 * One that begins when another ends does not clash; nor does one without hours or without a technician.
 */
export function clash(left: Booking, right: Booking): boolean {
  if (left.uid === right.uid || left.technicianUid === null) return false;
  if (left.technicianUid !== right.technicianUid || left.plannedOn !== right.plannedOn) return false;
  const one = spanOf(left);
  const other = spanOf(right);
  return one !== null && other !== null && one.start < other.end && other.start < one.end;
}

/**
 * Uids of the bookings that clash with another one; both are kept, nobody is moved silently (users-and-peers.md §2.5).
 *
 * Sorted once: weeks of a whole company stay far from comparing everything with everything.
 */
export function clashingUids(bookings: readonly Booking[]): ReadonlySet<Uid> {
  const placed = bookings
    .flatMap((booking) => {
      const span = spanOf(booking);
      return span === null || booking.technicianUid === null
        ? []
        : [{ uid: booking.uid, key: `${booking.plannedOn} ${booking.technicianUid}`, ...span }];
    })
    .toSorted((left, right) =>
      left.key === right.key ? left.start - right.start : left.key < right.key ? -1 : 1,
    );
  const found = new Set<Uid>();
  let latest = placed[0];
  for (const next of placed.slice(1)) {
    if (latest?.key === next.key && next.start < latest.end) {
      found.add(latest.uid).add(next.uid);
      if (next.end > latest.end) latest = next;
    } else latest = next;
  }
  return found;
}
