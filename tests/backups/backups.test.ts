import { createHash } from 'node:crypto';
import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { openDatabase } from '#main/db/open.ts';
import { auditEntries, blobs } from '#main/db/schema/index.ts';
import { appendEntry } from '#main/modules/audit/append.ts';
import { verifyChain } from '#main/modules/audit/verify-chain.ts';
import { afterRestore, nextLetter } from '#main/modules/backups/after-restore.ts';
import { listBackups } from '#main/modules/backups/backup-files.ts';
import { createBaseChecker } from '#main/modules/backups/base-checker.ts';
import { isBackupSound } from '#main/modules/backups/check-backup.ts';
import { createBackup } from '#main/modules/backups/create-backup.ts';
import { backupsHandlers } from '#main/modules/backups/handlers.ts';
import { restoreBackup } from '#main/modules/backups/restore-backup.ts';
import { seriesLetter } from '#main/modules/organisation/settings.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import { readBlob, writeBlob, type StoredBlob } from '#main/vault/blob-store.ts';
import { databaseKey } from '#main/vault/keys.ts';
import { openWithPassword, readHeader, saveHeader } from '#main/vault/vault-header-file.ts';
import type { VaultFolder } from '#main/vault/vault-folder.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { openVault, type OpenVault } from '#tests/support/open-vault.ts';
import { SAMPLE_PASSWORD, reason, secret, temporaryFolder, value } from '#tests/vault/sample-vault.ts';

let open: OpenVault;
let stored: StoredBlob;
let backupName: string;
let backupPath: string;
let savedDigest: string;
const PDF = Buffer.from('%PDF-1.7 facture fictive '.repeat(6000));

beforeAll(async () => {
  open = await openVault();
  stored = value(await writeBlob(open.folder, PDF, systemRandom));
  open.vault.write((db) => {
    db.insert(blobs)
      .values({
        name: stored.name,
        key: stored.key,
        sha256: createHash('sha256').update(PDF).digest('hex'),
        bytes: PDF.length,
        createdAt: open.clock.now(),
      })
      .run();
  });
  for (let index = 0; index < 130; index += 1) append();
  savedDigest = digestOf(open.vault.connection());
  const created = value(await backupsHandlers.create(open.process('backups.manage'), {}));
  backupName = created.name;
  backupPath = join(open.folder.backups, backupName);
});
afterAll(() => open.close());

function append(): void {
  open.vault.write((db) =>
    appendEntry(db, open.auditor, {
      class: 'security',
      action: 'noun.acted',
      outcome: 'done',
      actorUid: open.adminUid,
      host: 'direct',
      objectKind: null,
      objectUid: null,
      fields: [],
      details: {},
      row: null,
    }),
  );
}

/** Digest of every row of every table. */
function digestOf(connection: Database.Database): string {
  const hash = createHash('sha256');
  const tables = connection
    .prepare("select name from sqlite_schema where type = 'table' and name not like '%_fts%' order by name")
    .all() as { name: string }[];
  for (const { name } of tables) {
    const rows = connection.prepare(`select * from ${name} order by rowid`).raw().all();
    hash.update(`${name}\n${JSON.stringify(rows)}\n`);
  }
  return hash.digest('hex');
}

const openBase = (folder: VaultFolder, generation: number): Database.Database => {
  const key = databaseKey(open.rootKey, generation);
  return value(openDatabase(folder.database(generation), key, { create: false })).connection;
};

/** A closed runtime over an empty folder, as the core has before anybody restores. */
async function emptyVault(): Promise<{
  vault: VaultRuntime;
  folder: VaultFolder;
  remove: () => Promise<void>;
}> {
  const { folder, remove } = await temporaryFolder();
  let header: VaultHeader | null = null;
  const vault = {
    folder,
    header: () => header,
    isOpen: () => false,
    exclusively: <Value>(work: () => Promise<Value>) => work(),
    replaceHeader: async (next: VaultHeader) => {
      value(await saveHeader(folder, next));
      header = next;
    },
  } as unknown as VaultRuntime;
  return { vault, folder, remove };
}

const tools = () => ({ clock: open.clock, migrationsFolder: open.deps.migrationsFolder });
const streamOf = async (path: string) => (await openAsBlob(path)).stream();
const bytesOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]).stream();

