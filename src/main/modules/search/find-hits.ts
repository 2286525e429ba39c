import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';

/** Weighing every hit of a common beginning costs more than all the rest (performance.md §4). */
const RANKED_HITS = 200;

/**
 * Ids of the best rows that fit an FTS5 expression and that the actor may see.
 *
 * Few hits are ranked; many are shown newest first. The row rule is part of the query, so that nothing is counted or
 * cut off before it.
 */
export function findHits(
  db: ReadDb,
  access: Access,
  table: 'services' | 'invoices',
  expression: string,
  limit: number,
): readonly number[] {
  const index = `${table}_fts`;
  const found = rowOf<{ readonly hits: number }>(
    db,
    `select count(*) as hits from (select rowid from ${index} where ${index} match @match limit ${String(RANKED_HITS + 1)})`,
    { match: expression },
  );
  if (found === null || found.hits === 0) return [];
  const order = found.hits <= RANKED_HITS ? `${index}.rank, ${index}.rowid desc` : `${index}.rowid desc`;
  // Of a hit the number is known before its row is fetched: rows of others' clients are never read. The plus keeps
  // SQLite from asking the search once per row of the person.
  const own =
    access.reach === 'all'
      ? '1'
      : `+${index}.rowid in (select mine.id from ${table} mine where ${ownClients(access, 'mine.client_id')})`;
  // CROSS JOIN keeps the search first: it is always the narrowest.
  return rowsOf<{ readonly id: number }>(
    db,
    `select ${table}.id from ${index} cross join ${table} on ${table}.id = ${index}.rowid
     where ${index} match @match and ${own}
     order by ${order} limit @limit`,
    { ...actorOf(access), match: expression, limit },
  ).map(({ id }) => id);
}
