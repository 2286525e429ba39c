import type { SendFailure } from '#shared/domain/messages/message.ts';
import { unansweredOutcome } from '../http-problem.ts';
import type { SendOutcome } from '../messenger.ts';

interface Answer {
  readonly status: number;
  /** `field` and `message` of each error of the body, in one text; read here and never stored. */
  readonly text: string;
}

function answerOf(thrown: unknown): Answer | null {
  const { code, response } = (thrown ?? {}) as {
    readonly code?: unknown;
    readonly response?: { readonly body?: unknown };
  };
  if (typeof code !== 'number') return null;
  const { errors } = (response?.body ?? {}) as { readonly errors?: unknown };
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const text = list
    .map((one) => {
      const { field, message } = (one ?? {}) as { readonly field?: unknown; readonly message?: unknown };
      return [field, message].filter((part) => typeof part === 'string').join(' ');
    })
    .join('\n');
  return { status: code, text };
}

const QUOTA = /maximum credits|credits? exceeded|quota|limit exceeded/i;
const RECIPIENT = /^personalizations|\bto\b.*(valid|email)/im;
const SENDER = /^(from|reply_to)|verified sender|sender identity/im;

function reasonOf({ status, text }: Answer): SendFailure {
  if (status === 401) return 'WrongPassword';
  if (status === 413) return 'AttachmentTooLarge';
  if (SENDER.test(text)) return 'SenderRefused';
  if (status === 403) return /suspend|disabled/i.test(text) ? 'AccountSuspended' : 'SenderRefused';
  if (status === 400 && RECIPIENT.test(text)) return 'RecipientRefused';
  return status === 400 ? 'ContentRefused' : 'UnknownFailure';
}

/**
 * What became of a message that SendGrid did not take with 202.
 *
 * Its 500, 502 and 504 come from somewhere behind the door, so the message may have been taken; 503 and 429 are said
 * at the door.
 */
export function sendgridOutcome(thrown: unknown): SendOutcome {
  const answer = answerOf(thrown);
  if (answer === null) return unansweredOutcome(thrown);
  const answerCode = String(answer.status);
  if (QUOTA.test(answer.text)) return { tag: 'later', reason: 'QuotaReached', answerCode };
  if (answer.status === 429 || answer.status === 503)
    return { tag: 'later', reason: 'ServerBusy', answerCode };
  if (answer.status >= 500) return { tag: 'uncertain', reason: 'UnknownFailure', answerCode };
  return { tag: 'refused', reason: reasonOf(answer), answerCode };
}
