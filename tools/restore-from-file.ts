import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RestoreProblem } from '#main/modules/backups/restore-backup.ts';
import { restoreBackup } from '#main/modules/backups/restore-backup.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { openCore } from './driven/open-core.ts';

function sentenceFor(problem: RestoreProblem, vaultFolder: string): string {
  switch (problem) {
    case 'FolderNotEmpty':
      return `The folder ${vaultFolder} holds a vault already, which restoring never overwrites: choose another with --data.`;
    case 'NotABackup':
      return 'This file is not a backup of Carnet. Nothing was changed.';
    case 'BackupDamaged':
      return 'This backup is damaged. Nothing was changed: try an older one.';
    case 'BackupFromNewerVersion':
      return 'This backup was made by a newer version of Carnet. Nothing was changed: update Carnet first.';
    default:
      return unreachable(problem);
  }
}

/**
 * Restores a backup of any size from the disk into the vault folder of a data folder, as `npm start` lays it out.
 *
 * The page of the browser host takes files up to 256 MB; this reads the file piece by piece. Prints one sentence
 * about how it went; false when nothing was restored.
 */
export async function restoreFromFile(
  wanted: { readonly file: string; readonly dataFolder: string },
  print: (text: string) => void,
): Promise<boolean> {
  const { file, dataFolder } = wanted;
  if (!existsSync(file) || !statSync(file).isFile()) {
    print(`There is no file ${file}.`);
    return false;
  }
  const vaultFolder = join(dataFolder, 'vault');
  const clock = systemClock();
  const { app, deps } = openCore({ dataFolder: vaultFolder, clock, demonstration: false });
  try {
    const restored = await app.vault.exclusively(() =>
      restoreBackup(app.vault, createReadStream(file), { clock, migrationsFolder: deps.migrationsFolder }),
    );
    print(
      restored.ok
        ? `The backup of ${restored.value.createdAt} is restored into ${vaultFolder}. Start Carnet and sign in with the passwords of that day; the next invoice opens a new series.`
        : sentenceFor(restored.error, vaultFolder),
    );
    return restored.ok;
  } finally {
    await app.close();
  }
}
