import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { shownDays, type View } from './calendar-dates.ts';
import { SHOWN_PER_DAY } from './month-grid.tsx';
import { heldOf, type Column } from './placed.ts';
import { nearestStop, neighbour, stopsOf, type Stop } from './stops.ts';
import type { Cursor } from './time-grid.tsx';

const NINE = 540;

/** In a month one stands on the day first, then on what it shows. */
const stopsIn = (view: View, column: Column | undefined): readonly Stop[] =>
  view === 'month'
    ? [
        { minutes: null, uid: null },
        ...(column?.placed.slice(0, SHOWN_PER_DAY) ?? []).map(({ appointment }) => ({
          minutes: null,
          uid: appointment.uid,
        })),
      ]
    : stopsOf(heldOf(column?.placed ?? []));

const isSame = (one: Stop, other: Stop): boolean =>
  one.uid === other.uid && (one.uid !== null || one.minutes === other.minutes);

/** Where the keyboard stands and how the arrows walk; one stop of the page is in the order of Tab. */
export function useCursor(page: {
  readonly view: View;
  readonly columns: readonly Column[];
  readonly today: LocalDate;
  readonly board: RefObject<HTMLElement | null>;
  readonly onDate: (day: LocalDate) => void;
}) {
  const { view, columns, board } = page;
  const [wanted, setWanted] = useState<Cursor | null>(null);
  const mustFocus = useRef(false);

  const home = Math.max(
    0,
    columns.findIndex(({ day }) => day === page.today),
  );
  const column = Math.min(wanted?.column ?? home, Math.max(0, columns.length - 1));
  const stops = stopsIn(view, columns[column]);
  const start = wanted ?? { uid: null, minutes: view === 'month' ? null : NINE };
  const found =
    stops.find((stop) => isSame(stop, start)) ??
    nearestStop(
      stops,
      view !== 'month' && start.minutes === null && start.uid !== null ? NINE : start.minutes,
    );
  const cursor: Cursor = { column, ...found };

  useEffect(() => {
    if (!mustFocus.current) return;
    mustFocus.current = false;
    const stop = cursor.uid ?? 'slot';
    board.current?.querySelector<HTMLElement>(`[data-stop="${stop}"][tabindex="0"]`)?.focus();
  });

  const goTo = (next: Cursor): void => {
    mustFocus.current = true;
    setWanted(next);
  };

  const sideways = (by: 1 | -1): void => {
    const from = columns[column];
    if (view === 'day' || from === undefined) {
      const next = Math.max(0, Math.min(columns.length - 1, column + by));
      goTo({ column: next, ...nearestStop(stopsIn(view, columns[next]), cursor.minutes) });
      return;
    }
    toDay(addDays(from.day, by));
  };

  const toDay = (day: LocalDate): void => {
    const shown = columns.findIndex((one) => one.day === day);
    if (shown === -1) page.onDate(day);
    const next = shown === -1 ? shownDays(view, day).indexOf(day) : shown;
    const there = stopsIn(view, shown === -1 ? undefined : columns[shown]);
    goTo({ column: next, ...nearestStop(there, cursor.minutes) });
  };

  const upOrDown = (by: 1 | -1): void => {
    const next = neighbour(stops, cursor, by);
    const from = columns[column];
    if (view === 'month' && isSame(next, cursor) && from !== undefined) toDay(addDays(from.day, by * 7));
    else goTo({ column, ...next });
  };

  return {
    cursor,
    /** Stands somewhere without taking the focus: it is there already. */
    note: (next: Cursor): void => {
      if (next.column !== cursor.column || !isSame(next, cursor)) setWanted(next);
    },
    /** Puts the focus on an appointment or a day after it was drawn. */
    goTo,
    onArrow: (event: KeyboardEvent): boolean => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      switch (event.key) {
        case 'ArrowLeft':
          sideways(-1);
          return true;
        case 'ArrowRight':
          sideways(1);
          return true;
        case 'ArrowUp':
          upOrDown(-1);
          return true;
        case 'ArrowDown':
          upOrDown(1);
          return true;
        default:
          return false;
      }
    },
  };
}
