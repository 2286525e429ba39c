import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { listBlobs, removeBlob } from '#main/vault/blob-store.ts';

/**
 * Removes files that no row refers to: what a crash between drawing and numbering left behind.
 *
 * Call it when the vault opens, before anything is issued: a file being written by an issue under way would look
 * like an orphan. Answers how many were removed.
 */
export async function sweepOrphanBlobs(vault: Pick<VaultRuntime, 'folder' | 'read'>): Promise<number> {
  const files = await listBlobs(vault.folder);
  const referred = new Set(
    rowsOf<{ readonly name: string }>(vault.read(), 'select name from blobs').map(({ name }) => name),
  );
  let removed = 0;
  for (const name of files) {
    if (referred.has(name)) continue;
    const gone = await removeBlob(vault.folder, name);
    if (gone.ok) removed += 1;
  }
  return removed;
}
