import type { LocalDate } from '#shared/kernel/local-date.ts';
import { spanOf } from '#shared/domain/services/planned-hours.ts';
import { placementOf, type Appointment, type Placement } from './placement.ts';

/** An appointment at the place where the screen shows it: moved already, although the core has yet to answer. */
export interface Placed {
  readonly appointment: Appointment;
  readonly place: Placement;
}

/** One column of the time grid: a day, or one technician's day. */
export interface Column {
  readonly key: string;
  readonly day: LocalDate;
  /** Undefined where the column is not one technician's: a move into it keeps who comes. */
  readonly technicianUid: string | null | undefined;
  readonly label: string;
  readonly placed: readonly Placed[];
}

/** By hour, those without hours first, so that keyboard and eye go the same way. */
export const byHour = (one: Placed, other: Placed): number =>
  one.place.plannedFrom === other.place.plannedFrom
    ? one.appointment.uid < other.appointment.uid
      ? -1
      : 1
    : one.place.plannedFrom < other.place.plannedFrom
      ? -1
      : 1;

/** A move that the core has yet to answer, or whose answer is not drawn yet: it holds for one revision only. */
export interface UnderWay {
  readonly place: Placement;
  readonly revision: number;
}

/**
 * The answer of the core with what is under way laid over it; a place without a day belongs to the tray.
 *
 * Bound to the revision it started from, so that the new answer takes its place without a flicker between the two.
 */
export function placeAll(
  answered: readonly Appointment[],
  underWay: ReadonlyMap<string, UnderWay>,
): readonly Placed[] {
  return answered
    .map((appointment) => {
      const move = underWay.get(appointment.uid);
      const holds = move?.revision === appointment.revision;
      return { appointment, place: holds ? move.place : placementOf(appointment) };
    })
    .toSorted(byHour);
}

/** An appointment at the place where it is seen: a move that the core has yet to answer counts for who takes it again. */
export const asSeen = (appointment: Appointment, underWay: ReadonlyMap<string, UnderWay>): Appointment => {
  const move = underWay.get(appointment.uid);
  return move?.revision === appointment.revision
    ? {
        ...appointment,
        ...move.place,
        technicianUid: move.place.technicianUid as Appointment['technicianUid'],
      }
    : appointment;
};

/** What a column holds, as the keyboard passes it. */
export const heldOf = (placed: readonly Placed[]) =>
  placed.map(({ appointment, place }) => ({ uid: appointment.uid as string, span: spanOf(place) }));
