import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { listBlobs, removeBlob } from '#main/vault/blob-store.ts';
import {
  holdsVaultFiles,
  nodeFiles,
  prepareFolder,
  writeDurably,
  type VaultFolder,
} from '#main/vault/vault-folder.ts';
import { readMigrations } from '#main/db/migrate.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { DATABASE_PART, type BackupManifest } from './backup-format.ts';
import { encodeMarker, restoreMarkerPath } from './restore-marker.ts';
import { unpackBackup, type UnpackProblem } from './unpack-backup.ts';

/** Why nothing was restored; the folder is as it was. */
export type RestoreProblem = 'FolderNotEmpty' | UnpackProblem;

/** What restoring needs besides. */
export interface RestoreTools {
  readonly clock: Pick<Clock, 'now'>;
  /** Folder of the shipped migrations: a base with more of them is of a newer program. */
  readonly migrationsFolder: string;
}

/**
 * Restores a backup into an empty data folder; nothing is left behind when it is refused.
 *
 * The backup is unpacked beside and checked whole first. Then the files are moved into place, the header last: only
 * with it there is a vault. The keys are not known here, so the backup's own authentication is looked at after the
 * first sign-in (`afterRestore`). Throws when the disk refuses.
 */
export async function restoreBackup(
  vault: VaultRuntime,
  source: AsyncIterable<Uint8Array>,
  tools: RestoreTools,
): Promise<Result<{ readonly createdAt: Instant }, RestoreProblem>> {
  const { folder } = vault;
  if (vault.isOpen()) return err('FolderNotEmpty');
  await clearInterruptedRestore(folder);
  if (await holdsVaultFiles(folder)) return err('FolderNotEmpty');
  const made = await mkdir(folder.root, { recursive: true, mode: 0o700 });
  const staging = join(folder.root, `.restore-${randomUUID()}`);
  await mkdir(staging, { mode: 0o700 });
  let isRestored = false;
  try {
    const unpacked = await unpackBackup(source, staging, () => true);
    if (!unpacked.ok) return unpacked;
    const { manifest, header } = unpacked.value;
    if (manifest.migrations > readMigrations(tools.migrationsFolder).length)
      return err('BackupFromNewerVersion');
    const prepared = await prepareFolder(folder);
    if (!prepared.ok) throw new Error(`The data folder cannot hold a vault: ${prepared.error}`);
    await putInPlace(folder, staging, manifest, tools);
    await vault.replaceHeader(header);
    isRestored = true;
    return ok({ createdAt: manifest.createdAt });
  } finally {
    await rm(staging, { recursive: true, force: true });
    if (!isRestored) {
      await clearInterruptedRestore(folder);
      // Only folders that this call made; they are empty unless somebody else wrote there.
      for (const path of made === undefined ? [] : [folder.blobs, folder.backups, folder.root])
        await rmdir(path).catch(() => undefined);
    }
  }
}

/** Moves the unpacked files into place; the marker goes first, so that an interruption can be cleaned up. */
async function putInPlace(
  folder: VaultFolder,
  staging: string,
  manifest: BackupManifest,
  tools: RestoreTools,
): Promise<void> {
  const marker = encodeMarker({ id: randomUUID(), restoredAt: tools.clock.now(), manifest });
  const marked = await writeDurably(restoreMarkerPath(folder), marker);
  if (!marked.ok) throw new Error(`The restore was not noted: ${marked.error}`);
  const blobs = await readdir(join(staging, 'blobs')).catch((): string[] => []);
  for (const name of blobs) await rename(join(staging, 'blobs', name), join(folder.blobs, name));
  await nodeFiles.syncDirectory(folder.blobs);
  await rename(join(staging, DATABASE_PART), folder.database(manifest.generation));
  await nodeFiles.syncDirectory(folder.root);
}

/** Removes what a restore left that was cut off before its header: a marker without a header says so. */
async function clearInterruptedRestore(folder: VaultFolder): Promise<void> {
  const names = await readdir(folder.root).catch((): string[] => []);
  if (!names.includes(basename(restoreMarkerPath(folder))) || names.includes(basename(folder.header))) return;
  const leftovers = names.filter((name) => /^data-\d+\.db(-wal|-shm)?$|^\.restore-/.test(name));
  for (const name of leftovers) await rm(join(folder.root, name), { recursive: true, force: true });
  for (const name of await listBlobs(folder).catch((): readonly string[] => []))
    await removeBlob(folder, name);
  await rm(restoreMarkerPath(folder), { force: true });
}
