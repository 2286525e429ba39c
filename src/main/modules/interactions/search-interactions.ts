import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { decodeCursor, encodeCursor } from '#main/modules/clients/list-cursor.ts';
import { allOf, type Selection } from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, type SqlValue } from '#main/modules/lists/statements.ts';

/** One page of hits. */
export interface HitPage {
  readonly ids: readonly number[];
  readonly next: string | null;
  readonly total: number;
  readonly exact: boolean;
}

/** Hits that are looked at in one call: a common word has hundreds of thousands (performance.md §4). */
const EXAMINED = 1001;
/** The same where few of the hits fit: other filters, or somebody who sees few clients. */
const EXAMINED_NARROWED = 5001;

interface Examined {
  readonly examined: number;
  readonly lowest: number | null;
  /** JSON array of the fitting ids. */
  readonly ids: string;
}

/**
 * The hits of a search, newest written first, by one reading of the index.
 *
 * So many hits are examined at a time; where not enough of them fit, the page is short and its cursor goes on from
 * there. The total is exact when the hits came to their end. Own clients are told by the ids of their interactions, a
 * set that an index gives whole, so that no row is read to pass over a hit.
 */
export function searchInteractions(
  db: ReadDb,
  access: Access,
  expression: string,
  filters: Pick<Selection, 'conditions' | 'values'>,
  page: { readonly cursor: string | undefined; readonly limit: number },
): HitPage {
  const isNarrowed = access.reach === 'own' || filters.conditions.length > 0;
  const most = isNarrowed ? EXAMINED_NARROWED : EXAMINED;
  const own =
    access.reach === 'all'
      ? []
      : [
          `hit in (select seen.id from interactions seen indexed by interactions_by_client
            where ${ownClients(access, 'seen.client_id')})`,
        ];
  // Of one client few hits fit, wherever they stand: they are chosen before any is counted as examined.
  const ofClient =
    'client' in filters.values
      ? `and +rowid in (select told.id from interactions told indexed by interactions_by_client
          where told.client_id = (select id from clients where uid = @client))`
      : '';
  const text = (continued: boolean): string =>
    `with hits as materialized (select rowid as hit from interactions_fts
        where interactions_fts match @match ${continued ? 'and rowid < @after' : ''} ${ofClient}
        order by rowid desc limit ${String(most)})
      select count(*) as examined, min(hit) as lowest, json_group_array(hit) filter (where fits) as ids
      from (select hit, ${allOf([...own, ...filters.conditions])} as fits from hits
        ${filters.conditions.length === 0 ? '' : 'cross join interactions on interactions.id = hit'})`;
  const values: Record<string, SqlValue> = { ...actorOf(access), ...filters.values, match: expression };
  const examine = (after: number | null): Examined & { readonly fitting: readonly number[] } => {
    const read =
      rowOf<Examined>(db, text(after !== null), after === null ? values : { ...values, after }) ?? EMPTY;
    return { ...read, fitting: (JSON.parse(read.ids) as number[]).toSorted((a, b) => b - a) };
  };
  const after = Number(decodeCursor(page.cursor, 'hits', 1)?.[0] ?? Number.NaN);
  const first = examine(null);
  const here = Number.isSafeInteger(after) ? examine(after) : first;
  const ids = here.fitting.slice(0, page.limit);
  const last = here.fitting.length > page.limit ? ids.at(-1) : here.examined === most ? here.lowest : null;
  return {
    ids,
    next: last === null || last === undefined ? null : encodeCursor('hits', [last]),
    total: first.fitting.length,
    exact: first.examined < most,
  };
}

const EMPTY: Examined = { examined: 0, lowest: null, ids: '[]' };