async function filesUnder(root: string): Promise<readonly string[]> {
  return existsSync(root) ? (await readdir(root, { recursive: true })).toSorted() : [];
}

describe('a backup', () => {
  it('is one verified file with a name that says nothing, listed newest first', async () => {
    expect(backupName).toBe('carnet-20261123T080000Z.carnetbackup');
    open.clock.advance(1000);
    const second = value(await createBackup(open.vault, 'scheduled', open.deps));
    const { backups } = value(await backupsHandlers.list(open.process('backups.manage'), {}));
    expect(backups.map((backup) => [backup.name, backup.reason])).toEqual([
      [second.name, 'scheduled'],
      [backupName, 'person'],
    ]);
    expect(backups[1]).toMatchObject({
      createdAt: '2026-11-23T08:00:00.000Z',
      verifiedAt: '2026-11-23T08:00:00.000Z',
    });
    expect((await readdir(open.folder.root)).filter((name) => name.startsWith('.'))).toEqual([]);
    await rm(join(open.folder.backups, second.name));
  });

  it('never overwrites another of the same second', async () => {
    const [left, right] = await Promise.all(
      [1, 2].map(async () => {
        const made = value(await createBackup(open.vault, 'person', open.deps));
        return made.name;
      }),
    );
    const again = value(await createBackup(open.vault, 'person', open.deps));
    expect(new Set([left, right, again.name]).size).toBe(3);
    for (const name of [left, right, again.name]) await rm(join(open.folder.backups, name ?? ''));
  });

  it('holds nothing readable', async () => {
    const bytes = await readFile(backupPath);
    for (const text of [
      'Atelier Exemple',
      'FR7630006000011234567890189',
      '%PDF',
      'SQLite format 3',
      'noun.acted',
    ]) {
      expect({ text, found: bytes.includes(Buffer.from(text)) }).toEqual({ text, found: false });
    }
  });

  it('is a state of one moment, although writing goes on meanwhile', async () => {
    const running = createBackup(open.vault, 'person', open.deps);
    const writer = setInterval(append, 1);
    const outcome = await running.finally(() => {
      clearInterval(writer);
    });
    const made = value(outcome);
    const target = await emptyVault();
    const path = join(open.folder.backups, made.name);
    value(await restoreBackup(target.vault, await streamOf(path), tools()));
    const connection = openBase(target.folder, 1);
    const entries = 'select * from audit_entries order by sequence';
    const live = open.vault.connection().prepare(entries).all();
    const saved = connection.prepare(entries).all();
    const anchor = connection
      .prepare("select value from vault_state where key = 'audit-anchor'")
      .pluck()
      .get();
    expect(live.length).toBeGreaterThan(saved.length);
    expect(saved).toEqual(live.slice(0, saved.length));
    expect(anchor).toMatch(new RegExp(`^${String(saved.length)}:`));
    connection.close();
    await target.remove();
    await rm(path);
  });

  it('is made from a compacted copy while another reader keeps the log busy', async () => {
    const reader = openBase(open.folder, 1);
    append();
    reader.exec('begin; select count(*) from audit_entries');
    append();
    const before = digestOf(open.vault.connection());
    const made = value(await createBackup(open.vault, 'person', open.deps));
    reader.exec('rollback');
    reader.close();
    const path = join(open.folder.backups, made.name);
    const target = await emptyVault();
    value(await restoreBackup(target.vault, await streamOf(path), tools()));
    const connection = openBase(target.folder, 1);
    expect(digestOf(connection)).toBe(before);
    connection.close();
    await target.remove();
    await rm(path);
  });

  it('counts as proved only when the base in it opens with its key and is complete', async () => {
    const { folder, remove } = await temporaryFolder();
    await mkdir(folder.root, { recursive: true });
    const key = databaseKey(open.rootKey, 1);
    const lastEntry = 130;
    const checker = createBaseChecker(
      new URL('../../src/main/modules/backups/base-check-worker.ts', import.meta.url),
    );
    expect(await isBackupSound(backupPath, join(folder.root, 'right'), { key, lastEntry }, checker)).toBe(
      true,
    );
    expect(
      await isBackupSound(backupPath, join(folder.root, 'fewer'), { key, lastEntry: lastEntry + 1 }, checker),
    ).toBe(false);
    const wrong = databaseKey(open.rootKey, 2);
    expect(
      await isBackupSound(backupPath, join(folder.root, 'wrong'), { key: wrong, lastEntry }, checker),
    ).toBe(false);
    await remove();
  });

  it('is handed over whole, and only by its own name', async () => {
    const file = value(await backupsHandlers.download(open.process('backups.manage'), { name: backupName }));
    expect(file.name).toBe(backupName);
    expect(Buffer.from(await file.arrayBuffer()).equals(await readFile(backupPath))).toBe(true);
    for (const name of ['../vault.json', 'carnet-20200101T000000Z.carnetbackup', `./${backupName}`]) {
      const answer = await backupsHandlers.download(open.process('backups.manage'), { name });
      expect(reason(answer)).toEqual({ kind: 'not-found', what: 'backup' });
    }
  });

  it('still saves the rest when a PDF was lost', async () => {
    const blob = join(open.folder.blobs, stored.name);
    const content = await readFile(blob);
    await rm(blob);
    const made = value(await createBackup(open.vault, 'person', open.deps));
    expect(made.bytes).toBeLessThan((await readFile(backupPath)).length);
    await writeFile(blob, content, { mode: 0o600 });
    await rm(join(open.folder.backups, made.name));
  });
});

