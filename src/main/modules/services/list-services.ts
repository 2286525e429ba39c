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
import { remembered } from '#main/modules/lists/remembered.ts';
import { rowOf, type SqlValue } from '#main/modules/lists/statements.ts';
import { textMatch } from '#main/modules/lists/text-match.ts';
import type { servicesContract } from '#shared/contract/services.ts';
import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { servicesByIds } from './service-rows.ts';
import { selectionToClose } from './to-close.ts';

type ListProcedure = (typeof servicesContract)['list']['~orpc'];

/** What a list of services is asked. */
export type ServiceListQuery = InferSchemaOutput<NonNullable<ListProcedure['inputSchema']>>;

/** A page of services with the exact sum over the whole filter. */
export type ServicePage = InferSchemaInput<NonNullable<ListProcedure['outputSchema']>>;

const ORDERS: Readonly<Record<NonNullable<ServiceListQuery['sort']>, readonly Stretch[]>> = {
  date: [{ condition: null, keys: ['services.date', 'services.id'] }],
  client: [
    {
      condition: null,
      keys: ['(select sort_name from clients where clients.id = services.client_id)', 'services.id'],
    },
  ],
  net: [{ condition: null, keys: ['services.net_cents', 'services.id'] }],
};

/** The rows a query selects; null when the typed text can match nothing. */
export function serviceSelection(
  access: Access,
  query: ServiceListQuery,
  today: LocalDate,
): Selection | null {
  const match = textMatch(query.text);
  if (match.kind === 'nothing') return null;
  const toClose = query.toClose === true ? selectionToClose(access, today) : null;
  const conditions: string[] = [...(toClose?.conditions ?? [])];
  const values: Record<string, SqlValue> = { ...actorOf(access), ...toClose?.values };
  const add = (condition: string, name?: string, value?: SqlValue): void => {
    conditions.push(condition);
    if (name !== undefined && value !== undefined) values[name] = value;
  };
  if (access.reach === 'own' && toClose === null) add(ownClients(access, 'services.client_id'));
  if (match.kind === 'match')
    add(
      'services.id in (select rowid from services_fts where services_fts match @match)',
      'match',
      match.expression,
    );
  if (query.clientUid !== undefined)
    add(
      'services.client_id = (select id from clients where uid = @client)',
      'client',
      uidToBytes(query.clientUid),
    );
  if (query.technicianUid !== undefined)
    add(
      'services.technician_id = (select id from users where uid = @technician)',
      'technician',
      uidToBytes(query.technicianUid),
    );
  // Word for word the condition of the index that holds nothing else.
  if (query.uninvoiced === true) add("services.status = 'done' and services.invoice_id is null");
  if (query.status !== undefined) {
    const column = query.uninvoiced === true || toClose !== null ? '+services.status' : 'services.status';
    add(`${column} = @status`, 'status', query.status);
  }
  if (query.serviceType !== undefined)
    add('services.service_type = @serviceType', 'serviceType', query.serviceType);
  if (query.from !== undefined) add('services.date >= @from', 'from', query.from);
  if (query.to !== undefined) add('services.date <= @to', 'to', query.to);
  // SQLite takes the rows without an invoice for one; the index that holds nothing else must be named.
  const isAlone = query.uninvoiced === true && query.clientUid === undefined && match.kind !== 'match';
  const isOfAll = access.reach === 'all' && query.technicianUid === undefined;
  return {
    from: toClose?.from ?? (isAlone && isOfAll ? 'services indexed by services_to_invoice' : 'services'),
    conditions,
    values,
  };
}

/** Services that fit the filters and that the actor may see, newest first by default. */
export function listServices(
  db: ReadDb,
  access: Access,
  query: ServiceListQuery,
  today: LocalDate,
): ServicePage {
  const selection = serviceSelection(access, query, today);
  if (selection === null) return { rows: [], next: null, total: 0, totalIsExact: true, netTotal: 0 };
  const order = query.sort ?? 'date';
  const page = pageOfIds(db, selection, {
    order,
    stretches: ORDERS[order],
    descending: query.descending ?? order !== 'client',
    cursor: query.cursor,
    limit: query.limit,
  });
  const total = countRows(db, selection);
  const netTotal = remembered(
    db,
    `services ${JSON.stringify(selection)}`,
    () =>
      rowOf<{ readonly net: number }>(
        db,
        `select coalesce(sum(net_cents), 0) as net from ${selection.from} where ${allOf(selection.conditions)}`,
        selection.values,
      )?.net ?? 0,
  );
  return {
    rows: servicesByIds(db, page.ids).map(({ row }) => row),
    next: page.next,
    total,
    totalIsExact: total < COUNTED_ROWS,
    netTotal,
  };
}
