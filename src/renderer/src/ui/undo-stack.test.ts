import { expect, test } from 'vitest';
import { createUndoStack } from './undo-stack.ts';

test('the latest act is taken back, and the one before it once that has run out', () => {
  const stack = createUndoStack();
  const undone: string[] = [];
  const first = (): void => void undone.push('first');
  const second = (): void => void undone.push('second');
  expect(stack.undoLatest()).toBe(false);
  stack.add(first);
  stack.add(second);
  expect(stack.undoLatest()).toBe(true);
  stack.remove(second);
  expect(stack.undoLatest()).toBe(true);
  expect(undone).toEqual(['second', 'first']);
});

test('undo pressed while an act is under way means that act, never the one before it', () => {
  const stack = createUndoStack();
  const undone: string[] = [];
  stack.add(() => void undone.push('earlier'));
  const underWay = stack.begin();
  expect(underWay.isUndoWanted()).toBe(false);
  expect(stack.undoLatest()).toBe(true);
  underWay.end();
  expect(underWay.isUndoWanted()).toBe(true);
  expect(undone).toEqual([]);
  stack.undoLatest();
  expect(undone).toEqual(['earlier']);
});

test('an act that has ended without undo leaves nothing behind', () => {
  const stack = createUndoStack();
  const underWay = stack.begin();
  underWay.end();
  expect(underWay.isUndoWanted()).toBe(false);
  expect(stack.undoLatest()).toBe(false);
});
