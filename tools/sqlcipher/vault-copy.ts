import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#main/platform/system-clock.ts';
import { databaseKey } from '#main/vault/keys.ts';
import { openWithPassword, readHeader } from '#main/vault/vault-header-file.ts';
import { vaultFolder } from '#main/vault/vault-folder.ts';
import { makeApp, PASSWORD } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';

/** A copy of the base of a vault that the product made, with the key that its owner's password unwraps. */
export interface VaultCopy {
  readonly path: string;
  /** Raw SQLCipher key, 32 bytes. */
  readonly key: Buffer;
  /** Names of the clients that were entered through the contract, in order. */
  readonly clientNames: readonly string[];
  remove(): Promise<void>;
}

/** Makes a vault as a person does, enters clients, closes it and copies its base. */
export async function makeVaultCopy(): Promise<VaultCopy> {
  const made = await makeApp();
  const clientNames = ['Ébénisterie Łukasz & Fils', 'Œuvres du Havre', 'Straße 9'];
  for (const name of clientNames) await made.admin.clients.create({ client: sampleClient({ name }) });
  await made.app.close();
  const folder = vaultFolder(made.dataFolder);
  const header = await readHeader(folder);
  if (!header.ok) throw new Error(header.error);
  const password = Buffer.from(PASSWORD);
  const opened = await openWithPassword(header.value, made.adminUid, password, systemClock());
  if (!opened.ok) throw new Error(opened.error);
  const key = databaseKey(opened.value.rootKey, header.value.generation);
  const target = await mkdtemp(join(tmpdir(), 'carnet-sqlcipher-'));
  const path = join(target, 'copy.db');
  await cp(folder.database(header.value.generation), path);
  await rm(join(made.dataFolder, '..'), { recursive: true, force: true });
  return {
    path,
    key,
    clientNames,
    remove: async () => {
      key.fill(0);
      await rm(target, { recursive: true, force: true });
    },
  };
}
