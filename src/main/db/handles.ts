import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type * as schema from './schema/index.ts';

/** A connection that may write; only commands and commits hand one out, inside their transaction. */
export type WriteDb = BetterSQLite3Database<typeof schema>;

/**
 * A connection as queries see it: the writing half is absent from its type (style rule 13).
 *
 * A `WriteDb` fits where a `ReadDb` is asked for, never the other way round.
 */
export type ReadDb = Omit<WriteDb, 'insert' | 'update' | 'delete' | 'run' | 'transaction'>;
