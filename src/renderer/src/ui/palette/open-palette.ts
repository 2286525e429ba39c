import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

const change = (next: boolean): void => {
  isOpen = next;
  for (const listener of listeners) listener();
};

/** Shows the palette; the search box of every page and Ctrl/Cmd+K do. */
export const openPalette = (): void => {
  change(true);
};

/** Hides the palette. */
export const closePalette = (): void => {
  change(false);
};

/** Whether the palette is shown. */
export const usePaletteOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
