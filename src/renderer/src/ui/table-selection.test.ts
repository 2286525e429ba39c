import { expect, it } from 'vitest';
import { anchoredAt, nextSelection, NO_SELECTION, selectAll } from './table-selection.ts';

const order = ['a', 'b', 'c', 'd'];

it('adds and removes single rows', () => {
  const one = nextSelection(NO_SELECTION, order, 'b', 'toggle');
  expect([...one.keys]).toEqual(['b']);
  expect([...nextSelection(one, order, 'b', 'toggle').keys]).toEqual([]);
});

it('chooses from the anchor to the row in either direction', () => {
  const anchored = nextSelection(NO_SELECTION, order, 'c', 'toggle');
  expect([...nextSelection(anchored, order, 'a', 'range').keys].toSorted()).toEqual(['a', 'b', 'c']);
  expect([...nextSelection(anchored, order, 'd', 'range').keys].toSorted()).toEqual(['c', 'd']);
});

it('starts at the row itself when the anchor is gone', () => {
  expect([...nextSelection({ keys: new Set(), anchor: 'x' }, order, 'b', 'range').keys]).toEqual(['b']);
});

it('takes the row itself as the anchor of the first Shift+arrow, and keeps one that exists', () => {
  expect(anchoredAt(NO_SELECTION, order, 'b').anchor).toBe('b');
  expect(anchoredAt({ keys: new Set(['a']), anchor: 'a' }, order, 'b').anchor).toBe('a');
});

it('adds every loaded row to what is chosen', () => {
  const all = selectAll({ keys: new Set(['x']), anchor: null }, order);
  expect([...all.keys].toSorted()).toEqual(['a', 'b', 'c', 'd', 'x']);
});
