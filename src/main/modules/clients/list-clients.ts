import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import type { clientRow } from '#shared/contract/clients.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { clientRowsOf } from './client-rows.ts';
import { decodeCursor, encodeCursor } from './list-cursor.ts';
import { sqlFilters, type ClientFilters, type SqlFilters } from './list-filters.ts';
import { LIST_ORDERS, type ListOrder } from './list-order.ts';
import { prepared } from './prepared.ts';
import { searchQuery } from './search-query.ts';

/** What a list is asked. */
export interface ClientListQuery extends ClientFilters {
  readonly sort?: 'relevance' | 'name' | 'city' | 'updated' | 'balance' | 'last-contact' | undefined;
  readonly descending?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of clients; `total` stops at 10,001. */
export interface ClientPage {
  readonly rows: z.input<typeof clientRow>[];
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
}

/** Ids of one page with the cursor of the next. */
interface IdPage {
  readonly ids: readonly number[];
  readonly next: string | null;
}

const DEFAULT_LIMIT = 50;
const COUNTED = 10_001;
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
  const limit = query.limit ?? DEFAULT_LIMIT;
  const filters = sqlFilters(query, search, access, false);
  const total = countClients(db, filters);
  const sort = query.sort ?? 'relevance';
  const page =
    sort === 'relevance' && search.kind === 'match' && countHits(db, filters) <= RANKED_HITS
      ? rankedPage(db, filters, query.cursor, limit)
      : orderedPage(db, access, query, orderOf(sort, search.kind === 'match'), limit);
  return {
    rows: clientRowsOf(db, page.ids, today),
    next: page.next,
    total,
    totalIsExact: total < COUNTED,
  };
}

function orderOf(sort: NonNullable<ClientListQuery['sort']>, searching: boolean): ListOrder {
  if (sort !== 'relevance') return sort;
  return searching ? 'newest' : 'name';
}

function countClients(db: ReadDb, filters: SqlFilters): number {
  const statement = prepared(db, `clients.count ${filters.shape}`, () =>
    db
      .select({ found: sql<number>`count(*)` })
      .from(sql`(select 1 from ${filters.from} where ${filters.where} limit ${sql.raw(String(COUNTED))})`)
      .prepare(),
  );
  return statement.get(filters.values)?.found ?? 0;
}

/** Hits of the words alone, before the other filters: what ranking would have to weigh. */
function countHits(db: ReadDb, filters: SqlFilters): number {
  const statement = prepared(db, 'clients.hits', () =>
    db
      .select({ found: sql<number>`count(*)` })
      .from(
        sql`(select rowid from clients_fts where clients_fts match ${sql.placeholder('match')} limit ${sql.raw(String(RANKED_HITS + 1))})`,
      )
      .prepare(),
  );
  return statement.get(filters.values)?.found ?? 0;
}

/** Best hits first; there are so few that a place in the list is a cursor. */
function rankedPage(db: ReadDb, filters: SqlFilters, cursor: string | undefined, limit: number): IdPage {
  const statement = prepared(db, `clients.ranked ${filters.shape}`, () =>
    db
      .select({ id: sql<number>`clients.id` })
      .from(filters.from)
      .where(filters.where)
      .orderBy(sql`clients_fts.rank, clients.id desc`)
      .prepare(),
  );
  const ids = statement.all(filters.values).map((row) => row.id);
  const start = Number(decodeCursor(cursor, 'ranked', 1)?.[0] ?? 0);
  const end = start + limit;
  return { ids: ids.slice(start, end), next: end < ids.length ? encodeCursor('ranked', [end]) : null };
}

function orderedPage(
  db: ReadDb,
  access: Access,
  query: ClientListQuery,
  order: ListOrder,
  limit: number,
): IdPage {
  const { keys, descending: usual } = LIST_ORDERS[order];
  const descending = query.descending ?? usual;
  const cursorShape = `${order}${descending ? '-' : '+'}`;
  const after = decodeCursor(query.cursor, cursorShape, keys.length);
  const search = searchQuery(query.text ?? '');
  if (search.kind === 'nothing') return { ids: [], next: null };
  const filters = sqlFilters(query, search, access, order === 'name' || order === 'city');
  const statement = prepared(
    db,
    `clients.page ${cursorShape} ${after === null ? 'first' : 'next'} ${filters.shape}`,
    () => {
      const columns = sql.raw(keys.join(', '));
      const places = sql.join(
        keys.map((_, index) => sql.placeholder(`key${String(index)}`)),
        sql`, `,
      );
      const direction = sql.raw(descending ? '<' : '>');
      const from = after === null ? sql`1` : sql`(${columns}) ${direction} (${places})`;
      const ordering = sql.raw(keys.map((key) => `${key} ${descending ? 'desc' : 'asc'}`).join(', '));
      return db
        .select({ id: sql<number>`clients.id`, keys: sql<string>`json_array(${columns})` })
        .from(filters.from)
        .where(sql`${filters.where} and ${from}`)
        .orderBy(ordering)
        .limit(sql.placeholder('limit'))
        .prepare();
    },
  );
  const keyValues = Object.fromEntries((after ?? []).map((value, index) => [`key${String(index)}`, value]));
  const rows = statement.all({ ...filters.values, ...keyValues, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    ids: shown.map((row) => row.id),
    next:
      rows.length > limit && last !== undefined
        ? encodeCursor(cursorShape, JSON.parse(last.keys) as (string | number)[])
        : null,
  };
}
