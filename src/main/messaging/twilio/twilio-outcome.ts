import type { SendFailure } from '#shared/domain/messages/message.ts';
import { unansweredOutcome } from '../http-problem.ts';
import type { Delivery, SendOutcome } from '../messenger.ts';

/** Twilio's error codes (docs "Error and Warning Dictionary") that a person can do something about. */
const REASONS: ReadonlyMap<number, SendFailure> = new Map<number, SendFailure>([
  [20003, 'WrongPassword'],
  [20404, 'WrongPassword'],
  [20005, 'AccountSuspended'],
  [20429, 'ServerBusy'],
  [14107, 'ServerBusy'],
  [21211, 'PhoneCannotGetSms'],
  [21214, 'PhoneCannotGetSms'],
  [21217, 'PhoneCannotGetSms'],
  [21614, 'PhoneCannotGetSms'],
  [21265, 'PhoneCannotGetSms'],
  [21408, 'RecipientRefused'],
  [21610, 'RecipientRefused'],
  [21612, 'RecipientRefused'],
  [21608, 'RecipientRefused'],
  [21212, 'SenderRefused'],
  [21603, 'SenderRefused'],
  [21606, 'SenderRefused'],
  [21659, 'SenderRefused'],
  [21660, 'SenderRefused'],
  [21701, 'SenderRefused'],
  [21703, 'SenderRefused'],
  [21602, 'ContentRefused'],
  [21619, 'ContentRefused'],
  [21605, 'MessageTooLong'],
  [21617, 'MessageTooLong'],
  [30034, 'SenderRefused'],
  [63038, 'QuotaReached'],
  [30002, 'AccountSuspended'],
]);

/** Said at the door, so nothing was sent and another time may help. */
const FOR_NOW: ReadonlySet<SendFailure> = new Set<SendFailure>(['ServerBusy', 'QuotaReached']);

/**
 * What became of a short message that Twilio did not take.
 *
 * Every 5xx answer is uncertain: a text that went out twice cannot be told from one by its reader, so nothing is
 * guessed. A 401 without a code is a wrong account or token.
 */
export function twilioOutcome(thrown: unknown): SendOutcome {
  const { status, code } = (thrown ?? {}) as { readonly status?: unknown; readonly code?: unknown };
  if (typeof status !== 'number') return unansweredOutcome(thrown);
  const answerCode = typeof code === 'number' ? String(code) : String(status);
  if (status >= 500) return { tag: 'uncertain', reason: 'UnknownFailure', answerCode };
  if (status === 429) return { tag: 'later', reason: 'ServerBusy', answerCode };
  const known = typeof code === 'number' ? REASONS.get(code) : undefined;
  const reason = known ?? (status === 401 || status === 404 ? 'WrongPassword' : 'UnknownFailure');
  return { tag: FOR_NOW.has(reason) ? 'later' : 'refused', reason, answerCode };
}

/** Twilio's word for where a message is; `detail` is its error code, which names nobody. */
export function twilioDelivery(status: string, errorCode: number | null): Delivery {
  const detail = errorCode === null ? '' : String(errorCode);
  switch (status) {
    case 'delivered':
    case 'read':
      return { state: 'delivered', detail };
    case 'undelivered':
      return { state: 'bounced', detail };
    case 'failed':
    case 'canceled':
      return { state: 'failed', detail };
    default:
      return { state: 'accepted', detail };
  }
}
