import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { statesThatMay } from '#shared/domain/messages/message-transitions.ts';
import type { CancelReason } from '#shared/domain/messages/message.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { moveMessage, uncertainAttempts } from './move-message.ts';

/**
 * Reasons that pass: a message cancelled for one of them does not keep its subject from being written about again.
 *
 * A cheque comes back, a dispute ends. What a person cancelled, and what a higher level replaced, stays cancelled.
 */
const PASSING: readonly CancelReason[] = [
  'paid',
  'credited',
  'disputed',
  'payment-plan',
  'paused',
  'client-archived',
  'no-consent',
];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

const CANCELLABLE = quoted(statesThatMay('cancel'));

/** SQL condition on a row of `message_subjects` joined with its message: the subject counts as not written about. */
export const SUBJECT_IS_FREE = `(messages.state = 'cancelled' and messages.reason in (${quoted(PASSING)})
  and not exists (select 1 from message_attempts
    where message_attempts.message_id = messages.id and message_attempts.outcome = 'uncertain'))`;

/** Open messages about an invoice, whatever their level. */
export const openMessagesOf = (db: ReadDb, invoiceId: number): readonly number[] =>
  rowsOf<{ readonly id: number }>(
    db,
    `select distinct messages.id from message_subjects join messages on messages.id = message_subjects.message_id
     where message_subjects.invoice_id = @invoiceId and messages.state in (${CANCELLABLE})`,
    { invoiceId },
  ).map(({ id }) => id);

/**
 * Cancels a message; what else it spoke of is free to be written about again.
 *
 * `keeps` is the invoice whose subject stays, null for none. A message that may have left keeps all its subjects:
 * writing again could say the same twice. Answers whether it was cancelled.
 */
export function cancelMessage(
  db: WriteDb,
  id: number,
  reason: CancelReason,
  now: Instant,
  keeps: number | null,
): boolean {
  if (moveMessage(db, id, 'cancel', { reason }, now) === null) return false;
  if (uncertainAttempts(db, id) === 0)
    change(
      db,
      'delete from message_subjects where message_id = @id and invoice_id is not null and invoice_id is not @keeps',
      { id, keeps },
    );
  return true;
}

/**
 * Cancels every open message about an invoice, in the transaction of what ends it: a dispute, a payment plan, a pause.
 *
 * Answers how many. Those that are being sent this moment are judged again if the attempt fails.
 */
export const cancelMessagesOfInvoice = (
  db: WriteDb,
  invoiceId: number,
  reason: CancelReason,
  now: Instant,
): number =>
  openMessagesOf(db, invoiceId).filter((id) => cancelMessage(db, id, reason, now, invoiceId)).length;

/**
 * To be called in the transaction of a payment, a reversal or a credit note: messages about an invoice that is settled
 * are cancelled; those that name a sum which is no longer right are written again by the next planning.
 */
export function invoiceMoneyChanged(db: WriteDb, invoiceId: number, now: Instant): number {
  const invoice = rowOf<{ readonly isCredited: number; readonly isPaid: number }>(
    db,
    `select credited_by_id is not null as isCredited, paid_cents >= gross_cents as isPaid
     from invoices where id = @invoiceId`,
    { invoiceId },
  );
  if (invoice?.isCredited === 1) return cancelMessagesOfInvoice(db, invoiceId, 'credited', now);
  if (invoice?.isPaid === 1) return cancelMessagesOfInvoice(db, invoiceId, 'paid', now);
  return openMessagesOf(db, invoiceId).filter(
    (id) => uncertainAttempts(db, id) === 0 && cancelMessage(db, id, 'replaced', now, null),
  ).length;
}

/** Removes what keeps subjects of invoices from being written about where the reason of the cancelling is over. */
export const freeSubjects = (db: WriteDb, invoiceId: number): void => {
  change(
    db,
    `delete from message_subjects where invoice_id = @invoiceId and message_id in (
       select messages.id from messages where messages.id = message_subjects.message_id and ${SUBJECT_IS_FREE})`,
    { invoiceId },
  );
};
