import type { z } from 'zod';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { messageView } from '#shared/contract/messages.ts';
import { sendCheck, type SendVerdict } from '#shared/domain/messages/send-check.ts';
import { nextState } from '#shared/domain/messages/message-transitions.ts';
import { OPEN_STATES, type MessageAttachment } from '#shared/domain/messages/message.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { messageRowsByIds, reasonOf, type StoredMessage } from './message-rows.ts';
import { sendFacts, type SendMoment } from './send-facts.ts';

type View = z.input<typeof messageView>;

/** The whole message as the queue shows it, with what would become of it now. */
export function messageViewOf(db: ReadDb, message: StoredMessage, moment: SendMoment): View {
  const [row] = messageRowsByIds(db, [message.id]);
  invariant(row !== undefined, 'a message that was found has its row');
  const attempts = rowsOf<Omit<View['attemptLog'][number], 'reason'> & { readonly reasonText: string }>(
    db,
    `select at, outcome, reason as reasonText, answer_code as answerCode from message_attempts
     where message_id = @id order by id`,
    { id: message.id },
  );
  return {
    ...row,
    body: message.body,
    language: message.language,
    attachments: attachmentViews(db, message.attachments),
    attemptLog: attempts.map(({ reasonText, ...attempt }) => ({ ...attempt, reason: reasonOf(reasonText) })),
    deliveryDetail: message.deliveryDetail,
    deliveryAt: message.deliveryAt,
    registeredNumber: message.channel === 'letter' ? (message.providerId ?? '') : '',
    approvedAt: message.approvedAt,
    approvedByName: message.approvedByName,
    verdict: OPEN_STATES.includes(message.state) ? verdictOf(db, message, moment) : null,
    mayEdit: nextState(message.state, 'edit') !== null,
  };
}

/** Quiet hours and the cap move the moment of sending: the reason that was written down then says more than the wait. */
function verdictOf(db: ReadDb, message: StoredMessage, moment: SendMoment): SendVerdict {
  const verdict = sendCheck(sendFacts(db, message, moment));
  const isMoved = message.reason === 'quiet-hours' || message.reason === 'daily-cap';
  return verdict.tag === 'wait' && verdict.until !== null && isMoved
    ? { ...verdict, reason: message.reason === 'quiet-hours' ? 'quiet-hours' : 'daily-cap' }
    : verdict;
}

function attachmentViews(db: ReadDb, text: string): View['attachments'] {
  // Written by our own code only.
  const attachments = JSON.parse(text) as readonly MessageAttachment[];
  return attachments.map((attachment) =>
    attachment.kind === 'invoice'
      ? {
          ...attachment,
          number:
            rowOf<{ readonly number: string | null }>(db, 'select number from invoices where uid = @uid', {
              uid: uidToBytes(attachment.invoiceUid as View['uid'] & Parameters<typeof uidToBytes>[0]),
            })?.number ?? '',
        }
      : attachment,
  );
}
