import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { openDatabase } from '#main/db/open.ts';
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
  key: Buffer,
  entries: number,
): Promise<boolean> {
  await mkdir(folder, { mode: 0o700 });
  const source = createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  const unpacked = await unpackBackup(source, folder, (part) => part === DATABASE_PART);
  if (!unpacked.ok) return false;
  const opened = openDatabase(join(folder, DATABASE_PART), key, { create: false, readonly: true });
  if (!opened.ok) return false;
  const { connection } = opened.value;
  try {
    return (await isWhole(connection)) && countEntries(connection) === entries;
  } finally {
    connection.close();
  }
}

const tablesSchema = z.array(z.object({ name: z.string() }));
const countSchema = z.object({ rows: z.number() });

/** `integrity_check` table by table, so that calls are answered in between. */
async function isWhole(connection: Database.Database): Promise<boolean> {
  const tables = tablesSchema.parse(
    connection
      .prepare(
        "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' order by name",
      )
      .all(),
  );
  for (const { name } of tables) {
    await nextTurn();
    if (connection.pragma(`integrity_check("${name}")`, { simple: true }) !== 'ok') return false;
  }
  return connection.pragma('foreign_key_check', { simple: true }) === undefined;
}

const countEntries = (connection: Database.Database): number =>
  countSchema.parse(connection.prepare('select count(*) as rows from audit_entries').get()).rows;
