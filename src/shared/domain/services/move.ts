import type { LocalDate } from '../../kernel/local-date.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { checkHours, DAY_MINUTES, hourText, minutesOf, type HoursFailure } from './planned-hours.ts';
import type { PlannedHours } from './planned-hours.ts';
import type { ServiceStatus } from './service.ts';

/** Day and hours of a service; all three empty while it waits to be planned. */
export interface Plan extends PlannedHours {
  readonly plannedOn: LocalDate | null;
}

/** Why an appointment stays where it is. */
export type MoveFailure =
  | HoursFailure
  | { readonly tag: 'AlreadyInvoiced' }
  /** What is done or called off has no plan any more. */
  | { readonly tag: 'NotPlannable'; readonly status: ServiceStatus }
  /** The kept duration would run past midnight; `minutes` is the duration. */
  | { readonly tag: 'EndsNextDay'; readonly minutes: number };

/** Whether an appointment may be moved at all, for the screens. */
export const isMovable = (service: { readonly status: ServiceStatus; readonly invoiced: boolean }): boolean =>
  !service.invoiced && (service.status === 'planned' || service.status === 'in-progress');

/**
 * Where an appointment stands after a move.
 *
 * Without a new end the duration is kept, and an appointment without an end stays without one. No day means back to
 * what waits to be planned, and without a day there are no hours.
 */
export function movePlan(
  service: PlannedHours & { readonly status: ServiceStatus; readonly invoiced: boolean },
  to: {
    readonly plannedOn: LocalDate | null;
    readonly plannedFrom: string;
    readonly plannedTo?: string | undefined;
  },
): Result<Plan, MoveFailure> {
  if (service.invoiced) return err({ tag: 'AlreadyInvoiced' });
  if (!isMovable(service)) return err({ tag: 'NotPlannable', status: service.status });
  if (to.plannedOn === null) return ok({ plannedOn: null, plannedFrom: '', plannedTo: '' });
  const { plannedOn, plannedFrom } = to;
  if (to.plannedTo !== undefined) return checkHours({ plannedOn, plannedFrom, plannedTo: to.plannedTo });
  const start = minutesOf(plannedFrom);
  const [before, end] = [minutesOf(service.plannedFrom), minutesOf(service.plannedTo)];
  if (start === null || before === null || end === null)
    return checkHours({ plannedOn, plannedFrom, plannedTo: '' });
  const minutes = end - before;
  if (start + minutes >= DAY_MINUTES) return err({ tag: 'EndsNextDay', minutes });
  return ok({ plannedOn, plannedFrom, plannedTo: hourText(start + minutes) });
}
