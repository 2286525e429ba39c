import type { ReadDb } from '#main/db/handles.ts';
import { connectionOf, rowOf } from './statements.ts';

interface Memory {
  /** Rows changed by this connection, the only one that writes, when the answers were computed. */
  changes: number;
  readonly answers: Map<string, unknown>;
}

const memories = new WeakMap<object, Memory>();

const MOST_ANSWERS = 500;

/**
 * An answer that is computed again only after something was written.
 *
 * Scrolling asks for the count and the sums of the same list with every page. `key` must name the statement and all
 * its values. Inside a transaction nothing is remembered: what is rolled back was never true.
 */
export function remembered<Answer>(db: ReadDb, key: string, compute: () => Answer): Answer {
  const connection = connectionOf(db);
  if (connection.inTransaction) return compute();
  const changes = rowOf<{ readonly count: number }>(db, 'select total_changes() as count')?.count ?? 0;
  const memory = memories.get(connection) ?? { changes, answers: new Map<string, unknown>() };
  memories.set(connection, memory);
  if (memory.changes !== changes || memory.answers.size > MOST_ANSWERS) memory.answers.clear();
  memory.changes = changes;
  if (memory.answers.has(key)) return memory.answers.get(key) as Answer;
  const answer = compute();
  memory.answers.set(key, answer);
  return answer;
}
