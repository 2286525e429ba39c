import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { applyMigrations, pendingMigrations, readMigrations } from '#main/db/migrate.ts';
import { openDatabase } from '#main/db/open.ts';
import { value } from '#tests/vault/sample-vault.ts';

/** A base that `writer.ts` can write to: where it is, its key, and the JSON of the device that signs. */
export interface BaseOfWriter {
  readonly path: string;
  readonly key: Buffer;
  readonly device: string;
}

/** Makes an empty encrypted base with every migration, closed cleanly. */
export function makeBase(folder: string, name: string): BaseOfWriter {
  const path = join(folder, `${name}.db`);
  const key = randomBytes(32);
  const { connection } = value(openDatabase(path, key, { create: true }));
  const migrations = readMigrations(resolve(import.meta.dirname, '../../drizzle'));
  value(applyMigrations(connection, value(pendingMigrations(connection, migrations))));
  connection.close();
  const { privateKey } = generateKeyPairSync('ed25519');
  const device = JSON.stringify({
    uid: '01a2047d-26cb-7173-967b-aaed91be4172',
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  });
  return { path, key, device };
}

/** Whether a change that `writer.ts` acknowledged with this line is in the base. */
export function isKept(connection: Database.Database, acknowledged: string): boolean {
  const [kind, id = ''] = acknowledged.split(' ');
  const blob = Buffer.from(id.replaceAll('-', ''), 'hex');
  const found =
    kind === 'client'
      ? connection.prepare('select 1 from clients where uid = ?').get(blob)
      : kind === 'payment'
        ? connection.prepare('select 1 from payments where uid = ?').get(blob)
        : connection
            .prepare("select 1 from invoices where number = printf('FA-A-2026-%05d', ?)")
            .get(Number(id));
  return found !== undefined;
}
