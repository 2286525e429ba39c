import { cpSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AppDeps } from '#main/app/deps.ts';
import { createVaultRuntime } from '#main/app/open-vault-runtime.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { listBackups } from '#main/modules/backups/backup-files.ts';
import { checkInProcess } from '#main/modules/backups/base-checker.ts';
import { backUpBeforeMigration } from '#main/modules/backups/before-migration.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import { FLOOR_COST } from '#main/vault/key-derivation.ts';
import { RootKey } from '#main/vault/keys.ts';
import type { CreatedVault } from '#main/vault/vault-header-file.ts';
import type { VaultFolder } from '#main/vault/vault-folder.ts';
import { memoryKeychain } from '#tests/support/open-vault.ts';
import { drivenClock, sampleVault, temporaryFolder } from '#tests/vault/sample-vault.ts';

const shipped = resolve(import.meta.dirname, '../../drizzle');
const journalSchema = z.looseObject({ entries: z.array(z.looseObject({})) });
const shippedMigrations = journalSchema.parse(
  JSON.parse(readFileSync(join(shipped, 'meta', '_journal.json'), 'utf8')),
).entries.length;

let folder: VaultFolder;
let remove: () => Promise<void>;
let created: CreatedVault;
let migrationsFolder: string;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  created = await sampleVault(folder);
  migrationsFolder = join(folder.root, '..', 'migrations');
  cpSync(shipped, migrationsFolder, { recursive: true });
});
afterEach(() => remove());

/** Adds a migration to those shipped, as the next version of the program would. */
async function shipMigration(text: string): Promise<void> {
  const path = join(migrationsFolder, 'meta', '_journal.json');
  const journal = journalSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const tag = 'next_version';
  const entries = [...journal.entries, { idx: journal.entries.length, tag }];
  await writeFile(path, JSON.stringify({ ...journal, entries }));
  await writeFile(join(migrationsFolder, `${tag}.sql`), text);
}

function runtime(): VaultRuntime {
  const clock = drivenClock();
  const deps: AppDeps = {
    dataFolder: folder.root,
    migrationsFolder,
    clock,
    random: systemRandom,
    logger: { info: () => undefined, error: () => undefined },
    keychain: memoryKeychain(),
    pdf: {
      render: () => Promise.reject(new Error('unused')),
      renderReport: () => Promise.reject(new Error('unused')),
      renderLetter: () => Promise.reject(new Error('unused')),
      close: () => Promise.resolve(),
    },
    places: { find: () => [] },
    baseChecker: checkInProcess,
    messenger: () => ({ email: null, sms: null, close: () => Promise.resolve() }),
    openMailbox: () => Promise.reject(new Error('no mailbox in this test')),
    keyDerivationCost: () => Promise.resolve(FLOOR_COST),
    version: '0.1.0',
    demonstration: false,
  };
  return createVaultRuntime(deps, backUpBeforeMigration(deps));
}

/** Opens and closes the vault as a sign-in does; answers the problem, or null. */
async function visit(look: (vault: VaultRuntime) => void = () => undefined): Promise<string | null> {
  const vault = runtime();
  const found = await vault.condition();
  if (found.state !== 'closed') throw new Error(found.state);
  const rootKey = new RootKey(created.rootKey.bytes());
  const opened = await vault.open({ rootKey, financeKey: null }, found.header);
  if (opened.ok) look(vault);
  vault.release();
  return opened.ok ? null : opened.error;
}

describe('a migration', () => {
  it('is preceded by a proved backup, and a new vault needs none', async () => {
    expect(await visit()).toBeNull();
    expect(await listBackups(folder)).toEqual([]);
    await shipMigration('create table newcomers (id integer primary key) strict');
    expect(await visit()).toBeNull();
    expect((await listBackups(folder)).map((backup) => backup.reason)).toEqual(['before-migration']);
    expect(await visit()).toBeNull();
    expect(await listBackups(folder)).toHaveLength(1);
  });

  it('that fails leaves the vault as it was', async () => {
    await visit();
    await shipMigration('create table newcomers (id integer)--> statement-breakpoint\nnonsense');
    expect(await visit()).toBe('MigrationFailed');
    const { migrationsApplied, newcomers } = await visitFormer();
    expect({ migrationsApplied, newcomers }).toEqual({
      migrationsApplied: shippedMigrations,
      newcomers: undefined,
    });
  });

  it('is not begun when the backup cannot be made', async () => {
    await visit();
    await shipMigration('create table newcomers (id integer primary key) strict');
    await rm(folder.backups, { recursive: true });
    await writeFile(folder.backups, 'a file where the folder should be');
    expect(await visit()).toBe('BackupBeforeMigrationFailed');
    expect((await visitFormer()).newcomers).toBeUndefined();
  });
});

/** What the former version of the program finds. */
async function visitFormer(): Promise<{ readonly migrationsApplied: number; readonly newcomers: unknown }> {
  migrationsFolder = shipped;
  let seen = { migrationsApplied: 0, newcomers: null as unknown };
  const problem = await visit((vault) => {
    const connection = vault.connection();
    seen = {
      migrationsApplied: Number(connection.prepare('select count(*) from carnet_migrations').pluck().get()),
      newcomers: connection.prepare("select name from sqlite_schema where name = 'newcomers'").get(),
    };
  });
  expect(problem).toBeNull();
  return seen;
}
