/** A key press as the shortcuts see it. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** A shortcut's keys: `mod+K`, `G C` (one after the other), `/`, `N`. */
export type Keys = string;

/** Whether a shortcut is a single character, which the preference and text fields switch off (WCAG 2.1.4). */
export const isSingleKey = (keys: Keys): boolean => !keys.includes('+') && keys !== 'Escape';

/** Name of a press as shortcuts write it: `mod+K`, `N`, `?`; null for a modifier alone. */
export function nameOf(press: Press): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'Dead', 'Process'].includes(press.key)) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  if (press.ctrlKey || press.metaKey) return `mod+${press.shiftKey ? 'shift+' : ''}${key}`;
  return press.altKey ? null : key;
}

/** What a press makes of the shortcuts: one that is complete, or the first half of some. */
export type Match<Shortcut> =
  | { readonly kind: 'run'; readonly shortcut: Shortcut }
  | { readonly kind: 'wait'; readonly prefix: string }
  | { readonly kind: 'none' };

/**
 * Finds the shortcut of a press after an optional earlier one.
 *
 * Later shortcuts win over earlier ones, so that a dialog may take over its page's keys.
 */
export function matchPress<Shortcut extends { readonly keys: Keys }>(
  shortcuts: readonly Shortcut[],
  prefix: string | null,
  name: string,
): Match<Shortcut> {
  const typed = prefix === null ? name : `${prefix} ${name}`;
  const found = shortcuts.findLast((shortcut) => shortcut.keys === typed);
  if (found !== undefined) return { kind: 'run', shortcut: found };
  if (prefix === null && shortcuts.some((shortcut) => shortcut.keys.startsWith(`${name} `)))
    return { kind: 'wait', prefix: name };
  // A failed sequence may still begin another shortcut: G, then N, creates.
  return prefix === null ? { kind: 'none' } : matchPress(shortcuts, null, name);
}

/** Keys as shown to people: `Ctrl` or `⌘` for `mod`; `shift` is the name of that key in their language. */
export const shownKeys = (keys: Keys, isMac: boolean, shift: string): readonly string[] =>
  keys.split(' ').map((part) =>
    part
      .replace('mod+', isMac ? '⌘' : 'Ctrl+')
      .replace('shift+', isMac ? '⇧' : `${shift}+`)
      .replace('Escape', 'Esc')
      .replace('ArrowDown', '↓'),
  );
