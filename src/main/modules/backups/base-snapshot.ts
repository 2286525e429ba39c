import { createReadStream, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { openDatabase } from '#main/db/open.ts';
import { lastEntry } from './last-entry.ts';

/** The database at one moment, readable while others go on writing. */
export interface BaseSnapshot {
  readonly bytes: number;
  readonly migrations: number;
  /** Number of the last entry of the log. */
  readonly lastEntry: number;
  /** Names of the files beside the base, read a few hundred at a time while the snapshot is open. */
  blobs(): Iterable<string>;
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
    const migrations = countMigrations(reader);
    const { size } = statSync(source);
    return {
      bytes: size,
      migrations,
      lastEntry: lastEntry(reader),
      blobs: () => blobNames(reader),
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

const countMigrations = (reader: Database.Database): number =>
  countSchema.parse(reader.prepare('select count(*) as rows from carnet_migrations').get()).rows;

/** A company of ten years has a hundred thousand files: never all names in one turn. */
function* blobNames(reader: Database.Database): Generator<string> {
  const page = reader.prepare('select name from blobs where name > ? order by name limit 500');
  for (let last = ''; ;) {
    const names = namesSchema.parse(page.all(last));
    for (const { name } of names) yield name;
    const next = names.at(-1);
    if (next === undefined) return;
    last = next.name;
  }
}
