import { rm } from 'node:fs/promises';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { seriesLetter } from '#main/modules/organisation/settings.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';
import { isManifestAuthentic } from './backup-format.ts';
import { readMarker, restoreMarkerPath } from './restore-marker.ts';

/** What the first sign-in after a restore found. */
export interface RestoreFollowUp {
  /** Letter that documents are numbered in from now on. */
  readonly letter: string;
  /** Whether the backup was written by a holder of this vault's keys. */
  readonly isAuthentic: boolean;
}

/**
 * Closes the series of a restored vault, opens the next letter and writes it down; null when nothing was restored.
 *
 * Documents may have been issued after the backup was made: their numbers must not be given twice (design.md §5
 * "Issuing"). Safe to repeat. An unreadable marker also closes the series.
 */
export async function afterRestore(vault: VaultRuntime): Promise<RestoreFollowUp | null> {
  const marker = await readMarker(vault.folder);
  if (marker === null) return null;
  const isReadable = marker !== 'Unreadable';
  const isAuthentic = isReadable && isManifestAuthentic(marker.manifest, vault.keys().rootKey);
  const id = isReadable ? marker.id : 'unreadable';
  const letter = vault.write((db) => {
    const present = seriesLetter(db);
    if (readState(db, 'restored') === id && isReadable) return present;
    const next = nextLetter(present);
    writeState(db, 'series-letter', next);
    writeState(db, 'restored', id);
    appendOwnAct(db, vault, {
      action: 'vault.restored',
      class: 'accounting',
      objectKind: 'vault',
      fields: ['series'],
      details: {
        letter: next,
        authentic: isAuthentic ? 1 : 0,
        ...(isReadable ? { backupAt: marker.manifest.createdAt, restoredAt: marker.restoredAt } : {}),
      },
    });
    return next;
  });
  await rm(restoreMarkerPath(vault.folder), { force: true });
  return { letter, isAuthentic };
}

/** The letter after another: A to Z, then AA, AB… */
export function nextLetter(letter: string): string {
  const last = letter.slice(-1);
  const head = letter.slice(0, -1);
  if (last !== 'Z') return `${head}${String.fromCharCode(last.charCodeAt(0) + 1)}`;
  return `${head === '' ? 'A' : nextLetter(head)}A`;
}
