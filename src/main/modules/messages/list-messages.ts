import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { documentMatch } from '#main/modules/lists/document-match.ts';
import {
  COUNTED_ROWS,
  countRows,
  pageOfIds,
  type Selection,
  type Stretch,
} from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import type { SqlValue } from '#main/modules/lists/statements.ts';
import { textMatch } from '#main/modules/lists/text-match.ts';
import type { messagesContract } from '#shared/contract/messages.ts';
import { MESSAGE_STATES, OPEN_STATES, type MessageState } from '#shared/domain/messages/message.ts';
import { messageRowsByIds } from './message-rows.ts';

type ListProcedure = (typeof messagesContract)['list']['~orpc'];
type CountsProcedure = (typeof messagesContract)['counts']['~orpc'];

/** What the queue is asked. */
export type MessageListQuery = InferSchemaOutput<NonNullable<ListProcedure['inputSchema']>>;

type MessagePage = InferSchemaInput<NonNullable<ListProcedure['outputSchema']>>;
type MessageCounts = InferSchemaInput<NonNullable<CountsProcedure['outputSchema']>>;

const BY_TIME: Stretch = { condition: null, keys: ['messages.created_at', 'messages.id'] };
// Unary plus: the few rows that are open, or of one client, are found by another index and sorted.
const SORTED: Stretch = { condition: null, keys: ['+messages.created_at', 'messages.id'] };

/** The rows a query selects; null when the typed text can match nothing. */
export function messageSelection(access: Access, query: MessageListQuery): Selection | null {
  const text = textMatch(query.text);
  const document = documentMatch(query.text);
  if (text.kind === 'nothing' || document.kind === 'nothing') return null;
  const conditions: string[] = [];
  const values: Record<string, SqlValue> = { ...actorOf(access) };
  const add = (condition: string, name: string, value: SqlValue): void => {
    conditions.push(condition);
    values[name] = value;
  };
  if (access.reach === 'own') conditions.push(ownClients(access, 'messages.client_id'));
  if (query.states !== undefined)
    add('messages.state in (select value from json_each(@states))', 'states', JSON.stringify(query.states));
  if (query.kind !== undefined) add('messages.kind = @kind', 'kind', query.kind);
  if (query.channel !== undefined) add('messages.channel = @channel', 'channel', query.channel);
  if (query.clientUid !== undefined)
    add(
      'messages.client_id = (select id from clients where uid = @client)',
      'client',
      uidToBytes(query.clientUid),
    );
  if (query.invoiceUid !== undefined)
    add(
      `messages.id in (select message_id from message_subjects
         where invoice_id = (select id from invoices where uid = @invoice))`,
      'invoice',
      uidToBytes(query.invoiceUid),
    );
  if (text.kind === 'match' && document.kind === 'match') {
    add(
      `(messages.client_id in (select rowid from clients_fts where clients_fts match @match)
        or messages.id in (select message_id from message_subjects where invoice_id in
          (select rowid from invoices_fts where invoices_fts match @document)))`,
      'match',
      text.expression,
    );
    values['document'] = document.expression;
  }
  return { from: 'messages', conditions, values };
}

/** Messages that fit the filters and that the actor may see, newest first. */
export function listMessages(db: ReadDb, access: Access, query: MessageListQuery): MessagePage {
  const selection = messageSelection(access, query);
  if (selection === null) return { rows: [], next: null, total: 0, totalIsExact: true };
  const areFew =
    query.clientUid !== undefined ||
    query.invoiceUid !== undefined ||
    query.states?.every((state) => OPEN_STATES.includes(state)) === true;
  const page = pageOfIds(db, selection, {
    order: 'time',
    stretches: [areFew ? SORTED : BY_TIME],
    descending: true,
    cursor: query.cursor,
    limit: query.limit,
  });
  const total = countRows(db, selection);
  return {
    rows: messageRowsByIds(db, page.ids),
    next: page.next,
    total,
    totalIsExact: total < COUNTED_ROWS,
  };
}

/** How many messages of this person's reach stand where. */
export function countMessages(db: ReadDb, access: Access): MessageCounts {
  const own = access.reach === 'own' ? [ownClients(access, 'messages.client_id')] : [];
  const counted = (state: MessageState): number =>
    countRows(db, {
      from: 'messages',
      conditions: ['messages.state = @state', ...own],
      values: { ...actorOf(access), state },
    });
  const [toApprove, waiting, sending, sent, refused, uncertain, cancelled] = MESSAGE_STATES.map(counted);
  return {
    toApprove: toApprove ?? 0,
    waiting: waiting ?? 0,
    sending: sending ?? 0,
    sent: sent ?? 0,
    refused: refused ?? 0,
    uncertain: uncertain ?? 0,
    cancelled: cancelled ?? 0,
  };
}
