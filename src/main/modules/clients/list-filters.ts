import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { Selection } from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import type { SqlValue } from '#main/modules/lists/statements.ts';
import type { clientFilters } from '#shared/contract/clients.ts';
import type { SearchQuery } from './search-query.ts';

/** Filters of the list as the contract has them. */
export type ClientFilters = z.output<typeof clientFilters>;

/**
 * The clients that a list is about.
 *
 * `keepOrderIndex` writes the status filter so that SQLite does not choose the index of the status over the index
 * that gives the order: nearly all clients are active.
 */
export function clientSelection(
  filters: ClientFilters,
  search: Extract<SearchQuery, { kind: 'everything' | 'match' }>,
  access: Access,
  keepOrderIndex: boolean,
): Selection {
  const conditions: string[] = [];
  const values: Record<string, SqlValue> = { ...actorOf(access) };
  const add = (condition: string, name?: string, value?: SqlValue): void => {
    conditions.push(condition);
    if (name !== undefined && value !== undefined) values[name] = value;
  };
  const matching = search.kind === 'match';
  // Of a hit the number is known before its row is fetched: others' clients are never read. The plus keeps SQLite from
  // asking the search once per client of the person (1.7 s instead of 26 ms for a common word among 100,000 clients).
  if (access.reach === 'own') add(ownClients(access, matching ? '+clients_fts.rowid' : 'clients.id'));
  if (search.kind === 'match') add('clients_fts match @match', 'match', search.expression);
  const status = filters.status ?? 'active';
  if (status !== 'all')
    add(`${keepOrderIndex || matching ? '+' : ''}clients.status = @status`, 'status', status);
  if (filters.industry !== undefined) add('clients.industry = @industry', 'industry', filters.industry);
  if (filters.city !== undefined) add('clients.city = @city', 'city', filters.city);
  if (filters.tag !== undefined)
    add('clients.id in (select client_id from client_tags where tag = @tag)', 'tag', filters.tag);
  if (filters.ownerUid !== undefined)
    add(
      'clients.owner_id = (select id from users where uid = @owner)',
      'owner',
      uidToBytes(filters.ownerUid),
    );
  if (filters.unpaid === true)
    add('clients.id in (select client_id from client_summaries where balance_cents > 0)');
  return {
    // CROSS JOIN keeps the search first: it is always the narrowest.
    from: matching ? 'clients_fts cross join clients on clients.id = clients_fts.rowid' : 'clients',
    conditions,
    values,
  };
}
