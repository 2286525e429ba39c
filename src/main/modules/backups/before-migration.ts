import type { AppDeps } from '#main/app/deps.ts';
import type { BackupBeforeMigration } from '#main/app/open-vault-runtime.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { backUp } from './create-backup.ts';

/**
 * Makes the backup that a failed migration can fall back on; false when it could not be made and proved.
 *
 * Without it the migration is not begun: the former program still opens the vault.
 */
export const backUpBeforeMigration =
  (deps: Pick<AppDeps, 'clock' | 'version' | 'logger' | 'random' | 'baseChecker'>): BackupBeforeMigration =>
  async (vault, { connection }, rootKey) => {
    const { folder } = vault;
    const header = vault.header();
    if (header === null) return false;
    try {
      return (await backUp({ folder, header, rootKey, connection }, 'before-migration', deps)).ok;
    } catch (problem) {
      deps.logger.error('backup.before-migration', newUid(deps), problem);
      return false;
    }
  };
