import { z } from 'zod';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';
import { isInstant, type Instant } from '#shared/kernel/instant.ts';

/** How often the vault is backed up by itself. */
export const BACKUP_RHYTHMS = ['never', 'daily', 'weekly'] as const;

/** One of the rhythms. */
export type BackupRhythm = (typeof BACKUP_RHYTHMS)[number];

/** Why a backup that was due is missing; the screen owns the words. */
export type BackupFailure = 'DiskFull' | 'NotWritable' | 'BackupNotVerified' | 'Unexpected';

/** What the last backup by itself came to. */
export interface ScheduledResult {
  readonly at: Instant;
  /** Null when it is there and was read back. */
  readonly failure: BackupFailure | null;
  /** Zero when it failed. */
  readonly bytes: number;
}

/** Rhythm and results as the vault keeps them. */
export interface BackupSchedule {
  readonly every: BackupRhythm;
  readonly last: ScheduledResult | null;
  /** The last one that is there and was read back. */
  readonly lastGoodAt: Instant | null;
}

const DAY_MILLISECONDS = 86_400_000;
const instantSchema = z.custom<Instant>((value) => typeof value === 'string' && isInstant(value));
const resultSchema = z.object({
  at: instantSchema,
  failure: z.enum(['DiskFull', 'NotWritable', 'BackupNotVerified', 'Unexpected']).nullable(),
  bytes: z.int(),
});

/** The schedule in force; daily until somebody chooses otherwise. */
export function readSchedule(db: ReadDb): BackupSchedule {
  const every = BACKUP_RHYTHMS.find((rhythm) => rhythm === readState(db, 'backup-rhythm')) ?? 'daily';
  const last = readState(db, 'backup-last');
  return {
    every,
    last: last === null ? null : resultSchema.parse(JSON.parse(last)),
    lastGoodAt: readState(db, 'backup-last-good') as Instant | null,
  };
}

/** Chooses the rhythm. */
export const writeRhythm = (db: WriteDb, every: BackupRhythm): void => {
  writeState(db, 'backup-rhythm', every);
};

/** Keeps what a backup came to. */
export function writeResult(db: WriteDb, result: ScheduledResult): void {
  writeState(db, 'backup-last', JSON.stringify(result));
  if (result.failure === null) writeState(db, 'backup-last-good', result.at);
}

/** Whether a backup is due: never, a day or a week after the last good one, or when the clock stands before that one. */
export function isBackupDue({ every, lastGoodAt }: BackupSchedule, now: Instant): boolean {
  if (every === 'never') return false;
  if (lastGoodAt === null) return true;
  const passed = Date.parse(now) - Date.parse(lastGoodAt);
  return passed >= (every === 'daily' ? 1 : 7) * DAY_MILLISECONDS || passed < -DAY_MILLISECONDS;
}
