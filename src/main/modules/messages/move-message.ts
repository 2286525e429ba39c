import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, rowOf, type SqlValue } from '#main/modules/lists/statements.ts';
import { nextState, type MessageEvent } from '#shared/domain/messages/message-transitions.ts';
import type { MessageState } from '#shared/domain/messages/message.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Columns that a happening may set besides the state. */
const SETTABLE = {
  reason: 'reason',
  notBefore: 'not_before',
  recipientName: 'recipient_name',
  recipientAddress: 'recipient_address',
  subject: 'subject',
  body: 'body',
  isEdited: 'is_edited',
  attempts: 'attempts',
  leaseRun: 'lease_run',
  leasedAt: 'leased_at',
  providerId: 'provider_id',
  sentAt: 'sent_at',
  sentBy: 'sent_by',
  delivery: 'delivery',
  deliveryDetail: 'delivery_detail',
  deliveryAt: 'delivery_at',
  approvedAt: 'approved_at',
  approvedById: 'approved_by_id',
} as const;

/** Values of these columns. */
export type MessageChange = Readonly<Partial<Record<keyof typeof SETTABLE, SqlValue>>>;

/**
 * Lets something happen to a message: the one place where a state is written.
 *
 * Answers the new state, or null when that cannot happen to it where it stands; the caller's transaction holds both.
 */
export function moveMessage(
  db: WriteDb,
  id: number,
  event: MessageEvent,
  values: MessageChange,
  now: Instant,
): MessageState | null {
  const row = rowOf<{ readonly state: MessageState }>(db, 'select state from messages where id = @id', {
    id,
  });
  const next = row === null ? null : nextState(row.state, event);
  if (row === null || next === null) return null;
  const names = Object.keys(values) as (keyof typeof SETTABLE)[];
  const sets = names.map((name) => `${SETTABLE[name]} = @${name}, `).join('');
  const touched = change(
    db,
    `update messages set ${sets}state = @next, revision = revision + 1, updated_at = @now
     where id = @id and state = @state`,
    { ...values, id, next, state: row.state, now },
  );
  invariant(touched === 1, 'a message that was just read is moved');
  return next;
}

/** What came back, or did not arrive: refused from then on, so that a person sees it among what is to be looked at. */
export const returnMessage = (
  db: WriteDb,
  id: number,
  told: { readonly delivery: 'bounced' | 'failed'; readonly detail: string },
  now: Instant,
): boolean =>
  moveMessage(
    db,
    id,
    'returned',
    {
      reason: 'RecipientRefused',
      delivery: told.delivery,
      deliveryDetail: told.detail,
      deliveryAt: now,
    },
    now,
  ) !== null;

/** How often nobody knows whether an attempt left; more than none keeps a message from being forgotten. */
export const uncertainAttempts = (db: ReadDb, id: number): number =>
  rowOf<{ readonly count: number }>(
    db,
    "select count(*) as count from message_attempts where message_id = @id and outcome = 'uncertain'",
    { id },
  )?.count ?? 0;
