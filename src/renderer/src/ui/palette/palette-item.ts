import type { Icon } from '@tabler/icons-react';
import { foldForSearch, searchWords } from '#shared/domain/clients/search-fold.ts';

/** Groups of the palette, in the order they are shown. */
export const PALETTE_GROUPS = [
  'recent',
  'clients',
  'contacts',
  'services',
  'invoices',
  'screens',
  'actions',
  // Last: they are the newest that fit, not the best, and whoever types the beginning of an act means the act.
  'interactions',
] as const;

/** One line of the palette. */
export interface PaletteItem {
  readonly key: string;
  readonly group: (typeof PALETTE_GROUPS)[number];
  readonly title: string;
  readonly detail: string;
  readonly icon: Icon;
  /** Keys that do the same without the palette. */
  readonly shortcut?: string;
  /** Whether it is shown first next time. */
  readonly isRemembered?: boolean;
  /** The palette goes on with a further question. */
  readonly isFollowed?: boolean;
  readonly run: () => void;
}

/** Screens and actions that fit a typed text: each word begins a word of the title; best first. */
export function fittingItems(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const words = searchWords(text);
  if (words.length === 0) return text.trim() === '' ? items : [];
  const weighed = items.flatMap((item) => {
    const title = foldForSearch(item.title);
    const parts = title.split(' ');
    if (!words.every((word) => parts.some((part) => part.startsWith(word)))) return [];
    return [{ item, weight: title.startsWith(words[0] ?? '') ? 0 : 1 }];
  });
  return weighed.toSorted((left, right) => left.weight - right.weight).map(({ item }) => item);
}

const RANK = new Map(PALETTE_GROUPS.map((group, index) => [group, index]));

/** The lines as they stand under each other: by their groups, each in its own order. */
export const inGroups = (items: readonly PaletteItem[]): readonly PaletteItem[] =>
  items.toSorted((left, right) => (RANK.get(left.group) ?? 0) - (RANK.get(right.group) ?? 0));
