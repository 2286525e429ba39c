import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';

/** Newest hits whose rows are read to see whose they are; beyond it, the ids of the person's own are gathered. */
const NEWEST_READ = 1000;

const HITS = 'select rowid as hit from interactions_fts where interactions_fts match @match';
const NEWEST = 'order by rowid desc';

/**
 * The queries that `findInteractions` asks one after the other until one gives enough, apart for a test of their plans.
 *
 * Newest written first and nothing else: weighing the hits of a common word among a million takes half a second, the
 * newest of them none (performance.md §4). Who sees few clients mostly finds enough among the newest hits; else the set
 * of the own interactions, which an index gives whole, is tested before any hit is cut off. The plus keeps SQLite from
 * asking the search once per interaction of the person.
 */
export const findInteractionsTexts = (access: Access): readonly string[] =>
  access.reach === 'all'
    ? [`select hit as id from (${HITS} ${NEWEST} limit @limit)`]
    : [
        `select hit as id from (${HITS} ${NEWEST} limit ${String(NEWEST_READ)})
          cross join interactions on interactions.id = hit
          where ${ownClients(access, '+interactions.client_id')} limit @limit`,
        `select hit as id from (${HITS} and +rowid in (select seen.id
            from interactions seen indexed by interactions_by_client where ${ownClients(access, 'seen.client_id')})
          ${NEWEST} limit @limit)`,
      ];

/** Ids of the newest interactions that fit an FTS5 expression and that the actor may see, newest first. */
export function findInteractions(
  db: ReadDb,
  access: Access,
  expression: string,
  limit: number,
): readonly number[] {
  let found: readonly { readonly id: number }[] = [];
  for (const text of findInteractionsTexts(access)) {
    found = rowsOf(db, text, { ...actorOf(access), match: expression, limit });
    if (found.length === limit) break;
  }
  return found.map(({ id }) => id);
}
