import { useCallbackRef } from '@mantine/hooks';
import { useCallback, useEffect, useState, type RefCallback, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows that are drawn or left out together. */
export const CHUNK_ROWS = 10;
// Drawn beyond both edges, in pixels: a notch of the wheel does not meet an empty place.
const MARGIN = 600;
// Of a list that nobody scrolls less is enough: it is drawn anew with every key of a search.
const MARGIN_AT_REST = 200;
/** Height of a row that nobody has seen yet. */
const USUAL_ROW = 44;

/** Some of a table's height: rows that are drawn, or the room that others would take. */
export type Stretch =
  | { readonly kind: 'rows'; readonly from: number; readonly to: number }
  | { readonly kind: 'room'; readonly from: number; readonly height: number };

/** What the reader sees of a table. */
export interface View {
  readonly top: number;
  readonly height: number;
}

const chunkOf = (row: number): number => Math.floor(row / CHUNK_ROWS);

/** Height of a chunk: as measured, else by the rows that were. */
function heightOf(chunk: number, rows: number, measured: ReadonlyMap<number, number>): number {
  const known = measured.get(chunk);
  if (known !== undefined) return known;
  const usual = measured.get(0);
  const perRow = usual === undefined ? USUAL_ROW : usual / Math.min(rows, CHUNK_ROWS);
  return perRow * Math.min(CHUNK_ROWS, rows - chunk * CHUNK_ROWS);
}

/**
 * Which rows of a long table are drawn.
 *
 * Those near the view and those that are kept (the focused one, the one that Tab reaches); for all others there is
 * room of their height, so that the scroll bar tells the truth. A table of any length costs what its window costs.
 */
export function stretchesOf(
  rows: number,
  view: View,
  measured: ReadonlyMap<number, number>,
  kept: readonly number[],
): readonly Stretch[] {
  const keptChunks = new Set(kept.filter((row) => row >= 0 && row < rows).map(chunkOf));
  const stretches: Stretch[] = [];
  const margin = view.top === 0 ? MARGIN_AT_REST : MARGIN;
  let top = 0;
  for (let chunk = 0; chunk * CHUNK_ROWS < rows; chunk += 1) {
    const height = heightOf(chunk, rows, measured);
    const isNear = top + height > view.top - margin && top < view.top + view.height + margin;
    const from = chunk * CHUNK_ROWS;
    const last = stretches.at(-1);
    if (isNear || keptChunks.has(chunk))
      stretches.push({ kind: 'rows', from, to: Math.min(rows, from + CHUNK_ROWS) });
    else if (last?.kind === 'room')
      stretches[stretches.length - 1] = { ...last, height: last.height + height };
    else stretches.push({ kind: 'room', from, height });
    top += height;
  }
  return stretches;
}

const sameChunks = (left: readonly Stretch[], right: readonly Stretch[]): boolean =>
  left.length === right.length &&
  left.every((one, index) => {
    const other = right[index];
    return other !== undefined && other.kind === one.kind && other.from === one.from;
  });

// A window that is not laid out yet is taken to be large.
const FIRST_VIEW: View = { top: 0, height: 900 };

/** Follows the scroll of a table and tells what is to be drawn; `kept` rows are always there. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  kept: number,
): {
  readonly stretches: readonly Stretch[];
  readonly onScroll: () => void;
  /** Draws a row wherever it is, until another one is held: it has the focus or will get it. */
  readonly hold: (row: number) => void;
  /** The reference of each drawn chunk, which carries its number as `data-chunk`. */
  readonly measure: RefCallback<HTMLElement>;
} {
  const [view, setView] = useState<View>(FIRST_VIEW);
  const [held, setHeld] = useState(-1);
  const [isPrinted, setPrinted] = useState(false);
  const [measured] = useState(() => new Map<number, number>());
  const stretches: readonly Stretch[] = isPrinted
    ? [{ kind: 'rows', from: 0, to: rows }]
    : stretchesOf(rows, view, measured, [kept, held]);

  const onScroll = useCallbackRef(() => {
    const node = scroller.current;
    if (node === null) return;
    setView((before) => {
      const next = { top: node.scrollTop, height: node.clientHeight };
      // Most notches stay within what is drawn: then nothing has to be done.
      const isSame = sameChunks(
        stretchesOf(rows, before, measured, []),
        stretchesOf(rows, next, measured, []),
      );
      return isSame ? before : next;
    });
  });

  // Told after layout: asking for a height would lay the page out once more for each notch.
  const [sizes] = useState(
    () =>
      new ResizeObserver((entries) => {
        for (const { target, contentRect } of entries)
          if (target instanceof HTMLElement)
            measured.set(Number(target.dataset['chunk']), contentRect.height);
      }),
  );
  useEffect(
    () => () => {
      sizes.disconnect();
    },
    [sizes],
  );
  const measure = useCallback(
    (node: HTMLElement | null) => {
      if (node === null) return undefined;
      sizes.observe(node);
      return () => {
        sizes.unobserve(node);
      };
    },
    [sizes],
  );

  useEffect(() => {
    const node = scroller.current;
    if (node === null) return undefined;
    const observer = new ResizeObserver(onScroll);
    observer.observe(node);
    return () => {
      observer.disconnect();
    };
  }, [scroller, onScroll]);

  useEffect(() => {
    const print = (isPrinting: boolean) => (): void => {
      flushSync(() => {
        setPrinted(isPrinting);
      });
    };
    const [before, after] = [print(true), print(false)];
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);

  return { stretches, onScroll, hold: setHeld, measure };
}
