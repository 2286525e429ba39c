import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultFolder } from '#main/vault/vault-folder.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const WORK_FOLDER = /^\.backup-[0-9a-f-]{36}$/;
const DAY_MILLISECONDS = 86_400_000;

/** Removes what backups left that were cut off by a kill or a power cut: work folders that nobody touched for a day. */
export async function sweepCutOff(folder: VaultFolder, now: Instant): Promise<void> {
  const names = (await readdir(folder.root)).filter((name) => WORK_FOLDER.test(name));
  for (const name of names) {
    const path = join(folder.root, name);
    const status = await lstat(path).catch(() => null);
    if (status?.isDirectory() !== true || Date.parse(now) - status.mtimeMs < DAY_MILLISECONDS) continue;
    await rm(path, { recursive: true, force: true });
  }
}
