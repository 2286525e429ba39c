import { minutesOf, spanOf } from '#shared/domain/services/planned-hours.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { step, type View } from './calendar-dates.ts';
import { byDays, endingAt, startingAt, STEP_MINUTES, type Placement } from './placement.ts';

const MORNING = 480;

/** What a key makes of an appointment that is being moved. */
export type MovingKey =
  | { readonly kind: 'place'; readonly place: Placement }
  | { readonly kind: 'drop' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'none' };

const placed = (place: Placement): MovingKey => ({ kind: 'place', place });

function vertical(place: Placement, by: 1 | -1, view: View, resizes: boolean): Placement {
  if (view === 'month') return byDays(place, by * 7);
  const start = minutesOf(place.plannedFrom);
  if (start === null) return by === 1 ? startingAt(place, MORNING) : place;
  if (resizes) return endingAt(place, (spanOf(place)?.end ?? start) + by * STEP_MINUTES);
  // Above midnight is the band of what has no hour.
  return start === 0 && by === -1 ? startingAt(place, null) : startingAt(place, start + by * STEP_MINUTES);
}

/** In a day's view the technicians stand side by side, else the days do. */
function sideways(
  place: Placement,
  by: 1 | -1,
  view: View,
  technicians: readonly (string | null)[],
): Placement {
  if (view !== 'day') return byDays(place, by);
  const next = technicians[technicians.indexOf(place.technicianUid) + by];
  return next === undefined ? place : { ...place, technicianUid: next };
}

/** Arrows go by a quarter of an hour and by days, with Shift they change the end; Enter drops, Esc gives up. */
export function movingKey(
  press: { readonly key: string; readonly shiftKey: boolean },
  place: Placement,
  page: { readonly view: View; readonly technicians: readonly (string | null)[] },
): MovingKey {
  switch (press.key) {
    case 'ArrowUp':
    case 'ArrowDown':
      return placed(vertical(place, press.key === 'ArrowUp' ? -1 : 1, page.view, press.shiftKey));
    case 'ArrowLeft':
    case 'ArrowRight':
      return placed(sideways(place, press.key === 'ArrowLeft' ? -1 : 1, page.view, page.technicians));
    case 'PageUp':
    case 'PageDown': {
      if (place.plannedOn === null) return { kind: 'none' };
      const pages = press.key === 'PageUp' ? -1 : 1;
      const day =
        page.view === 'month' ? step('month', place.plannedOn, pages) : addDays(place.plannedOn, 7 * pages);
      return placed({ ...place, plannedOn: day });
    }
    case 'Enter':
    case ' ':
      return { kind: 'drop' };
    case 'Escape':
      return { kind: 'cancel' };
    default:
      return { kind: 'none' };
  }
}
