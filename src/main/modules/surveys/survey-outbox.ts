import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import { moveMessage } from '#main/modules/messages/move-message.ts';
import type { CancelReason, MessageState } from '#shared/domain/messages/message.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Level under which the outbox holds messages of surveys. */
export const SURVEY_LEVEL = 'survey';

/** The newest message by which a service's survey is asked, or null. */
export const messageOfSurvey = (
  db: ReadDb,
  serviceId: number,
): { readonly id: number; readonly state: MessageState } | null =>
  rowOf(
    db,
    `select messages.id, messages.state from message_subjects join messages on messages.id = message_subjects.message_id
     where service_id = @serviceId and level = '${SURVEY_LEVEL}' order by messages.id desc limit 1`,
    { serviceId },
  );

/** Whether a message can still be held back: what is on the line, gone or perhaps gone cannot. */
export const canBeHeldBack = (state: MessageState): boolean =>
  state === 'to-approve' || state === 'waiting' || state === 'refused';

/** Cancels a survey's message that has not left; answers whether there is none that has. */
export function holdBack(
  db: WriteDb,
  serviceId: number,
  reason: CancelReason,
  { now, isAskedAgain }: { readonly now: Instant; readonly isAskedAgain: boolean },
): boolean {
  const message = messageOfSurvey(db, serviceId);
  if (message === null) return true;
  if (canBeHeldBack(message.state)) {
    moveMessage(db, message.id, 'cancel', { reason }, now);
  } else if (message.state !== 'cancelled') {
    return false;
  }
  // The subject is what keeps a service from being asked about twice: without it it may be written again.
  if (isAskedAgain) {
    change(db, `delete from message_subjects where service_id = @serviceId and level = '${SURVEY_LEVEL}'`, {
      serviceId,
    });
  }
  return true;
}
