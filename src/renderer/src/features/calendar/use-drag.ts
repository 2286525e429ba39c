import { useEffect, useRef, type PointerEvent as ReactPointerEvent } from 'react';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { spanOf } from '#shared/domain/services/planned-hours.ts';
import {
  endingAt,
  placementOf,
  startingAt,
  STEP_MINUTES,
  type Appointment,
  type Placement,
} from './placement.ts';

/** Pixels that a press may wander before it is a drag. */
const SLACK = 4;
/** Distance to the edge of the grid in which it scrolls along. */
const EDGE = 36;

/** What the pointer is over, as the drop places declare it in their `data-` attributes. */
type Target =
  | { readonly kind: 'tray' }
  | { readonly kind: 'day'; readonly day: LocalDate; readonly technicianUid: string | null | undefined }
  | {
      readonly kind: 'time';
      readonly day: LocalDate;
      readonly technicianUid: string | null | undefined;
      readonly minutes: number;
    };

const snap = (minutes: number): number => Math.round(minutes / STEP_MINUTES) * STEP_MINUTES;

function targetAt(x: number, y: number): Target | null {
  for (const element of document.elementsFromPoint(x, y)) {
    if (!(element instanceof HTMLElement)) continue;
    const { drop, day, technician } = element.dataset;
    if (drop === undefined) continue;
    if (drop === 'tray') return { kind: 'tray' };
    const place = {
      day: (day ?? '') as LocalDate,
      technicianUid: technician === undefined ? undefined : technician === '' ? null : technician,
    };
    if (drop === 'day') return { kind: 'day', ...place };
    const { top, height } = element.getBoundingClientRect();
    return { kind: 'time', ...place, minutes: ((y - top) / height) * 1440 };
  }
  return null;
}

function scrollAlong(y: number): void {
  const grid = document.querySelector('[data-scrolls]');
  if (grid === null) return;
  const { top, bottom } = grid.getBoundingClientRect();
  if (y > bottom - EDGE) grid.scrollBy(0, 12);
  else if (y < top + EDGE) grid.scrollBy(0, -12);
}

/** Where an appointment would stand if the pointer let go of it here. */
function placeAt(
  appointment: Appointment,
  target: Target,
  grab: { readonly kind: 'move' | 'resize'; readonly offset: number; readonly keepsHours: boolean },
): Placement {
  const before = placementOf(appointment);
  if (grab.kind === 'resize') return target.kind === 'time' ? endingAt(before, snap(target.minutes)) : before;
  if (target.kind === 'tray') return { ...before, plannedOn: null, plannedFrom: '', plannedTo: '' };
  const there = {
    ...before,
    plannedOn: target.day,
    technicianUid: target.technicianUid === undefined ? before.technicianUid : target.technicianUid,
  };
  if (target.kind === 'time') return startingAt(there, snap(target.minutes - grab.offset));
  return grab.keepsHours ? there : startingAt(there, null);
}

/**
 * Dragging by pointer: `onPlace` while it moves, `onDrop` when it lets go over a place, `onCancel` elsewhere and on Esc.
 *
 * Written with pointer events because the drag of the platform shows no snapped place and cannot resize. Touch scrolls.
 */
export function useDrag(on: {
  readonly onPlace: (appointment: Appointment, place: Placement) => void;
  readonly onDrop: (appointment: Appointment, place: Placement) => void;
  readonly onCancel: () => void;
  /** In a month a day is chosen and the hours stay; in the all-day band of a week they go. */
  readonly daysKeepHours: boolean;
}) {
  const stop = useRef<(() => void) | null>(null);
  const wasDragged = useRef(false);
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  useEffect(() => () => stop.current?.(), []);

  const grab = (
    event: ReactPointerEvent<HTMLElement>,
    appointment: Appointment,
    kind: 'move' | 'resize',
  ): void => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const from = { x: event.clientX, y: event.clientY };
    const under = targetAt(from.x, from.y);
    const start = spanOf(appointment)?.start;
    const offset = under?.kind === 'time' && start !== undefined ? under.minutes - start : 0;
    let place: Placement | null = null;
    wasDragged.current = false;

    const onMove = (move: PointerEvent): void => {
      const isNear = Math.abs(move.clientX - from.x) < SLACK && Math.abs(move.clientY - from.y) < SLACK;
      if (isNear && !wasDragged.current) return;
      move.preventDefault();
      wasDragged.current = true;
      scrollAlong(move.clientY);
      const target = targetAt(move.clientX, move.clientY);
      place =
        target === null
          ? null
          : placeAt(appointment, target, { kind, offset, keepsHours: latest.current.daysKeepHours });
      if (place === null) latest.current.onCancel();
      else latest.current.onPlace(appointment, place);
    };
    const end = (): void => {
      stop.current?.();
      if (!wasDragged.current) return;
      // The click that ends a drag comes in this same task.
      setTimeout(() => {
        wasDragged.current = false;
      });
      if (place === null) latest.current.onCancel();
      else latest.current.onDrop(appointment, place);
    };
    const cancel = (): void => {
      stop.current?.();
      latest.current.onCancel();
    };
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape' || !wasDragged.current) return;
      key.preventDefault();
      key.stopPropagation();
      cancel();
    };
    stop.current?.();
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', onKey, true);
    stop.current = () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
    };
  };

  return {
    grab,
    /** Whether the click that is heard now is the end of a drag and no press. */
    endsDrag: (): boolean => wasDragged.current,
  };
}
