import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, type VaultFolder } from '#main/vault/vault-folder.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import {
  BACKUP_END,
  LONGEST_MANIFEST,
  decodeManifest,
  type BackupManifest,
  type BackupReason,
} from './backup-format.ts';

/** A backup of the folder as lists show it. */
export interface BackupFile {
  readonly name: string;
  readonly createdAt: Instant;
  readonly bytes: number;
  readonly reason: BackupReason;
  /** When it was opened and checked; a file stands in the folder only after that. */
  readonly verifiedAt: Instant | null;
}

const NAME = /^carnet-\d{8}T\d{6}Z(-\d{1,3})?\.carnetbackup$/;

/** Whether a text is the name of a backup: then it cannot lead out of its folder. */
export const isBackupName = (name: string): boolean => NAME.test(name);

/**
 * Takes a free name, such as `carnet-20261122T101500Z.carnetbackup`: sortable, and silent about whose data it is.
 *
 * The name is held by an empty file until the backup is moved over it, so that no two backups get the same.
 */
export async function takeBackupName(folder: VaultFolder, at: Instant): Promise<string> {
  const moment = at.replaceAll(/[-:]/g, '').replace(/\.\d{3}Z$/, 'Z');
  for (let count = 1; ; count += 1) {
    const name = `carnet-${moment}${count === 1 ? '' : `-${String(count)}`}.carnetbackup`;
    try {
      const handle = await open(join(folder.backups, name), 'wx', 0o600);
      await handle.close();
      return name;
    } catch (problem) {
      if (errorCode(problem) !== 'EEXIST') throw problem;
    }
  }
}

/** Backups of the folder, newest first; a file that is no readable backup is left out, never deleted. */
export async function listBackups(folder: VaultFolder): Promise<readonly BackupFile[]> {
  const names = (await readdir(folder.backups).catch(() => [])).filter(isBackupName);
  const found = await Promise.all(names.map((name) => describeBackup(folder, name)));
  return found
    .filter((file) => file !== null)
    .toSorted((left, right) =>
      left.createdAt < right.createdAt || (left.createdAt === right.createdAt && left.name < right.name)
        ? 1
        : -1,
    );
}

/** Reads what a backup says of itself from its end; null when it is none. */
export async function describeBackup(folder: VaultFolder, name: string): Promise<BackupFile | null> {
  const path = join(folder.backups, name);
  const status = await lstat(path).catch(() => null);
  if (status === null || !status.isFile()) return null;
  const manifest = await readManifest(path, status.size);
  if (manifest === null) return null;
  return {
    name,
    createdAt: manifest.createdAt,
    bytes: status.size,
    reason: manifest.reason,
    verifiedAt: new Date(Math.floor(status.mtimeMs)).toISOString() as Instant,
  };
}

async function readManifest(path: string, size: number): Promise<BackupManifest | null> {
  const tailLength = 4 + BACKUP_END.length;
  if (size < tailLength) return null;
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const tail = Buffer.alloc(tailLength);
    await handle.read(tail, 0, tailLength, size - tailLength);
    const length = tail.readUInt32BE(0);
    if (!tail.subarray(4).equals(BACKUP_END) || length > LONGEST_MANIFEST || length > size) return null;
    const text = Buffer.alloc(length);
    await handle.read(text, 0, length, size - tailLength - length);
    return decodeManifest(text);
  } finally {
    await handle.close();
  }
}
