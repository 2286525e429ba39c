import { useSyncExternalStore } from 'react';
import type { InteractionKind } from '#shared/domain/interactions/interaction.ts';

/** What the palette shows. */
export interface PaletteState {
  readonly isOpen: boolean;
  /** The call, e-mail, meeting or note whose client is being chosen; null for everything. */
  readonly noting: InteractionKind | null;
}

let state: PaletteState = { isOpen: false, noting: null };
const listeners = new Set<() => void>();

const change = (next: PaletteState): void => {
  state = next;
  for (const listener of listeners) listener();
};

/** Shows the palette; the search box of every page and Ctrl/Cmd+K do. */
export const openPalette = (): void => {
  change({ isOpen: true, noting: null });
};

/** Asks for the client of a call, an e-mail, a meeting or a note. */
export const askClientFor = (noting: InteractionKind): void => {
  change({ isOpen: true, noting });
};

/** Hides the palette; what it was about is kept, so that it is known who takes the focus next. */
export const closePalette = (): void => {
  change({ ...state, isOpen: false });
};

/** Whether the palette is shown, and what for. */
export const usePaletteState = (): PaletteState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
