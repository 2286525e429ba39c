import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One row as the reference reads it. */
export type ReferenceRow = Readonly<Record<string, string | number | null>>;

/** A base opened by the reference SQLCipher. */
export interface ReferenceDatabase {
  all(sql: string): Promise<readonly ReferenceRow[]>;
  close(): Promise<void>;
}

type Done = (problem: Error | null) => void;

/** The part of the package's interface that is used; its own types need the package to be built. */
interface ReferenceModule {
  readonly OPEN_READONLY: number;
  readonly Database: new (
    path: string,
    mode: number,
    done: Done,
  ) => {
    all(sql: string, done: (problem: Error | null, rows: readonly ReferenceRow[]) => void): void;
    close(done: Done): void;
  };
}

/** Opens a file for reading with the reference SQLCipher that was built in `buildFolder`. */
export async function openReference(buildFolder: string, path: string): Promise<ReferenceDatabase> {
  const load = createRequire(import.meta.url);
  const { Database, OPEN_READONLY } = load(join(buildFolder, 'lib/sqlite3.js')) as ReferenceModule;
  const database = await new Promise<InstanceType<ReferenceModule['Database']>>((resolve, reject) => {
    const opened = new Database(path, OPEN_READONLY, (problem) => {
      if (problem === null) resolve(opened);
      else reject(problem);
    });
  });
  return {
    all: (sql) =>
      new Promise((resolve, reject) => {
        database.all(sql, (problem, rows) => {
          if (problem === null) resolve(rows);
          else reject(problem);
        });
      }),
    close: () =>
      new Promise((resolve, reject) => {
        database.close((problem) => {
          if (problem === null) resolve();
          else reject(problem);
        });
      }),
  };
}
