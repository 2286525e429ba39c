import type { PaletteItem } from './palette-item.ts';

const KEPT = 6;

// In this window's memory only: names of clients must not reach the browser's storage.
let recent: readonly PaletteItem[] = [];
let owner: string | null = null;

/** What this person went to last, newest first; nobody sees what somebody else looked for. */
export function recentItems(userUid: string): readonly PaletteItem[] {
  if (owner !== userUid) recent = [];
  owner = userUid;
  return recent;
}

/** Puts an item first for the next time. */
export function rememberItem(item: PaletteItem): void {
  if (item.isRemembered !== true) return;
  recent = [{ ...item, group: 'recent' as const }, ...recent.filter((other) => other.key !== item.key)].slice(
    0,
    KEPT,
  );
}
