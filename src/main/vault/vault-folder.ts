import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Where the files of one vault are; all paths are inside `root`. */
export interface VaultFolder {
  readonly root: string;
  readonly header: string;
  readonly previousHeader: string;
  readonly blobs: string;
  readonly backups: string;
  readonly throttle: string;
  /** A separate small database whose exclusive transaction refuses a second process. */
  readonly lock: string;
  /** The encrypted database of one generation. */
  readonly database: (generation: number) => string;
}

/** Names the files of a vault; touches nothing. */
export function vaultFolder(root: string): VaultFolder {
  return {
    root,
    header: join(root, 'vault.json'),
    previousHeader: join(root, 'vault.json.bak'),
    blobs: join(root, 'blobs'),
    backups: join(root, 'backups'),
    throttle: join(root, 'throttle.json'),
    lock: join(root, 'lock.db'),
    database: (generation) => join(root, `data-${String(generation)}.db`),
  };
}

/** Why a folder may not hold a vault. */
export type FolderProblem = 'FolderIsLink' | 'FolderOnNetwork' | 'FolderNotWritable';

// f_type of statfs(2): NFS, SMB, CIFS, SMB2. SQLite's locks and fsync are not reliable there.
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x69_69, 0x51_7b, 0xff_53_4d_42, 0xfe_53_4d_42]);

/** Creates the vault's directories, readable by their owner only (0700; Windows keeps the profile's rights). */
export async function prepareFolder(folder: VaultFolder): Promise<Result<void, FolderProblem>> {
  try {
    await mkdir(folder.root, { recursive: true, mode: 0o700 });
    if (!(await lstat(folder.root)).isDirectory()) return err('FolderIsLink');
    if (process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has((await statfs(folder.root)).type)) {
      return err('FolderOnNetwork');
    }
    for (const path of [folder.blobs, folder.backups]) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      if (!(await lstat(path)).isDirectory()) return err('FolderIsLink');
    }
    return ok(undefined);
  } catch {
    return err('FolderNotWritable');
  }
}

/** Whether any file of a vault is there: then no new vault may be made over it. */
export async function holdsVaultFiles(folder: VaultFolder): Promise<boolean> {
  const names = await readdir(folder.root).catch(() => []);
  return names.some((name) => /^(vault\.json(\.bak)?|data-\d+\.db)$/.test(name));
}

/** Why a file could not be read safely. */
export type ReadProblem = 'FileMissing' | 'LinkRefused' | 'FileTooLarge' | 'NotReadable';

/**
 * Reads a regular file that has one name.
 *
 * Symbolic links and hard links are refused: through them another place or account could change the file.
 */
export async function readPlainFile(path: string, longest: number): Promise<Result<Buffer, ReadProblem>> {
  try {
    if (!(await lstat(path)).isFile()) return err('LinkRefused');
    // O_NOFOLLOW closes the gap between the look and the opening; Windows has no such flag.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const status = await handle.stat();
      if (!status.isFile() || status.nlink > 1) return err('LinkRefused');
      if (status.size > longest) return err('FileTooLarge');
      return ok(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (problem) {
    switch (errorCode(problem)) {
      case 'ENOENT':
        return err('FileMissing');
      case 'ELOOP':
        return err('LinkRefused');
      default:
        return err('NotReadable');
    }
  }
}

/** Why a file could not be written; the old one is untouched. */
export type WriteProblem = 'DiskFull' | 'NotWritable';

/** A file being written. */
export interface WritableFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The few file operations durable writing needs; a port so that a full disk can be tried. */
export interface FilePort {
  readonly create: (path: string) => Promise<WritableFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly syncDirectory: (path: string) => Promise<void>;
}

/** The machine's file system; files are created 0600 and never over an existing name. */
export const nodeFiles: FilePort = {
  create: async (path) => {
    const handle = await open(path, 'wx', 0o600);
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  syncDirectory: async (path) => {
    // Windows cannot fsync a directory; NTFS journals the rename itself.
    if (process.platform === 'win32') return;
    const handle = await open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/**
 * Replaces a file all or nothing: temporary file beside it, fsync, rename, fsync of the directory.
 *
 * Never truncates in place: KeePassXC #6634 lost whole vaults to a full disk that way.
 */
export async function writeDurably(
  path: string,
  bytes: Uint8Array | readonly Uint8Array[],
  files: FilePort = nodeFiles,
): Promise<Result<void, WriteProblem>> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = await files.create(temporary);
    try {
      for (const part of bytes instanceof Uint8Array ? [bytes] : bytes) await file.write(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, path);
    await files.syncDirectory(dirname(path));
    return ok(undefined);
  } catch (problem) {
    await files.remove(temporary).catch(() => undefined);
    const code = errorCode(problem);
    return err(code === 'ENOSPC' || code === 'EDQUOT' ? 'DiskFull' : 'NotWritable');
  }
}

/** Code of a system error, such as `ENOENT`; empty when the error has none. */
export const errorCode = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
