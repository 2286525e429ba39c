import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { DAY_MINUTES, hourText, spanOf } from '#shared/domain/services/planned-hours.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';

/** A service of the calendar. */
export type Appointment =
  InferContractRouterOutputs<Contract>['services']['calendar']['appointments'][number];

/** Where something stands or is about to stand. */
export interface Placement {
  readonly plannedOn: LocalDate | null;
  readonly plannedFrom: string;
  readonly plannedTo: string;
  readonly technicianUid: string | null;
}

/** Minutes that moving and resizing go by. */
export const STEP_MINUTES = 15;

/** Where an appointment stands. */
export const placementOf = ({
  plannedOn,
  plannedFrom,
  plannedTo,
  technicianUid,
}: Appointment): Placement => ({ plannedOn, plannedFrom, plannedTo, technicianUid });

/** Whether two placements are the same. */
export const samePlace = (one: Placement, other: Placement): boolean =>
  one.plannedOn === other.plannedOn &&
  one.plannedFrom === other.plannedFrom &&
  one.plannedTo === other.plannedTo &&
  one.technicianUid === other.technicianUid;

const LAST_MINUTE = DAY_MINUTES - 1;

/** The same at another start, its length kept and the whole inside the day; null takes the hours away. */
export function startingAt(place: Placement, start: number | null): Placement {
  if (start === null) return { ...place, plannedFrom: '', plannedTo: '' };
  const span = spanOf(place);
  const length = span === null || place.plannedTo === '' ? null : span.end - span.start;
  const latest = length === null ? DAY_MINUTES - STEP_MINUTES : LAST_MINUTE - length;
  const from = Math.max(0, Math.min(start, latest - (latest % STEP_MINUTES)));
  return {
    ...place,
    plannedFrom: hourText(from),
    plannedTo: length === null ? '' : hourText(from + length),
  };
}

/** The same with another end, a step after the start at least and inside the day. */
export function endingAt(place: Placement, end: number): Placement {
  const span = spanOf(place);
  if (span === null) return place;
  return { ...place, plannedTo: hourText(Math.max(span.start + STEP_MINUTES, Math.min(end, LAST_MINUTE))) };
}

/** Moved by days; what has no day yet stays without one. */
export const byDays = (place: Placement, days: number): Placement => ({
  ...place,
  plannedOn: place.plannedOn === null ? null : addDays(place.plannedOn, days),
});
