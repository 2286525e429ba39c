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
import { remembered } from '#main/modules/lists/remembered.ts';
import { rowOf, type SqlValue } from '#main/modules/lists/statements.ts';
import { documentMatch } from '#main/modules/lists/document-match.ts';
import type { invoicesContract } from '#shared/contract/invoices.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { invoiceRowsByIds } from './invoice-rows.ts';
import { ageingCondition } from './ageing-condition.ts';
import { OPEN_INVOICE, REST, stateCondition, UNSENT_DOCUMENT } from './invoice-state.ts';

type ListProcedure = (typeof invoicesContract)['list']['~orpc'];

/** What a list of documents is asked. */
export type InvoiceListQuery = InferSchemaOutput<NonNullable<ListProcedure['inputSchema']>>;

/** A page of documents with the exact sums over the whole filter. */
export type InvoicePage = InferSchemaInput<NonNullable<ListProcedure['outputSchema']>>;

/** Orders of the list; drafts have no date of issue and may have no due date, they stand after the last one. */
export const INVOICE_ORDERS: Readonly<Record<NonNullable<InvoiceListQuery['sort']>, readonly Stretch[]>> = {
  issued: [
    { condition: 'invoices.issue_date is not null', keys: ['invoices.issue_date', 'invoices.id'] },
    { condition: 'invoices.issue_date is null', keys: ['invoices.id'] },
  ],
  due: [
    { condition: 'invoices.due_date is not null', keys: ['invoices.due_date', 'invoices.id'] },
    { condition: 'invoices.due_date is null', keys: ['invoices.id'] },
  ],
  client: [
    {
      condition: null,
      keys: ['(select sort_name from clients where clients.id = invoices.client_id)', 'invoices.id'],
    },
  ],
  gross: [{ condition: null, keys: ['invoices.gross_cents', 'invoices.id'] }],
  rest: [{ condition: null, keys: [REST, 'invoices.id'] }],
};

/** The rows a query selects; null when the typed text can match nothing. */
export function invoiceSelection(
  access: Access,
  query: InvoiceListQuery,
  today: LocalDate,
): Selection | null {
  const match = documentMatch(query.text);
  if (match.kind === 'nothing') return null;
  const conditions: string[] = [];
  const values: Record<string, SqlValue> = { ...actorOf(access), today };
  const add = (condition: string, name?: string, value?: SqlValue): void => {
    conditions.push(condition);
    if (name !== undefined && value !== undefined) values[name] = value;
  };
  // The index that holds nothing but what waits to be sent drives, whatever the planner thinks of its size.
  const isUnsentDriven =
    query.sending === 'to-send' && query.clientUid === undefined && match.kind !== 'match';
  if (access.reach === 'own') add(ownClients(access, `${isUnsentDriven ? '+' : ''}invoices.client_id`));
  if (match.kind === 'match')
    add(
      'invoices.id in (select rowid from invoices_fts where invoices_fts match @match)',
      'match',
      match.expression,
    );
  if (query.clientUid !== undefined)
    add(
      'invoices.client_id = (select id from clients where uid = @client)',
      'client',
      uidToBytes(query.clientUid),
    );
  if (query.state !== undefined) add(stateCondition(query.state));
  if (query.ageing !== undefined) add(`${OPEN_INVOICE} and ${ageingCondition(query.ageing)}`);
  if (query.sending === 'to-send') add(UNSENT_DOCUMENT);
  // Only what is issued can be marked.
  if (query.sending === 'sent') add('invoices.sent_at is not null');
  if (query.kind !== undefined) add('invoices.kind = @kind', 'kind', query.kind);
  if (query.from !== undefined) add('invoices.issue_date >= @from', 'from', query.from);
  if (query.to !== undefined) add('invoices.issue_date <= @to', 'to', query.to);
  return { from: isUnsentDriven ? 'invoices indexed by invoices_unsent' : 'invoices', conditions, values };
}

/** Documents that fit the filters and that the actor may see; newest first, drafts before them, by default. */
export function listInvoices(
  db: ReadDb,
  access: Access,
  query: InvoiceListQuery,
  today: LocalDate,
): InvoicePage {
  const selection = invoiceSelection(access, query, today);
  if (selection === null)
    return { rows: [], next: null, total: 0, totalIsExact: true, grossTotal: 0, restTotal: 0 };
  const order = query.sort ?? 'issued';
  const page = pageOfIds(db, selection, {
    order,
    stretches: INVOICE_ORDERS[order],
    descending: query.descending ?? (order !== 'client' && order !== 'due'),
    cursor: query.cursor,
    limit: query.limit,
  });
  const total = countRows(db, selection);
  return {
    rows: [...invoiceRowsByIds(db, page.ids, today)],
    next: page.next,
    total,
    totalIsExact: total < COUNTED_ROWS,
    ...remembered(db, `invoices ${JSON.stringify(selection)}`, () => sumsOf(db, selection)),
  };
}

/**
 * Exact sums over a selection; credit notes count against invoices.
 *
 * Two statements: the first is answered by the index that covers it, the second by the few invoices that are open.
 */
function sumsOf(
  db: ReadDb,
  { from, conditions, values }: Selection,
): Pick<InvoicePage, 'grossTotal' | 'restTotal'> {
  const gross = rowOf<{ readonly sum: number }>(
    db,
    `select coalesce(sum(case invoices.kind when 'invoice' then invoices.gross_cents else -invoices.gross_cents end), 0)
       as sum from ${from} where ${allOf(conditions)}`,
    values,
  );
  const rest = rowOf<{ readonly sum: number }>(
    db,
    `select coalesce(sum(invoices.gross_cents - invoices.paid_cents), 0) as sum from invoices
     where ${allOf([...conditions, OPEN_INVOICE])}`,
    values,
  );
  return { grossTotal: gross?.sum ?? 0, restTotal: rest?.sum ?? 0 };
}
