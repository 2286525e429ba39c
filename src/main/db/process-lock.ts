import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Holds a data folder for this process until released or the process dies. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes the folder's lock, or null when another process holds it.
 *
 * An exclusive transaction on a small separate base is freed by the system when the process dies, unlike a lock
 * file; `locking_mode` of the vault itself stays NORMAL so that a worker may read it (design.md §2 "pragmas").
 */
export function takeProcessLock(path: string): ProcessLock | null {
  const connection = new Database(path, { timeout: 0 });
  try {
    connection.pragma('journal_mode = DELETE');
    chmodSync(path, 0o600);
    connection.exec('begin exclusive');
  } catch (problem) {
    connection.close();
    if (problem instanceof Database.SqliteError && problem.code.startsWith('SQLITE_BUSY')) return null;
    throw problem;
  }
  return {
    release: () => {
      connection.exec('rollback');
      connection.close();
    },
  };
}
