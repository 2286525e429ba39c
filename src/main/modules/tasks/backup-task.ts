import type { ReadDb } from '#main/db/handles.ts';
import { localDayOf } from '#main/modules/audit/local-day.ts';
import { readSchedule } from '#main/modules/backups/schedule.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { isBackupTooOld } from '#shared/domain/tasks/task.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/**
 * Whether the backup that the vault makes by itself failed or is too old, and since which day; null when all is well.
 *
 * A vault that has none yet counts from its first account.
 */
export function backupTask(
  db: ReadDb,
  today: LocalDate,
): { readonly kind: 'backup-failed' | 'backup-old'; readonly oldestOn: LocalDate } | null {
  const { every, last, lastGoodAt } = readSchedule(db);
  if (every !== 'never' && last !== null && last.failure !== null)
    return { kind: 'backup-failed', oldestOn: localDayOf(last.at) };
  const since = lastGoodAt ?? firstAccountAt(db);
  if (since === null) return null;
  const oldestOn = localDayOf(since);
  return isBackupTooOld(every, oldestOn, today) ? { kind: 'backup-old', oldestOn } : null;
}

const firstAccountAt = (db: ReadDb): Instant | null =>
  rowOf<{ readonly at: Instant | null }>(db, 'select min(created_at) as at from users')?.at ?? null;
