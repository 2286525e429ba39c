import type Database from 'better-sqlite3';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';

/** What a named parameter may hold; uids travel as their 16 bytes. */
export type SqlValue = string | number | null | Buffer;

/** Named parameters, written `@name` in the text. */
export type SqlValues = Readonly<Record<string, SqlValue>>;

const statementsByConnection = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/**
 * The connection behind a handle: one object from the opening of the vault to its closing.
 *
 * Drizzle keeps it in its session, for the builder and its transactions alike, without declaring it.
 */
export const connectionOf = (db: ReadDb | WriteDb): Database.Database =>
  (db as unknown as { readonly session: { readonly client: Database.Database } }).session.client;

function statement(db: ReadDb | WriteDb, text: string): Database.Statement {
  const connection = connectionOf(db);
  const known = statementsByConnection.get(connection) ?? new Map<string, Database.Statement>();
  statementsByConnection.set(connection, known);
  const prepared = known.get(text) ?? connection.prepare(text);
  known.set(text, prepared);
  return prepared;
}

/**
 * All rows of a query, by a statement compiled once per connection (performance.md §9.6).
 *
 * `text` must be put together from constants only; what a person typed goes into `values`. `Row` is what the caller
 * knows of the columns it names.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller states what its SQL answers, as with a cast.
export const rowsOf = <Row>(db: ReadDb, text: string, values: SqlValues = {}): readonly Row[] =>
  statement(db, text).all(values) as Row[];

/** The first row of a query, or null. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller states what its SQL answers, as with a cast.
export const rowOf = <Row>(db: ReadDb, text: string, values: SqlValues = {}): Row | null =>
  (statement(db, text).get(values) as Row | undefined) ?? null;

/** Runs a change; answers how many rows it touched. */
export const change = (db: WriteDb, text: string, values: SqlValues = {}): number =>
  statement(db, text).run(values).changes;

/** Runs an insert; answers the id of the new row. */
export const insert = (db: WriteDb, text: string, values: SqlValues): number =>
  Number(statement(db, text).run(values).lastInsertRowid);

/** How SQLite will carry out a query, for tests that hold list queries to their indexes. */
export const planOf = (db: ReadDb, text: string, values: SqlValues = {}): readonly string[] =>
  rowsOf<{ readonly detail: string }>(db, `explain query plan ${text}`, values).map((step) => step.detail);
