import { createContext, useContext, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { CLOSED_WINDOW } from '../theme.ts';
import { isSingleKey, matchPress, nameOf, type Keys } from './shortcut-keys.ts';

/** One shortcut of a page or of the frame. */
export interface Shortcut {
  readonly keys: Keys;
  readonly label: string;
  readonly run: () => void;
  readonly isEnabled?: boolean;
  /** Asked at the press: false leaves the key to whatever has the focus. */
  readonly isWanted?: () => boolean;
  /** Frame-wide shortcuts are listed apart on the map. */
  readonly isGlobal?: boolean;
}

interface Registry {
  readonly add: (shortcut: Shortcut) => () => void;
  readonly list: () => readonly Shortcut[];
}

const ShortcutsContext = createContext<Registry | null>(null);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Listens to the keyboard for everything below; `singleKeys` is the person's preference. */
export function ShortcutsProvider(props: { readonly singleKeys: boolean; readonly children: ReactNode }) {
  const shortcuts = useRef<Shortcut[]>([]);
  const [registry] = useState<Registry>(() => ({
    add: (shortcut) => {
      shortcuts.current = [...shortcuts.current, shortcut];
      return () => {
        shortcuts.current = shortcuts.current.filter((other) => other !== shortcut);
      };
    },
    list: () => shortcuts.current,
  }));

  const singleKeys = useRef(props.singleKeys);
  useLayoutEffect(() => {
    singleKeys.current = props.singleKeys;
  });
  // Once, and in the layout phase: a window listens to Esc from its effect on and closes at once, so that whoever
  // listens after it no longer sees that there was one, and closes the sheet behind it, too.
  useLayoutEffect(() => {
    let prefix: string | null = null;
    let forget: ReturnType<typeof setTimeout> | undefined;
    // Seen before the dialog itself hears the key: Esc closes the dialog first and must not close the page's sheet too.
    let behindDialog = false;
    const onKeyDown = (event: KeyboardEvent): void => {
      const name = nameOf(event);
      if (name === null || event.defaultPrevented) return;
      const allowed = shortcuts.current.filter(
        (shortcut) =>
          shortcut.isEnabled !== false &&
          shortcut.isWanted?.() !== false &&
          (!isSingleKey(shortcut.keys) || (singleKeys.current && !isTyping(event.target))),
      );
      // Behind a dialog the page's single keys rest.
      const match = matchPress(
        behindDialog ? allowed.filter(({ keys }) => !isSingleKey(keys) && keys !== 'Escape') : allowed,
        prefix,
        name,
      );
      clearTimeout(forget);
      prefix = match.kind === 'wait' ? match.prefix : null;
      if (match.kind === 'wait')
        forget = setTimeout(() => {
          prefix = null;
        }, 1500);
      if (match.kind !== 'run') return;
      event.preventDefault();
      match.shortcut.run();
    };
    const onPress = (event: KeyboardEvent): void => {
      behindDialog = [...document.querySelectorAll('[role="dialog"], [role="menu"]')].some(
        (shown) => shown.closest(`.${CLOSED_WINDOW}`) === null,
      );
      // With the focus nowhere the key can only be the page's. A form that has just saved listens for Esc a moment
      // longer than it is seen, and would swallow it.
      if (event.key !== 'Escape' || behindDialog || event.target !== document.body) return;
      event.stopImmediatePropagation();
      onKeyDown(event);
    };
    window.addEventListener('keydown', onPress, true);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(forget);
      window.removeEventListener('keydown', onPress, true);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);

  return <ShortcutsContext value={registry}>{props.children}</ShortcutsContext>;
}

/** Registers a shortcut while the component is shown. */
export function useShortcut(shortcut: Shortcut): void {
  const registry = useContext(ShortcutsContext);
  const latest = useRef(shortcut.run);
  // Before the screen is painted: whoever sees a sheet may press its keys at once.
  useLayoutEffect(() => {
    latest.current = shortcut.run;
  });
  const { keys, label, isEnabled, isWanted, isGlobal } = shortcut;
  useLayoutEffect(
    () =>
      registry?.add({
        keys,
        label,
        run: () => {
          latest.current();
        },
        ...(isEnabled === undefined ? {} : { isEnabled }),
        ...(isWanted === undefined ? {} : { isWanted }),
        ...(isGlobal === undefined ? {} : { isGlobal }),
      }),
    [registry, keys, label, isEnabled, isWanted, isGlobal],
  );
}

/** Every shortcut that works now, for the map; read when the map opens. */
export function useShortcutList(isOpen: boolean): readonly Shortcut[] {
  const registry = useContext(ShortcutsContext);
  return useMemo(
    () => (isOpen && registry !== null ? registry.list().filter((one) => one.isEnabled !== false) : []),
    [isOpen, registry],
  );
}
