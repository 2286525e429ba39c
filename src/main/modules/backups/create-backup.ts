import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { BaseChecker } from '#main/app/ports.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { encodeHeader } from '#main/vault/header-codec.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { backupKey, databaseKey, type RootKey } from '#main/vault/keys.ts';
import { nodeFiles, type VaultFolder } from '#main/vault/vault-folder.ts';
import { wipe } from '#main/vault/wipe.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { describeBackup, takeBackupName, type BackupFile } from './backup-files.ts';
import {
  BACKUP_VERSION,
  DATABASE_PART,
  HEADER_PART,
  encodeManifest,
  type BackupPart,
  type BackupReason,
} from './backup-format.ts';
import { takeSnapshot, type BaseSnapshot } from './base-snapshot.ts';
import { isBackupSound } from './check-backup.ts';
import { pruneBackups } from './prune-backups.ts';
import { ContainerWriter } from './write-container.ts';

/** What a backup is made from. */
export interface BackupSource {
  readonly folder: VaultFolder;
  readonly header: VaultHeader;
  readonly rootKey: RootKey;
  readonly connection: Database.Database;
}

/** What making a backup needs besides. */
export interface BackupTools {
  readonly clock: Pick<Clock, 'now'>;
  /** Version of the program. */
  readonly version: string;
  readonly baseChecker: BaseChecker;
}

/**
 * Backs up an open vault into one file and opens the file to prove it, without stopping anybody.
 *
 * Only a proved file gets its name in `backups/`. Throws when the disk refuses (full, not writable).
 */
export function createBackup(
  vault: VaultRuntime,
  reason: BackupReason,
  tools: BackupTools,
): Promise<Result<BackupFile, 'BackupNotVerified'>> {
  const header = vault.header();
  invariant(header, 'an open vault has a header');
  const { rootKey } = vault.keys();
  return backUp({ folder: vault.folder, header, rootKey, connection: vault.connection() }, reason, tools);
}

/** As `createBackup`, for a base that is open while its vault is not yet, as before a migration. */
export async function backUp(
  source: BackupSource,
  reason: BackupReason,
  tools: BackupTools,
): Promise<Result<BackupFile, 'BackupNotVerified'>> {
  const { folder, header, rootKey, connection } = source;
  // Own copies: an auto-lock wipes the vault's keys while a long copy is running.
  const key = databaseKey(rootKey, header.generation);
  const macKey = backupKey(rootKey);
  const work = join(folder.root, `.backup-${randomUUID()}`);
  await mkdir(folder.backups, { recursive: true, mode: 0o700 });
  await mkdir(work, { mode: 0o700 });
  try {
    const file = join(work, 'file');
    const base = folder.database(header.generation);
    const snapshot = takeSnapshot(connection, base, key, join(work, 'compacted.db'));
    try {
      await writeFile(file, { folder, header, snapshot, reason, macKey, tools });
    } finally {
      snapshot.close();
    }
    const { lastEntry } = snapshot;
    if (!(await isBackupSound(file, join(work, 'opened'), { key, lastEntry }, tools.baseChecker)))
      return err('BackupNotVerified');
    const now = new Date(tools.clock.now());
    await utimes(file, now, now);
    const name = await takeBackupName(folder, tools.clock.now());
    await rename(file, join(folder.backups, name));
    await nodeFiles.syncDirectory(folder.backups);
    const described = await describeBackup(folder, name);
    if (reason === 'scheduled') await pruneBackups(folder);
    return described === null ? err('BackupNotVerified') : ok(described);
  } finally {
    wipe(key, macKey);
    await rm(work, { recursive: true, force: true });
  }
}

interface FileContent {
  readonly folder: VaultFolder;
  readonly header: VaultHeader;
  readonly snapshot: BaseSnapshot;
  readonly reason: BackupReason;
  readonly macKey: Uint8Array;
  readonly tools: BackupTools;
}

async function writeFile(path: string, content: FileContent): Promise<void> {
  const { folder, header, snapshot } = content;
  const handle = await open(path, 'wx', 0o600);
  try {
    const writer = new ContainerWriter(handle);
    await writer.begin();
    const headerText = Buffer.from(encodeHeader(header), 'utf8');
    const parts: BackupPart[] = [
      await writer.add(HEADER_PART, headerText.length, [headerText]),
      await writer.add(DATABASE_PART, snapshot.bytes, snapshot.read()),
    ];
    const missingBlobs: string[] = [];
    for (const blob of snapshot.blobs()) {
      const file = join(folder.blobs, blob);
      const status = await lstat(file).catch(() => null);
      // A PDF lost earlier must not keep everything else from being saved; the manifest says so.
      if (status === null || !status.isFile()) missingBlobs.push(blob);
      else
        parts.push(
          await writer.add(`blobs/${blob}`, status.size, createReadStream(file) as AsyncIterable<Buffer>),
        );
    }
    const manifest = encodeManifest(
      {
        format: 'carnet-backup',
        version: BACKUP_VERSION,
        createdAt: content.tools.clock.now(),
        reason: content.reason,
        appVersion: content.tools.version,
        vaultId: header.vaultId,
        generation: header.generation,
        migrations: snapshot.migrations,
        missingBlobs,
        parts,
      },
      content.macKey,
    );
    await writer.finish(manifest);
  } finally {
    await handle.close();
  }
}
