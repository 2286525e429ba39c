import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { startOfDay } from '#main/modules/audit/local-day.ts';
import { searchQuery } from '#main/modules/clients/search-query.ts';
import {
  COUNTED_ROWS,
  countRows,
  pageOfIds,
  type Selection,
  type Stretch,
} from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf, type SqlValue } from '#main/modules/lists/statements.ts';
import type { interactionsContract } from '#shared/contract/interactions.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { interactionsByIds } from './interaction-rows.ts';
import { searchInteractions, type HitPage } from './search-interactions.ts';

type ListProcedure = (typeof interactionsContract)['list']['~orpc'];
type RecallsProcedure = (typeof interactionsContract)['recalls']['~orpc'];

/** What a list of interactions is asked. */
export type InteractionListQuery = InferSchemaOutput<NonNullable<ListProcedure['inputSchema']>>;

/** What the list of recalls is asked. */
export type RecallsQuery = InferSchemaOutput<NonNullable<RecallsProcedure['inputSchema']>>;

type InteractionPage = InferSchemaInput<NonNullable<ListProcedure['outputSchema']>>;
type RecallPage = InferSchemaInput<NonNullable<RecallsProcedure['outputSchema']>>;

const DEFAULT_LIMIT = 50;
/** Up to so many rows, sorting them costs less than walking everybody's interactions to find them. */
const SORTED_ROWS = 5000;

const BY_TIME: Stretch = { condition: null, keys: ['interactions.occurred_at', 'interactions.id'] };
// Unary plus: the few rows are found by another index and sorted.
const SORTED: Stretch = { condition: null, keys: ['+interactions.occurred_at', 'interactions.id'] };
const BY_RECALL: Stretch = { condition: null, keys: ['interactions.recall_on', 'interactions.id'] };

const OPEN_RECALL = 'interactions.recall_on is not null and interactions.recall_done_at is null';

/** What was typed to filter, as conditions on `interactions`, without the row rule and the search. */
function filtersOf(query: InteractionListQuery): Pick<Selection, 'conditions' | 'values'> {
  const conditions: string[] = [];
  const values: Record<string, SqlValue> = {};
  const add = (condition: string, name: string, value: SqlValue): void => {
    conditions.push(condition);
    values[name] = value;
  };
  if (query.clientUid !== undefined)
    add(
      'interactions.client_id = (select id from clients where uid = @client)',
      'client',
      uidToBytes(query.clientUid),
    );
  if (query.authorUid !== undefined)
    add(
      'interactions.author_id = (select id from users where uid = @author)',
      'author',
      uidToBytes(query.authorUid),
    );
  if (query.kind !== undefined) add('interactions.kind = @kind', 'kind', query.kind);
  if (query.from !== undefined) add('interactions.occurred_at >= @from', 'from', startOfDay(query.from));
  if (query.to !== undefined) add('interactions.occurred_at < @to', 'to', startOfDay(addDays(query.to, 1)));
  if (query.recallOpen === true) conditions.push(OPEN_RECALL);
  return { conditions, values };
}

/** The rows of a list, the way to walk them, and how many there are. */
interface InteractionSelection {
  readonly selection: Selection;
  readonly stretch: Stretch;
  readonly total: number;
  readonly exact: boolean;
}

/** The rows of a list without a search and the way to walk them, newest first. */
export function interactionSelection(
  db: ReadDb,
  access: Access,
  query: InteractionListQuery,
): InteractionSelection {
  const { conditions, values } = filtersOf(query);
  const own = access.reach === 'own' ? [ownClients(access, 'interactions.client_id')] : [];
  // The set of own clients is tested row by row: the search or the order drives.
  const ownTested = access.reach === 'own' ? [ownClients(access, '+interactions.client_id')] : [];
  const narrow: Selection = {
    from: 'interactions',
    conditions: [...own, ...conditions],
    values: { ...actorOf(access), ...values },
  };
  const total = countRows(db, narrow);
  const exact = total < COUNTED_ROWS;
  const isDrivenByRecalls =
    query.recallOpen === true && query.clientUid === undefined && query.authorUid === undefined;
  if (isDrivenByRecalls || (access.reach === 'own' && query.clientUid === undefined && total <= SORTED_ROWS))
    return { selection: narrow, stretch: SORTED, total, exact };
  return {
    selection: { ...narrow, conditions: [...ownTested, ...conditions] },
    stretch: BY_TIME,
    total,
    exact,
  };
}

