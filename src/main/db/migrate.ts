import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** One migration file as shipped. */
interface Migration {
  readonly tag: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

/** Why migrations were not applied; the base is untouched in every case. */
export type MigrationProblem =
  | { readonly reason: 'DatabaseFromNewerVersion' }
  | { readonly reason: 'AppliedMigrationEdited'; readonly tag: string }
  | { readonly reason: 'MigrationFailed'; readonly tag: string };

const journalSchema = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) });
const appliedSchema = z.array(z.object({ position: z.number(), tag: z.string(), hash: z.string() }));

/** Reads the migrations of a folder in journal order. */
export function readMigrations(folder: string): readonly Migration[] {
  const journal = journalSchema.parse(
    JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')),
  );
  return journal.entries
    .toSorted((left, right) => left.idx - right.idx)
    .map(({ tag }) => {
      // Git may check text out with CRLF on Windows: the hash must not depend on it.
      const text = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
      return {
        tag,
        hash: createHash('sha256').update(text).digest('hex'),
        statements: text
          .split('--> statement-breakpoint')
          .map((statement) => statement.trim())
          .filter((statement) => statement !== ''),
      };
    });
}

/** What is applied already, oldest first; an empty base has none. */
function readApplied(connection: Database.Database) {
  connection.exec(
    'create table if not exists carnet_migrations (position integer primary key, tag text not null, hash text not null) strict',
  );
  return appliedSchema.parse(
    connection.prepare('select position, tag, hash from carnet_migrations order by position').all(),
  );
}

/** Number of migrations still to apply, after checking that what is applied is what we ship. */
export function pendingMigrations(
  connection: Database.Database,
  migrations: readonly Migration[],
): Result<readonly Migration[], MigrationProblem> {
  const applied = readApplied(connection);
  if (applied.length > migrations.length) return err({ reason: 'DatabaseFromNewerVersion' });
  for (const [position, done] of applied.entries()) {
    const shipped = migrations[position];
    if (shipped === undefined || shipped.tag !== done.tag) return err({ reason: 'DatabaseFromNewerVersion' });
    if (shipped.hash !== done.hash) return err({ reason: 'AppliedMigrationEdited', tag: done.tag });
  }
  return ok(migrations.slice(applied.length));
}

/**
 * Applies pending migrations in one transaction, then checks foreign keys.
 *
 * Drizzle's own migrator compares only the last timestamp and accepts a newer base (style.md §2), hence this one.
 * Foreign keys are switched off outside the transaction, where the pragma has an effect. A failing statement rolls
 * everything back: the base stays at its former version. The caller makes the backup before (see vault runtime).
 */
export function applyMigrations(
  connection: Database.Database,
  pending: readonly Migration[],
): Result<number, MigrationProblem> {
  connection.pragma('foreign_keys = OFF');
  let current = '';
  try {
    connection.transaction(() => {
      const start = readApplied(connection).length;
      for (const [offset, migration] of pending.entries()) {
        current = migration.tag;
        for (const statement of migration.statements) connection.exec(statement);
        connection
          .prepare('insert into carnet_migrations (position, tag, hash) values (?, ?, ?)')
          .run(start + offset, migration.tag, migration.hash);
      }
      const broken = connection.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) throw new Error('A migration left broken references');
    })();
  } catch {
    return err({ reason: 'MigrationFailed', tag: current });
  } finally {
    connection.pragma('foreign_keys = ON');
  }
  connection.exec('analyze');
  return ok(pending.length);
}
