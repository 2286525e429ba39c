import type { PaletteItem } from './palette-item.ts';

/** What the core answers to a typed text, as lines of the palette. */
export interface FoundItems {
  readonly items: readonly PaletteItem[];
  readonly isAsking: boolean;
  /** The lines are those of a former text: the answer to this one is on its way. */
  readonly isFormer: boolean;
  /** False for a text without a letter or a digit: it can find nothing. */
  readonly isSearchable: boolean;
  /** The text that was looked for instead when the typed one found nothing. */
  readonly readAs: string | null;
  readonly error: Error | null;
}

/** Before anything was asked. */
export const NOTHING_FOUND: FoundItems = {
  items: [],
  isAsking: false,
  isFormer: false,
  isSearchable: true,
  readAs: null,
  error: null,
};

/** The quiet part of a line: what there is of it. */
export const parts = (...texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null && text !== '').join(' · ');
