import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import {
  allOf,
  COUNTED_ROWS,
  countRows,
  pageOfIds,
  type Selection,
  type Stretch,
} from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf, type SqlValue, type SqlValues } from '#main/modules/lists/statements.ts';
import type { contractsContract } from '#shared/contract/contracts.ts';
import { foldForSearch, searchWords } from '#shared/domain/clients/search-fold.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { contractsByIds } from './contract-rows.ts';

type ListProcedure = (typeof contractsContract)['list']['~orpc'];

/** What the list of service contracts is asked. */
export type ContractListQuery = InferSchemaOutput<NonNullable<ListProcedure['inputSchema']>>;

type ContractPage = InferSchemaInput<NonNullable<ListProcedure['outputSchema']>>;

const BY_END: Stretch = { condition: null, keys: ['service_contracts.ends_on', 'service_contracts.id'] };

const WAITS_FROM = "date(service_contracts.ends_on, '-' || service_contracts.notice_days || ' days')";

/**
 * Service contracts that wait to be renewed or ended.
 *
 * The task and the list select by this one, so that both always hold the same rows. The index that holds nothing but
 * undecided ones is named: it has all the columns asked for.
 */
export const selectionToRenew = (access: Access, today: LocalDate): Selection => ({
  from: 'service_contracts indexed by service_contracts_open',
  conditions: [
    'service_contracts.decision is null',
    `${WAITS_FROM} <= @today`,
    ownClients(access, '+service_contracts.client_id'),
  ],
  values: { ...actorOf(access), today },
});

function selectionOf(access: Access, query: ContractListQuery, today: LocalDate): Selection {
  const own = ownClients(access, 'service_contracts.client_id');
  switch (query.standing) {
    case 'to-renew':
      return selectionToRenew(access, today);
    case 'running':
      return {
        from: 'service_contracts',
        conditions: ['service_contracts.decision is null', `${WAITS_FROM} > @today`, own],
        values: { ...actorOf(access), today },
      };
    case 'decided':
      return {
        from: 'service_contracts',
        conditions: ['service_contracts.decision is not null', own],
        values: actorOf(access),
      };
    case undefined:
      return { from: 'service_contracts', conditions: [own], values: actorOf(access) };
    default:
      return unreachable(query.standing);
  }
}

/** Service contracts that fit the filters and that the caller may see. */
export function listContracts(
  db: ReadDb,
  access: Access,
  query: ContractListQuery,
  today: LocalDate,
): ContractPage {
  const chosen = selectionOf(access, query, today);
  const conditions = [...chosen.conditions];
  const values: Record<string, SqlValue> = { ...chosen.values };
  if (query.clientUid !== undefined) {
    conditions.push('service_contracts.client_id = (select id from clients where uid = @client)');
    values['client'] = uidToBytes(query.clientUid);
  }
  if (query.text !== undefined && query.text.trim() !== '') {
    values['found'] = JSON.stringify(idsWith(db, allOf(conditions), values, query.text));
    conditions.push('service_contracts.id in (select value from json_each(@found))');
  }
  // Of one client all fit on the screen, whatever the index says.
  const from = query.clientUid === undefined ? chosen.from : 'service_contracts';
  const selection: Selection = { from, conditions, values };
  const page = pageOfIds(db, selection, {
    order: query.standing ?? 'all',
    stretches: [BY_END],
    descending: query.standing === 'decided' || query.standing === undefined,
    cursor: query.cursor,
    limit: query.limit,
  });
  const total = countRows(db, selection);
  return {
    rows: [...contractsByIds(db, page.ids, today)],
    next: page.next,
    total,
    totalIsExact: total < COUNTED_ROWS,
  };
}

/**
 * Ids whose title or client's name hold the beginnings of all words, without case and accents.
 *
 * Folded here and not by an index: a company has hundreds of agreements, not a hundred thousand.
 */
function idsWith(db: ReadDb, condition: string, values: SqlValues, text: string): readonly number[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  return rowsOf<{ readonly id: number; readonly title: string; readonly name: string }>(
    db,
    `select service_contracts.id, service_contracts.title, clients.sort_name as name
     from service_contracts join clients on clients.id = service_contracts.client_id
     where ${condition}`,
    values,
  ).flatMap(({ id, title, name }) => {
    const told = ` ${foldForSearch(title)} ${name}`;
    return words.every((word) => told.includes(` ${word}`)) ? [id] : [];
  });
}
