import type { Instant } from '../../kernel/instant.ts';
import type { QuietHours } from '../clients/quiet-hours.ts';
import { parseEMail } from '../identifiers/e-mail.ts';
import { unreachable } from '../../kernel/exhaustive.ts';
import type { HoldReason } from './hold.ts';
import type { CancelReason, MessageChannel, MessageKind, SendFailure } from './message.ts';
import { consentTo, type ConsentFacts } from './message-consent.ts';
import { quietUntil } from './quiet-until.ts';
import { phoneForSms } from './phone-for-sms.ts';
import { isSmsTooLong } from './sms-length.ts';

/** Why what a message is about is over; null while it is not. */
export type SubjectEnd = Extract<
  CancelReason,
  'paid' | 'credited' | 'disputed' | 'payment-plan' | 'paused' | 'service-reopened' | 'answered' | 'too-late'
>;

/** Everything that decides whether a message leaves now. */
export interface SendFacts {
  readonly now: Instant;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly notBefore: Instant;
  /** Attempts so far: with one, waiting until `notBefore` is the pause after a failure. */
  readonly attempts: number;
  readonly recipientAddress: string;
  readonly body: string;
  readonly client: ConsentFacts & {
    readonly isArchived: boolean;
    readonly quiet: QuietHours;
    readonly zones: readonly string[];
  };
  /** One for each subject. */
  readonly ends: readonly (SubjectEnd | null)[];
  readonly company: {
    readonly quiet: QuietHours;
    readonly sentToday: number;
    readonly dailyCap: number;
    readonly startOfTomorrow: Instant;
    readonly way: 'set' | 'not-set' | 'mail-program';
    readonly isDemonstration: boolean;
    readonly isClockInDoubt: boolean;
  };
}

/** What becomes of a message whose turn it is. */
export type SendVerdict =
  | { readonly tag: 'send' }
  | { readonly tag: 'wait'; readonly reason: HoldReason; readonly until: Instant | null }
  | { readonly tag: 'cancel'; readonly reason: CancelReason }
  | { readonly tag: 'refuse'; readonly reason: SendFailure };

/**
 * Whether a message leaves, asked again at the moment of sending (security.md §8): what it speaks of may be over, the
 * client may have objected, it may be night where the client is.
 *
 * What ends a message comes before what a person can mend, and that before what time mends.
 */
export function sendCheck(facts: SendFacts): SendVerdict {
  const { client, kind, channel } = facts;
  const end = facts.ends.find((one) => one !== null);
  if (end !== undefined && end !== null) return { tag: 'cancel', reason: end };
  if (client.isArchived) return { tag: 'cancel', reason: 'client-archived' };
  const consent = consentTo(client, kind, channel);
  if (consent === 'refused') return { tag: 'cancel', reason: 'no-consent' };
  if (consent === 'missing') return { tag: 'refuse', reason: 'ConsentMissing' };
  const fault = recipientFault(channel, facts.recipientAddress, facts.body);
  if (fault !== null) return { tag: 'refuse', reason: fault };
  return holdOf(facts) ?? { tag: 'send' };
}

/** What stands against the address of a message or its length; null for nothing. */
export function recipientFault(channel: MessageChannel, address: string, body: string): SendFailure | null {
  switch (channel) {
    case 'email': {
      if (address === '') return 'NoRecipient';
      const read = parseEMail(address);
      return read.ok && read.value.notSendable === null ? null : 'WrongAddress';
    }
    case 'sms':
      if (address === '') return 'NoRecipient';
      if (!phoneForSms(address).ok) return 'PhoneCannotGetSms';
      return isSmsTooLong(body) ? 'MessageTooLong' : null;
    case 'letter':
      return null;
    default:
      return unreachable(channel);
  }
}

function holdOf({ now, notBefore, attempts, channel, client, company }: SendFacts): SendVerdict | null {
  if (company.isClockInDoubt) return { tag: 'wait', reason: 'clock', until: null };
  if (channel === 'letter') return { tag: 'wait', reason: 'to-post', until: null };
  if (company.isDemonstration) return { tag: 'wait', reason: 'demonstration', until: null };
  if (company.way === 'mail-program') return { tag: 'wait', reason: 'mail-program', until: null };
  if (company.way === 'not-set') return { tag: 'wait', reason: 'channel-not-set', until: null };
  if (notBefore > now)
    return { tag: 'wait', reason: attempts > 0 ? 'after-failure' : 'postponed', until: notBefore };
  const quiet = quietUntil(now, [company.quiet, client.quiet], client.zones);
  if (quiet !== null) return { tag: 'wait', reason: 'quiet-hours', until: quiet };
  return company.sentToday >= company.dailyCap
    ? { tag: 'wait', reason: 'daily-cap', until: company.startOfTomorrow }
    : null;
}
