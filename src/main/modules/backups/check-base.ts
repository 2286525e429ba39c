import type Database from 'better-sqlite3';
import { z } from 'zod';
import { openDatabase } from '#main/db/open.ts';
import { lastEntry } from './last-entry.ts';

/** A base to be checked: opened read-only with its key, which must be the whole log up to an entry. */
export interface CheckedBase {
  readonly path: string;
  readonly key: Buffer;
  /** Number of the last entry of the log that it must hold. */
  readonly lastEntry: number;
}

const tablesSchema = z.array(z.object({ name: z.string() }));

/** Reads a whole base: every page against its seal, every table and index, every reference. Blocks for seconds. */
export function isBaseWhole({ path, key, lastEntry: expected }: CheckedBase): boolean {
  const opened = openDatabase(path, key, { create: false, readonly: true });
  if (!opened.ok) return false;
  const { connection } = opened.value;
  try {
    return isWhole(connection) && lastEntry(connection) === expected;
  } finally {
    connection.close();
  }
}

/** Virtual tables are left out: their check writes. */
function isWhole(connection: Database.Database): boolean {
  const tables = tablesSchema.parse(
    connection
      .prepare(
        "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' order by name",
      )
      .all(),
  );
  for (const { name } of tables) {
    if (connection.pragma(`integrity_check("${name}")`, { simple: true }) !== 'ok') return false;
  }
  return connection.pragma('foreign_key_check', { simple: true }) === undefined;
}
