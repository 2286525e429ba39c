import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultFolder } from '#main/vault/vault-folder.ts';
import { listBackups, type BackupFile } from './backup-files.ts';

const DAYS_KEPT = 7;
const WEEKS_KEPT = 4;
const MONTHS_KEPT = 12;
const DAY_IN_MILLISECONDS = 86_400_000;

/**
 * Scheduled backups that may go: all but the newest of each of the last 7 days, 4 weeks and 12 months that have one.
 *
 * Those asked for by a person or made before a migration are never chosen here.
 */
export function prunable(backups: readonly BackupFile[]): readonly BackupFile[] {
  const scheduled = backups
    .filter((backup) => backup.reason === 'scheduled')
    .toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  const kept = new Set<BackupFile>();
  for (const [periodOf, count] of [
    [(backup: BackupFile) => backup.createdAt.slice(0, 10), DAYS_KEPT],
    [(backup: BackupFile) => weekOf(backup), WEEKS_KEPT],
    [(backup: BackupFile) => backup.createdAt.slice(0, 7), MONTHS_KEPT],
  ] as const) {
    const newestByPeriod = new Map<string, BackupFile>();
    for (const backup of scheduled) {
      if (!newestByPeriod.has(periodOf(backup))) newestByPeriod.set(periodOf(backup), backup);
    }
    for (const backup of [...newestByPeriod.values()].slice(0, count)) kept.add(backup);
  }
  return scheduled.filter((backup) => !kept.has(backup));
}

/** Removes what `prunable` names; answers how many went. */
export async function pruneBackups(folder: VaultFolder): Promise<number> {
  const gone = prunable(await listBackups(folder));
  await Promise.all(gone.map((backup) => rm(join(folder.backups, backup.name), { force: true })));
  return gone.length;
}

/** Number of the week since 5 January 1970, a Monday. */
const weekOf = (backup: BackupFile): string =>
  String(Math.floor((Date.parse(backup.createdAt) / DAY_IN_MILLISECONDS - 4) / 7));
