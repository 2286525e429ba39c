import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BaseChecker } from '#main/app/ports.ts';
import { DATABASE_PART } from './backup-format.ts';
import { unpackBackup } from './unpack-backup.ts';

/**
 * Proves a backup: every byte against its manifest, then the base really opened with its key, read-only.
 *
 * `folder` is made and left behind for the caller to remove; what it holds is encrypted like the vault itself.
 */
export async function isBackupSound(
  file: string,
  folder: string,
  base: { readonly key: Buffer; readonly lastEntry: number },
  checker: BaseChecker,
): Promise<boolean> {
  await mkdir(folder, { mode: 0o700 });
  const source = createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  const unpacked = await unpackBackup(source, folder, (part) => part === DATABASE_PART);
  return unpacked.ok && (await checker.isWhole({ path: join(folder, DATABASE_PART), ...base }));
}