/** Interactions that fit the filters and that the actor may see. */
export function listInteractions(db: ReadDb, access: Access, query: InteractionListQuery): InteractionPage {
  const search = searchQuery(query.text ?? '');
  if (search.kind === 'nothing') return { rows: [], next: null, total: 0, totalIsExact: true };
  const page =
    search.kind === 'match'
      ? searchInteractions(db, access, search.expression, filtersOf(query), {
          cursor: query.cursor,
          limit: query.limit ?? DEFAULT_LIMIT,
        })
      : pageByTime(db, access, query);
  return {
    rows: [...interactionsByIds(db, access.actor, page.ids)],
    next: page.next,
    total: page.total,
    totalIsExact: page.exact,
  };
}

function pageByTime(db: ReadDb, access: Access, query: InteractionListQuery): HitPage {
  const { selection, stretch, total, exact } = interactionSelection(db, access, query);
  const page = pageOfIds(db, selection, {
    order: 'time',
    stretches: [stretch],
    descending: true,
    cursor: query.cursor,
    limit: query.limit,
  });
  return { ...page, total, exact };
}

/**
 * Open recalls of a scope, without a last day.
 *
 * The task and the list select by this one, so that both always hold the same rows.
 */
function openRecalls(access: Access, scope: 'mine' | 'all'): Selection {
  const mine = scope === 'mine';
  return {
    from: 'interactions indexed by interactions_recalls',
    conditions: [
      OPEN_RECALL,
      ...(access.reach === 'own' ? [ownClients(access, '+interactions.client_id')] : []),
      ...(mine ? ['interactions.author_id = @me'] : []),
    ],
    values: { ...actorOf(access), ...(mine ? { me: access.actor.id } : {}) },
  };
}

/** Open recalls of a scope for today or late. */
export function recallsDue(access: Access, scope: 'mine' | 'all', today: LocalDate): Selection {
  const open = openRecalls(access, scope);
  return {
    ...open,
    conditions: [...open.conditions, 'interactions.recall_on <= @today'],
    values: { ...open.values, today },
  };
}

/** Open recalls, due first: those the actor noted, or those of every client the actor sees. */
export function listRecalls(db: ReadDb, access: Access, query: RecallsQuery, today: LocalDate): RecallPage {
  const scope = query.scope ?? 'mine';
  const selection = openRecalls(access, scope);
  const until: Selection =
    query.until === undefined
      ? selection
      : {
          ...selection,
          conditions: [...selection.conditions, 'interactions.recall_on <= @until'],
          values: { ...selection.values, until: query.until },
        };
  const page = pageOfIds(db, until, {
    order: 'recall',
    stretches: [BY_RECALL],
    descending: false,
    cursor: query.cursor,
    limit: query.limit,
  });
  const total = countRows(db, until);
  const due = countRows(db, recallsDue(access, scope, today));
  const phones = phonesByUid(db, page.ids);
  return {
    rows: interactionsByIds(db, access.actor, page.ids).map((row) => ({
      ...row,
      phone: phones.get(row.uid) ?? '',
    })),
    next: page.next,
    total,
    totalIsExact: total < COUNTED_ROWS,
    due,
  };
}

/** The number to call about some interactions: the contact's own, else the client's. */
function phonesByUid(db: ReadDb, ids: readonly number[]): ReadonlyMap<string, string> {
  const rows = rowsOf<{ readonly uid: Buffer; readonly phone: string }>(
    db,
    `select interactions.uid, coalesce(nullif(contacts.phone, ''), nullif(contacts.mobile, ''), clients.phone) as phone
     from json_each(@ids) wanted
     cross join interactions on interactions.id = wanted.value
     join clients on clients.id = interactions.client_id
     left join contacts on contacts.id = interactions.contact_id`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ uid, phone }) => [bytesToUid(uid), phone]));
}
