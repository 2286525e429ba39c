import { describe, expect, it } from 'vitest';
import { isSingleKey, matchPress, nameOf, shownKeys } from './shortcut-keys.ts';

const press = (key: string, more: Partial<Parameters<typeof nameOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('names of presses', () => {
  it('writes letters in capitals and marks the command key of either system', () => {
    expect(nameOf(press('n'))).toBe('N');
    expect(nameOf(press('k', { ctrlKey: true }))).toBe('mod+K');
    expect(nameOf(press('k', { metaKey: true }))).toBe('mod+K');
    expect(nameOf(press('?', { shiftKey: true }))).toBe('?');
  });

  it('ignores modifiers alone and Alt, which types characters', () => {
    expect(nameOf(press('Shift', { shiftKey: true }))).toBeNull();
    expect(nameOf(press('e', { altKey: true }))).toBeNull();
  });
});

describe('matching', () => {
  const shortcuts = [{ keys: 'G C' }, { keys: 'N' }, { keys: 'N', isDialog: true }, { keys: '/' }];

  it('waits for the second key of a sequence', () => {
    expect(matchPress(shortcuts, null, 'G')).toEqual({ kind: 'wait', prefix: 'G' });
    expect(matchPress(shortcuts, 'G', 'C')).toMatchObject({ kind: 'run', shortcut: { keys: 'G C' } });
  });

  it('takes a failed sequence as a fresh press', () => {
    expect(matchPress(shortcuts, 'G', '/')).toMatchObject({ kind: 'run', shortcut: { keys: '/' } });
    expect(matchPress(shortcuts, 'G', 'X')).toEqual({ kind: 'none' });
  });

  it('lets the last registered shortcut win', () => {
    expect(matchPress(shortcuts, null, 'N')).toMatchObject({ shortcut: { isDialog: true } });
  });
});

it('knows single keys and shows commands per system', () => {
  expect([isSingleKey('N'), isSingleKey('G C'), isSingleKey('mod+K')]).toEqual([true, true, false]);
  expect(shownKeys('mod+K', false, 'Maj')).toEqual(['Ctrl+K']);
  expect(shownKeys('mod+K', true, 'Maj')).toEqual(['⌘K']);
  expect(shownKeys('mod+shift+L', false, 'Shift')).toEqual(['Ctrl+Shift+L']);
  expect(shownKeys('mod+shift+L', true, 'Maj')).toEqual(['⌘⇧L']);
  expect(shownKeys('G C', false, 'Maj')).toEqual(['G', 'C']);
});
