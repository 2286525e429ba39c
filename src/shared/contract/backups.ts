import { procedure } from './base.ts';
import { instant } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

const backup = z.object({
  name: z.string(),
  createdAt: instant,
  bytes: z.int(),
  reason: z.enum(['person', 'before-migration', 'scheduled']),
  verifiedAt: instant.nullable(),
});

const backupRhythm = z.enum(['never', 'daily', 'weekly']);

/** Backups of the whole vault: one encrypted file each. */
export const backupsContract = {
  list: procedure({
    route: { method: 'GET', path: '/backups', summary: 'Backups of the data folder, newest first' },
    policy: {
      admission: 'backups.manage',
      rowRule: 'none',
      audit: unaudited('Names and dates of files'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({ backups: z.array(backup) }),
    refusals: [],
  }),
  create: procedure({
    route: { method: 'POST', path: '/backups', summary: 'Write a backup and verify it by opening it' },
    policy: {
      admission: 'backups.manage',
      rowRule: 'none',
      audit: audited('backup.created'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: backup,
    refusals: ['BackupNotVerified'],
  }),
  schedule: procedure({
    route: {
      method: 'GET',
      path: '/backups/schedule',
      summary: 'How often the vault backs itself up, and what came of the last time',
    },
    policy: {
      admission: 'backups.manage',
      rowRule: 'none',
      audit: unaudited('A rhythm and dates'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      every: backupRhythm,
      last: z
        .object({
          at: instant,
          /** Null when the backup is there and was read back. */
          failure: z.enum(['DiskFull', 'NotWritable', 'BackupNotVerified', 'Unexpected']).nullable(),
          bytes: z.int(),
        })
        .nullable(),
      lastGoodAt: instant.nullable(),
    }),
    refusals: [],
  }),
  setSchedule: procedure({
    route: {
      method: 'PATCH',
      path: '/backups/schedule',
      summary: 'Choose how often the vault backs itself up',
    },
    policy: {
      admission: 'backups.manage',
      rowRule: 'none',
      audit: audited('backup.rhythm-set'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ every: backupRhythm }),
    output: z.object({}),
    refusals: [],
  }),
  download: procedure({
    route: {
      method: 'GET',
      path: '/backups/{name}/file',
      summary: 'The file of a backup, to keep elsewhere',
    },
    policy: {
      admission: 'backups.manage',
      rowRule: 'none',
      audit: audited('backup.downloaded'),
      kind: 'process',
      stepUp: true,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({ name: z.string().max(80) }),
    output: z.file(),
    refusals: [],
  }),
  restore: procedure({
    route: {
      method: 'POST',
      path: '/vault/restoration',
      summary: 'Restore a backup into an empty data folder',
    },
    policy: {
      admission: 'anonymous',
      rowRule: 'none',
      audit: unaudited('The folder is empty: the entry is written at the first sign-in after it'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: true,
    },
    input: z.strictObject({ file: z.file() }),
    output: z.object({ createdAt: instant }),
    refusals: ['FolderNotEmpty', 'BackupDamaged', 'BackupFromNewerVersion', 'NotABackup'],
  }),
};
