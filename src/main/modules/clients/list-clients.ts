import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import {
  allOf,
  COUNTED_ROWS,
  countRows,
  pageOfIds,
  type IdPage,
  type Selection,
} from '#main/modules/lists/keyset-page.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { clientRow } from '#shared/contract/client-views.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { clientRowsOf } from './client-rows.ts';
import { decodeCursor, encodeCursor } from './list-cursor.ts';
import { clientSelection, type ClientFilters } from './list-filters.ts';
import { LIST_ORDERS, type ListOrder } from './list-order.ts';
import { searchQuery } from './search-query.ts';

/** What a list is asked. */
export interface ClientListQuery extends ClientFilters {
  readonly sort?: 'relevance' | 'name' | 'city' | 'updated' | 'balance' | 'last-contact' | undefined;
  readonly descending?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of clients; `total` stops at 10,001, while searching at 201: nobody reads on, every letter counts again. */
export interface ClientPage {
  readonly rows: z.input<typeof clientRow>[];
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
}

const DEFAULT_LIMIT = 50;
/** Ranking every hit of a common beginning costs more than all the rest (performance.md §4). */
const RANKED_HITS = 200;

/** Clients that fit the filters and that the actor may see, by page. */
export function listClients(
  db: ReadDb,
  access: Access,
  query: ClientListQuery,
  today: LocalDate,
): ClientPage {
  const search = searchQuery(query.text ?? '');
  if (search.kind === 'nothing') return { rows: [], next: null, total: 0, totalIsExact: true };
  const counted = clientSelection(query, search, access, false);
  const counts = search.kind === 'match' ? RANKED_HITS + 1 : COUNTED_ROWS;
  const total = countRows(db, counted, counts);
  const sort = query.sort ?? 'relevance';
  const order = orderOf(sort, search.kind === 'match');
  const page =
    sort === 'relevance' && search.kind === 'match' && countHits(db, search.expression) <= RANKED_HITS
      ? rankedPage(db, counted, query)
      : orderedPage(db, clientSelection(query, search, access, keepsOrderIndex(order)), query, order);
  return {
    rows: clientRowsOf(db, page.ids, today),
    next: page.next,
    total,
    totalIsExact: total < counts,
  };
}

function orderOf(sort: NonNullable<ClientListQuery['sort']>, searching: boolean): ListOrder {
  if (sort !== 'relevance') return sort;
  return searching ? 'newest' : 'name';
}

/** Orders whose index does not begin with the status. */
const keepsOrderIndex = (order: ListOrder): boolean => order !== 'updated' && order !== 'newest';

/** Hits of the words alone, before the other filters: what ranking would have to weigh. */
const countHits = (db: ReadDb, match: string): number =>
  rowOf<{ readonly found: number }>(
    db,
    `select count(*) as found
     from (select rowid from clients_fts where clients_fts match @match limit ${String(RANKED_HITS + 1)})`,
    { match },
  )?.found ?? 0;

/** Best hits first; there are so few that a place in the list is a cursor. */
function rankedPage(db: ReadDb, { from, conditions, values }: Selection, query: ClientListQuery): IdPage {
  const ids = rowsOf<{ readonly id: number }>(
    db,
    `select clients.id from ${from} where ${allOf(conditions)} order by clients_fts.rank, clients.id desc`,
    values,
  ).map((row) => row.id);
  const start = Number(decodeCursor(query.cursor, 'ranked', 1)?.[0] ?? 0);
  const end = start + (query.limit ?? DEFAULT_LIMIT);
  return { ids: ids.slice(start, end), next: end < ids.length ? encodeCursor('ranked', [end]) : null };
}

function orderedPage(db: ReadDb, selection: Selection, query: ClientListQuery, order: ListOrder): IdPage {
  const { stretches, descending: usual } = LIST_ORDERS[order];
  return pageOfIds(db, selection, {
    order,
    stretches,
    descending: query.descending ?? usual,
    cursor: query.cursor,
    limit: query.limit,
  });
}
