import { createReadStream, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { openDatabase } from '#main/db/open.ts';

/** The database at one moment, readable while others go on writing. */
export interface BaseSnapshot {
  readonly bytes: number;
  readonly migrations: number;
  readonly entries: number;
  readonly blobs: readonly string[];
  read(): AsyncIterable<Buffer>;
  close(): void;
}

const LONGEST_WAIT_MILLISECONDS = 100;
const checkpointSchema = z.array(z.object({ busy: z.number() }));
const countSchema = z.object({ rows: z.number() });
const namesSchema = z.array(z.object({ name: z.string().regex(/^[0-9a-f]{32}$/) }));

/**
 * Takes a snapshot: the write-ahead log is moved into the file, then a reader that needs only the file pins it.
 *
 * Both happen in one turn. While that reader stands, no checkpoint may change the file (SQLite's WAL read lock 0)
 * and writers append to the log undisturbed, so the file can be copied without stopping anybody. Should another
 * reader keep the log busy, a compacted copy is made instead, at the price of a pause.
 */
export function takeSnapshot(
  connection: Database.Database,
  path: string,
  key: Buffer,
  spare: string,
): BaseSnapshot {
  const isInFile = moveLogIntoFile(connection);
  if (!isInFile) connection.prepare('vacuum into ?').run(spare);
  const source = isInFile ? path : spare;
  // A compacted copy comes in another journal mode and is set right by opening it for writing.
  const opened = openDatabase(source, key, { create: false, readonly: isInFile });
  if (!opened.ok) throw new Error('The base does not open a second time');
  const reader = opened.value.connection;
  reader.exec('begin');
  const close = (): void => {
    if (reader.inTransaction) reader.exec('rollback');
    reader.close();
    if (!isInFile) rmSync(spare, { force: true });
  };
  try {
    const migrations = countOf(reader, 'carnet_migrations');
    const entries = countOf(reader, 'audit_entries');
    const blobs = namesSchema.parse(reader.prepare('select name from blobs order by name').all());
    const { size } = statSync(source);
    return {
      bytes: size,
      migrations,
      entries,
      blobs: blobs.map((blob) => blob.name),
      read: () =>
        createReadStream(source, { highWaterMark: 1 << 20, end: size - 1 }) as AsyncIterable<Buffer>,
      close,
    };
  } catch (problem) {
    close();
    throw problem;
  }
}

/** Whether the whole write-ahead log is in the file now; waits little, because nothing else runs meanwhile. */
function moveLogIntoFile(connection: Database.Database): boolean {
  const usual = Number(connection.pragma('busy_timeout', { simple: true }));
  connection.pragma(`busy_timeout = ${String(LONGEST_WAIT_MILLISECONDS)}`);
  try {
    const [checkpoint] = checkpointSchema.parse(connection.pragma('wal_checkpoint(TRUNCATE)'));
    return checkpoint?.busy === 0;
  } finally {
    connection.pragma(`busy_timeout = ${String(usual)}`);
  }
}

const countOf = (reader: Database.Database, table: 'carnet_migrations' | 'audit_entries'): number =>
  countSchema.parse(reader.prepare(`select count(*) as rows from ${table}`).get()).rows;
