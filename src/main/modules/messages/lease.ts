import type { WriteDb } from '#main/db/handles.ts';
import { change, insert, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { SendOutcome } from '#main/messaging/messenger.ts';
import { MOST_ATTEMPTS, pauseAfter } from '#shared/domain/messages/backoff.ts';
import type { SendFailure } from '#shared/domain/messages/message.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { messageById, type StoredMessage } from './message-rows.ts';
import { moveMessage, uncertainAttempts } from './move-message.ts';

/** An attempt that is on its way; only its keys, so that it can be kept while the vault is closed. */
export interface Lease {
  readonly messageId: number;
  readonly attemptId: number;
}

/** Failures of the line itself: the message is not at fault, so they never use its attempts up. */
const OF_THE_LINE: ReadonlySet<SendFailure> = new Set([
  'ServerNotFound',
  'PortRefused',
  'NoAnswer',
  'LineBroken',
]);

/** Whether nothing else can leave by the same way for now. */
export const isOfTheLine = (reason: SendFailure): boolean =>
  OF_THE_LINE.has(reason) || reason === 'QuotaReached' || reason === 'ServerBusy';

/**
 * Begins an attempt: committed before the first byte leaves.
 *
 * The attempt says `uncertain` until its end is known, so that a kill at any later moment leaves exactly what is true.
 */
export function beginAttempt(db: WriteDb, message: StoredMessage, run: Uid, now: Instant): Lease | null {
  const values = { attempts: message.attempts + 1, leaseRun: run, leasedAt: now, reason: '' };
  if (moveMessage(db, message.id, 'lease', values, now) === null) return null;
  const attemptId = insert(
    db,
    `insert into message_attempts (message_id, at, outcome, reason) values (@id, @now, 'uncertain', 'LineBroken')`,
    { id: message.id, now },
  );
  return { messageId: message.id, attemptId };
}

const later = (now: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(now) + milliseconds).toISOString() as Instant;

/** Ends an attempt with what came of it; does nothing when somebody else ended it (a restore from a backup). */
export function endAttempt(
  db: WriteDb,
  lease: Lease,
  outcome: SendOutcome,
  made: { readonly now: Instant; readonly by: string },
): StoredMessage | null {
  const { now, by } = made;
  const { messageId: id, attemptId } = lease;
  const before = messageById(db, id);
  if (before?.state !== 'sending') return null;
  const noted = outcome.tag === 'sent' ? { reason: '', answerCode: '' } : outcome;
  change(
    db,
    'update message_attempts set outcome = @outcome, reason = @reason, answer_code = @answerCode where id = @attemptId',
    { attemptId, outcome: outcome.tag, reason: noted.reason, answerCode: noted.answerCode.slice(0, 12) },
  );
  switch (outcome.tag) {
    case 'sent':
      moveMessage(
        db,
        id,
        'sent',
        // The order of what left, and the count of a day, are read from the index of states and moments.
        {
          sentAt: now,
          notBefore: now,
          sentBy: by,
          providerId: outcome.providerId,
          delivery: 'accepted',
          reason: '',
        },
        now,
      );
      break;
    case 'later':
      endLater(db, before, outcome.reason, now);
      break;
    case 'refused':
      moveMessage(db, id, 'refused', { reason: outcome.reason }, now);
      break;
    case 'uncertain':
      moveMessage(db, id, 'uncertain', { reason: outcome.reason, notBefore: later(now, pauseAfter(1)) }, now);
      break;
    default:
      return unreachable(outcome);
  }
  return messageById(db, id);
}

function endLater(db: WriteDb, message: StoredMessage, reason: SendFailure, now: Instant): void {
  const notBefore = later(now, pauseAfter(message.attempts));
  // What may have left before stays uncertain, however the repetition ended.
  if (uncertainAttempts(db, message.id) > 0)
    moveMessage(db, message.id, 'uncertain', { reason, notBefore }, now);
  else if (message.attempts >= MOST_ATTEMPTS && !OF_THE_LINE.has(reason))
    moveMessage(db, message.id, 'refused', { reason }, now);
  else moveMessage(db, message.id, 'later', { reason, notBefore }, now);
}

/**
 * Takes over what another run of the core was sending when it ended: nobody knows whether it left.
 *
 * Answers the keys of the messages.
 */
export function takeOverCut(db: WriteDb, run: Uid, now: Instant): readonly StoredMessage[] {
  return rowsOf<{ readonly id: number }>(
    db,
    "select id from messages where state = 'sending' and lease_run is not @run",
    { run },
  ).flatMap(({ id }) => {
    moveMessage(db, id, 'cut', { reason: 'LineBroken', notBefore: now }, now);
    const message = messageById(db, id);
    return message === null ? [] : [message];
  });
}

/**
 * The next message whose turn it is, or null.
 *
 * Besides what waits: an e-mail of which one attempt is uncertain is sent once more with the same Message-ID, by which
 * mail programs know it again. A short message never is.
 */
export const nextInTurn = (
  db: WriteDb | Parameters<typeof messageById>[0],
  channels: readonly string[],
  now: Instant,
): StoredMessage | null => {
  const row = rowOf<{ readonly id: number }>(
    db,
    `select id from messages
     where state = 'waiting' and not_before <= @now and channel in (select value from json_each(@channels))
     order by not_before, id limit 1`,
    { now, channels: JSON.stringify(channels) },
  );
  const again =
    row === null && channels.includes('email')
      ? rowOf<{ readonly id: number }>(
          db,
          `select id from messages
           where state = 'uncertain' and not_before <= @now and channel = 'email'
             and (select count(*) from message_attempts
               where message_attempts.message_id = messages.id and outcome = 'uncertain') = 1
           order by not_before, id limit 1`,
          { now },
        )
      : null;
  const found = row ?? again;
  return found === null ? null : messageById(db, found.id);
};
