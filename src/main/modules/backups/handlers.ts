import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { notFound, refused } from '#main/app/outcome.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { describeBackup, isBackupName, listBackups } from './backup-files.ts';
import { createBackup } from './create-backup.ts';
import { readSchedule, writeRhythm } from './schedule.ts';
import { restoreBackup } from './restore-backup.ts';

/** Backups of the whole vault. */
export const backupsHandlers: HandlersOf<Contract['backups']> = {
  list: async ({ vault }) => ok({ backups: [...(await listBackups(vault.folder))] }),

  create: async (context) => {
    const created = await createBackup(context.vault, 'person', context.deps);
    if (!created.ok) return refused(created.error);
    context.note({ objectKind: 'backup', details: { name: created.value.name, bytes: created.value.bytes } });
    return ok(created.value);
  },

  schedule: (context) => {
    const { every, last, lastGoodAt } = readSchedule(context.db);
    return ok({ every, last, lastGoodAt });
  },

  setSchedule: (context, { every }) => {
    writeRhythm(context.db, every);
    context.note({ objectKind: 'backup', details: { every } });
    return ok({});
  },

  download: async (context, { name }) => {
    const { folder } = context.vault;
    // Anything but a name of our own shape could lead out of the folder.
    const backup = isBackupName(name) ? await describeBackup(folder, name) : null;
    if (backup === null) return notFound('backup');
    const content = await openAsBlob(join(folder.backups, name));
    context.note({ objectKind: 'backup', details: { name, bytes: backup.bytes } });
    return ok(new File([content], name, { type: 'application/octet-stream' }));
  },

  restore: async (context, { file }) => {
    const { clock, deps, vault } = context;
    const restored = await vault.exclusively(() =>
      restoreBackup(vault, file.stream(), { clock, migrationsFolder: deps.migrationsFolder }),
    );
    return restored.ok ? restored : refused(restored.error, { field: 'file' });
  },
};