describe('restoring', () => {
  it('gives every row and every PDF back, closes the series and tells it in the log', async () => {
    const target = await emptyVault();
    const file = new File([await readFile(backupPath)], 'copie.carnetbackup');
    const context = { ...open.process('backups.manage'), vault: target.vault };
    const restored = value(await backupsHandlers.restore(context, { file }));
    expect(restored.createdAt).toBe('2026-11-23T08:00:00.000Z');

    const header = value(await readHeader(target.folder));
    const opened = value(await openWithPassword(header, open.adminUid, secret(SAMPLE_PASSWORD), open.clock));
    expect(opened.rootKey.bytes().equals(open.rootKey.bytes())).toBe(true);
    expect(value(await readBlob(target.folder, stored.name, stored.key)).equals(PDF)).toBe(true);
    const connection = openBase(target.folder, header.generation);
    expect(digestOf(connection)).toBe(savedDigest);
    const { drizzle } = await import('drizzle-orm/better-sqlite3');
    const db = drizzle(connection) as unknown as ReturnType<VaultRuntime['read']>;
    const runtime = {
      ...target.vault,
      read: () => db,
      write: <Value>(change: (write: never) => Value) => connection.transaction(() => change(db as never))(),
      keys: () => ({ rootKey: open.rootKey, financeKey: null }),
      auditor: () => open.auditor,
    } as unknown as VaultRuntime;
    expect(await afterRestore(runtime)).toEqual({ letter: 'B', isAuthentic: true });
    expect(seriesLetter(db)).toBe('B');
    const last = db.select().from(auditEntries).all().at(-1);
    expect(last).toMatchObject({ action: 'vault.restored', class: 'accounting' });
    expect(JSON.parse(last?.details ?? '')).toMatchObject({ letter: 'B', authentic: 1 });
    expect(await verifyChain(runtime)).toMatchObject({ intact: true });
    expect(await afterRestore(runtime)).toBeNull();
    expect(await filesUnder(target.folder.root)).not.toContain('restored.json');
    connection.close();
    await target.remove();
  });

  it('never touches a folder that holds a vault', async () => {
    const before = await filesUnder(open.folder.root);
    const vault = { ...open.vault, isOpen: () => false };
    expect(reason(await restoreBackup(vault, await streamOf(backupPath), tools()))).toBe('FolderNotEmpty');
    const lost = await emptyVault();
    await mkdir(lost.folder.root, { recursive: true });
    await writeFile(lost.folder.database(3), 'somebody’s data without its header');
    expect(reason(await restoreBackup(lost.vault, await streamOf(backupPath), tools()))).toBe(
      'FolderNotEmpty',
    );
    expect(await readdir(lost.folder.root)).toEqual(['data-3.db']);
    expect(await filesUnder(open.folder.root)).toEqual(before);
    await lost.remove();
  });

  it('clears what an interrupted restore left and starts again', async () => {
    const target = await emptyVault();
    const dying = { ...target.vault, replaceHeader: () => Promise.reject(new Error('disk gone')) };
    await expect(restoreBackup(dying, await streamOf(backupPath), tools())).rejects.toThrow('disk gone');
    expect(await filesUnder(target.folder.root)).toEqual([]);
    // As a power cut leaves it: everything in place but the header.
    await mkdir(target.folder.blobs, { recursive: true });
    await writeFile(target.folder.database(1), 'half');
    await writeFile(join(target.folder.root, 'restored.json'), '{}');
    expect((await restoreBackup(target.vault, await streamOf(backupPath), tools())).ok).toBe(true);
    await target.remove();
  });
});

