import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  anchoredAt,
  nextSelection,
  NO_SELECTION,
  selectAll,
  selectionOf,
  type Selection,
} from './table-selection.ts';

const order = ['a', 'b', 'c', 'd'];
const chosen = (selection: Selection): readonly string[] => [...selection.keys].toSorted();

it('adds and removes single rows', () => {
  const one = nextSelection(NO_SELECTION, order, 'b', 'toggle');
  expect(chosen(one)).toEqual(['b']);
  expect(chosen(nextSelection(one, order, 'b', 'toggle'))).toEqual([]);
});

it('chooses from the anchor to the row in either direction', () => {
  const anchored = nextSelection(NO_SELECTION, order, 'c', 'toggle');
  expect(chosen(nextSelection(anchored, order, 'a', 'range'))).toEqual(['a', 'b', 'c']);
  expect(chosen(nextSelection(anchored, order, 'd', 'range'))).toEqual(['c', 'd']);
});

it('gives rows up again when a range goes back, and keeps what was chosen apart', () => {
  const apart = nextSelection(nextSelection(NO_SELECTION, order, 'a', 'toggle'), order, 'b', 'toggle');
  const wide = nextSelection(apart, order, 'd', 'range');
  expect(chosen(wide)).toEqual(['a', 'b', 'c', 'd']);
  expect(chosen(nextSelection(wide, order, 'c', 'range'))).toEqual(['a', 'b', 'c']);
  expect(chosen(nextSelection(wide, order, 'b', 'range'))).toEqual(['a', 'b']);
});

it('starts at the row itself when the anchor is gone', () => {
  expect(chosen(nextSelection({ ...NO_SELECTION, anchor: 'x' }, order, 'b', 'range'))).toEqual(['b']);
});

it('takes the row itself as the anchor of the first Shift+arrow, and keeps one that exists', () => {
  expect(anchoredAt(NO_SELECTION, order, 'b').anchor).toBe('b');
  expect(anchoredAt({ ...selectionOf(['a']), anchor: 'a' }, order, 'b').anchor).toBe('a');
});

it('adds every loaded row to what is chosen', () => {
  const all = selectAll(selectionOf(['x']), order);
  expect(chosen(all)).toEqual(['a', 'b', 'c', 'd', 'x']);
  expect(chosen(nextSelection(all, order, 'b', 'range'))).toEqual(['a', 'b', 'c', 'd', 'x']);
});

it('is, after any walk with Shift, what was chosen before and the range from the first row to the last', () => {
  const rows = Array.from({ length: 12 }, (_, index) => `row ${String(index)}`);
  const at = fc.nat({ max: rows.length - 1 });
  fc.assert(
    fc.property(fc.uniqueArray(at), at, fc.array(at, { minLength: 1 }), (before, first, walk) => {
      const start = selectionOf(before.map((index) => rows[index] ?? ''));
      let selection: Selection = anchoredAt(start, rows, rows[first] ?? '');
      for (const index of walk) selection = nextSelection(selection, rows, rows[index] ?? '', 'range');
      const last = walk.at(-1) ?? 0;
      const range = rows.slice(Math.min(first, last), Math.max(first, last) + 1);
      expect(chosen(selection)).toEqual([...new Set([...start.keys, ...range])].toSorted());
      expect(selection.anchor).toBe(rows[first]);
    }),
  );
});
