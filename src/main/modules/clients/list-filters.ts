import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { clientFilters } from '#shared/contract/clients.ts';
import { ownClientsOnly } from './row-rule.ts';
import type { SearchQuery } from './search-query.ts';

/** Filters of the list as the contract has them. */
export type ClientFilters = z.output<typeof clientFilters>;

/** Filters as SQL: the text depends on `shape` only, the values go through placeholders. */
export interface SqlFilters {
  readonly shape: string;
  /** Table expression of the rows. */
  readonly from: SQL;
  readonly where: SQL;
  readonly values: Readonly<Record<string, string | number | Buffer>>;
}

/**
 * The conditions of a list.
 *
 * `keepOrderIndex` writes the status filter so that SQLite does not choose the index of the status over the index
 * that gives the order: nearly all clients are active.
 */
export function sqlFilters(
  filters: ClientFilters,
  search: Extract<SearchQuery, { kind: 'everything' | 'match' }>,
  access: Access,
  keepOrderIndex: boolean,
): SqlFilters {
  const conditions: SQL[] = [];
  const values: Record<string, string | number | Buffer> = { actorId: access.actor.id };
  const shape: string[] = [access.reach];
  const add = (name: string, condition: SQL, value?: string | Buffer): void => {
    shape.push(name);
    conditions.push(condition);
    if (value !== undefined) values[name] = value;
  };
  const own = ownClientsOnly(access);
  if (own !== null) conditions.push(own);
  const matching = search.kind === 'match';
  if (search.kind === 'match')
    add('match', sql`clients_fts match ${sql.placeholder('match')}`, search.expression);
  const status = filters.status ?? 'active';
  if (status !== 'all') {
    const column = keepOrderIndex || matching ? sql`+clients.status` : sql`clients.status`;
    shape.push(keepOrderIndex ? 'kept' : 'free');
    add('status', sql`${column} = ${sql.placeholder('status')}`, status);
  }
  if (filters.industry !== undefined)
    add('industry', sql`clients.industry = ${sql.placeholder('industry')}`, filters.industry);
  if (filters.city !== undefined) add('city', sql`clients.city = ${sql.placeholder('city')}`, filters.city);
  if (filters.tag !== undefined) {
    add(
      'tag',
      sql`clients.id in (select client_id from client_tags where tag = ${sql.placeholder('tag')})`,
      filters.tag,
    );
  }
  if (filters.ownerUid !== undefined) {
    add(
      'owner',
      sql`clients.owner_id = (select id from users where uid = ${sql.placeholder('owner')})`,
      uidToBytes(filters.ownerUid),
    );
  }
  if (filters.unpaid === true)
    add('unpaid', sql`clients.id in (select client_id from client_summaries where balance_cents > 0)`);
  return {
    shape: shape.join(','),
    // CROSS JOIN keeps the search first: it is always the narrowest.
    from: matching ? sql`clients_fts cross join clients on clients.id = clients_fts.rowid` : sql`clients`,
    where: conditions.length === 0 ? sql`1` : sql.join(conditions, sql` and `),
    values,
  };
}