describe('a damaged backup', () => {
  let bytes: Buffer;
  let target: Awaited<ReturnType<typeof emptyVault>>;

  beforeAll(async () => {
    bytes = await readFile(backupPath);
  });
  beforeEach(async () => {
    target = await emptyVault();
    return target.remove;
  });

  const refusal = async (content: Uint8Array) => {
    const answer = await restoreBackup(target.vault, bytesOf(content), tools());
    expect(existsSync(target.folder.root)).toBe(false);
    return reason(answer);
  };

  it('is refused for any flipped bit, and leaves nothing', async () => {
    const places = Array.from({ length: 40 }, (_, index) => Math.floor(((index + 0.5) * bytes.length) / 40));
    const ends = [8, 9, 10, 11, 12, bytes.length - 1, bytes.length - 9, bytes.length - 12, bytes.length - 40];
    for (const place of [...places, ...ends]) {
      const damaged = Buffer.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ (1 << (place % 8));
      expect(['BackupDamaged', 'BackupFromNewerVersion']).toContain(await refusal(damaged));
    }
  });

  it('is refused when it was cut or prolonged anywhere', async () => {
    for (const length of [
      10,
      11,
      500,
      5000,
      bytes.length >> 1,
      bytes.length - 500,
      bytes.length - 12,
      bytes.length - 1,
    ]) {
      expect({ length, why: await refusal(bytes.subarray(0, length)) }).toEqual({
        length,
        why: 'BackupDamaged',
      });
    }
    expect(await refusal(Buffer.concat([bytes, Buffer.from([0])]))).toBe('BackupDamaged');
    expect(await refusal(Buffer.concat([bytes, bytes]))).toBe('BackupDamaged');
  });

  it('is told apart from what is no backup and from one of a newer program', async () => {
    expect(await refusal(Buffer.from('%PDF-1.7'))).toBe('NotABackup');
    expect(await refusal(Buffer.alloc(0))).toBe('NotABackup');
    const newer = Buffer.from(bytes);
    newer.writeUInt16BE(2, 8);
    expect(await refusal(newer)).toBe('BackupFromNewerVersion');
    const { folder, remove } = await temporaryFolder();
    await mkdir(join(folder.root, 'meta'), { recursive: true });
    await writeFile(join(folder.root, 'meta', '_journal.json'), '{"entries":[]}');
    const older = { clock: open.clock, migrationsFolder: folder.root };
    expect(reason(await restoreBackup(target.vault, bytesOf(bytes), older))).toBe('BackupFromNewerVersion');
    await remove();
  });

  it('cannot write outside the folder', async () => {
    const header = Buffer.from('../../evil', 'utf8');
    const head = Buffer.alloc(2);
    head.writeUInt16BE(header.length);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(4n);
    expect(
      await refusal(Buffer.concat([bytes.subarray(0, 10), head, header, length, Buffer.from('evil')])),
    ).toBe('BackupDamaged');
  });

  it('is not listed', async () => {
    const name = 'carnet-20260101T000000Z.carnetbackup';
    await writeFile(join(open.folder.backups, name), bytes.subarray(0, bytes.length - 3));
    expect((await listBackups(open.folder)).map((backup) => backup.name)).toEqual([backupName]);
    await rm(join(open.folder.backups, name));
  });
});

it('gives the series letters after each other', () => {
  expect(['A', 'B', 'Y', 'Z', 'AZ', 'ZZ'].map(nextLetter)).toEqual(['B', 'C', 'Z', 'AA', 'BA', 'AAA']);
});
