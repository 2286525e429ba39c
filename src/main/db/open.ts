import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { WriteDb } from './handles.ts';
import { applyPragmas } from './pragmas.ts';
import * as schema from './schema/index.ts';

/** An open base: the raw connection for the few things the query builder cannot say, and the builder itself. */
export interface OpenDatabase {
  readonly connection: Database.Database;
  readonly db: WriteDb;
  readonly path: string;
}

/** Why a base did not open: the key does not fit or the file is damaged, or it is not there. */
export type OpenDatabaseProblem = 'DatabaseMissing' | 'WrongKeyOrDamaged';

/**
 * Opens an encrypted base in the SQLCipher 4 format with a raw 256-bit key.
 *
 * The key crosses as bytes (`raw:` + 32 bytes), so that no hexadecimal key stands in SQL text or in a string that
 * cannot be wiped (security.md §0.9). The caller keeps and wipes its own copy.
 */
export function openDatabase(
  path: string,
  key: Buffer,
  options: { readonly create: boolean; readonly readonly?: boolean },
): Result<OpenDatabase, OpenDatabaseProblem> {
  let connection: Database.Database;
  try {
    connection = new Database(path, { fileMustExist: !options.create, readonly: options.readonly ?? false });
  } catch {
    return err('DatabaseMissing');
  }
  // For its owner only, like the other files of the vault; SQLite gives its log the same rights.
  if (options.create) chmodSync(path, 0o600);
  const keyText = Buffer.concat([Buffer.from('raw:'), key]);
  try {
    connection.pragma("cipher = 'sqlcipher'");
    connection.pragma('legacy = 4');
    // The multiple-ciphers binding adds `key`; the borrowed type declarations are those of plain better-sqlite3.
    (connection as unknown as { key(secret: Buffer): void }).key(keyText);
    connection.prepare('select count(*) from sqlite_schema').get();
    applyPragmas(connection, process.platform);
    // For texts that no index holds folded: `folded('É')` is `e`. Not for the schema, which other programs must read.
    connection.function(
      'folded',
      { deterministic: true, directOnly: true },
      foldForSearch as (text: unknown) => string,
    );
  } catch (problem) {
    connection.close();
    if (problem instanceof Database.SqliteError && problem.code.startsWith('SQLITE_NOTADB'))
      return err('WrongKeyOrDamaged');
    if (problem instanceof Database.SqliteError && problem.code.startsWith('SQLITE_CORRUPT'))
      return err('WrongKeyOrDamaged');
    throw problem;
  } finally {
    keyText.fill(0);
  }
  return ok({ connection, db: drizzle(connection, { schema }), path });
}
