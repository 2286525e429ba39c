import type { WriteDb } from '#main/db/handles.ts';
import { change } from '#main/modules/lists/statements.ts';
import { sendCheck, type SendVerdict } from '#shared/domain/messages/send-check.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { beginAttempt, nextInTurn, type Lease } from './lease.ts';
import type { StoredMessage } from './message-rows.ts';
import { moveMessage } from './move-message.ts';
import { sendFacts, type SendMoment } from './send-facts.ts';

/** The next message and what was decided of it; with a lease it is about to leave. */
export interface Judged {
  readonly message: StoredMessage;
  readonly verdict: SendVerdict;
  readonly lease: Lease | null;
}

/** After this a wait without an end is asked about again: what holds the message back is a setting. */
const ASK_AGAIN_MILLISECONDS = 3_600_000;

/** No moment of this calendar: a message that a person has to decide about is not picked up any more. */
const NEVER = '9999-12-31T00:00:00.000Z' as Instant;

/**
 * Judges the message whose turn it is and begins its attempt when it may leave, in the caller's transaction.
 *
 * Null when nothing is left to judge.
 */
export function judgeNext(
  db: WriteDb,
  channels: readonly string[],
  moment: SendMoment,
  run: Uid,
): Judged | null {
  const message = nextInTurn(db, channels, moment.now);
  if (message === null) return null;
  const verdict = sendCheck(sendFacts(db, message, moment));
  if (verdict.tag === 'send') return { message, verdict, lease: beginAttempt(db, message, run, moment.now) };
  settle(db, message, verdict, moment.now);
  return { message, verdict, lease: null };
}

function settle(
  db: WriteDb,
  message: StoredMessage,
  verdict: Exclude<SendVerdict, { readonly tag: 'send' }>,
  now: Instant,
): void {
  switch (verdict.tag) {
    case 'wait': {
      const again = new Date(Date.parse(now) + ASK_AGAIN_MILLISECONDS).toISOString() as Instant;
      holdBack(db, message, verdict.reason, verdict.until ?? again);
      return;
    }
    case 'cancel':
      moveMessage(db, message.id, 'cancel', { reason: verdict.reason }, now);
      return;
    case 'refuse':
      // One that may have left is not refused: it stays uncertain, and nothing is sent by itself any more.
      if (moveMessage(db, message.id, 'refuse', { reason: verdict.reason }, now) === null)
        holdBack(db, message, verdict.reason, NEVER);
      return;
    default:
      unreachable(verdict);
  }
}

/** Moves the turn of a message without changing where it stands; its revision stays, nobody's edit is in the way. */
function holdBack(db: WriteDb, message: StoredMessage, reason: string, until: Instant): void {
  change(db, 'update messages set not_before = @until, reason = @reason where id = @id', {
    id: message.id,
    until,
    reason,
  });
}
