import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHelpCircle,
  IconMail,
  IconMailbox,
  IconMessage,
  IconSend,
  IconUserCheck,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import {
  CANCEL_REASONS,
  SEND_FAILURES,
  type MessageChannel,
  type MessageState,
} from '#shared/domain/messages/message.ts';
import { HOLD_REASONS } from '#shared/domain/messages/hold.ts';
import type { Format } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

/** One row of the queue. */
export type MessageRow = InferContractRouterOutputs<Contract>['messages']['list']['rows'][number];

/** The whole message. */
export type MessageView = InferContractRouterOutputs<Contract>['messages']['get'];

/** Filters of the queue by what is to be done. */
export const QUEUE_VIEWS = ['to-approve', 'waiting', 'to-look-at', 'sent', 'cancelled', 'all'] as const;

/** One of them. */
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** States of each view; none for all. */
export const STATES_OF: Readonly<Record<QueueView, readonly MessageState[] | undefined>> = {
  'to-approve': ['to-approve'],
  waiting: ['waiting', 'sending'],
  'to-look-at': ['refused', 'uncertain'],
  sent: ['sent'],
  cancelled: ['cancelled'],
  all: undefined,
};

const LOOK: Readonly<Record<MessageState, { readonly tone: Tone; readonly icon: Icon }>> = {
  'to-approve': { tone: 'warning', icon: IconUserCheck },
  waiting: { tone: 'info', icon: IconClock },
  sending: { tone: 'info', icon: IconSend },
  sent: { tone: 'good', icon: IconCheck },
  refused: { tone: 'bad', icon: IconAlertTriangle },
  uncertain: { tone: 'warning', icon: IconHelpCircle },
  cancelled: { tone: 'struck', icon: IconX },
};

/** Mark of a channel. */
export const CHANNEL_ICONS: Readonly<Record<MessageChannel, Icon>> = {
  email: IconMail,
  sms: IconMessage,
  letter: IconMailbox,
};

/** Word of a state, or of what became of a sent message. */
export const stateWord = (t: Words, { state, delivery }: Pick<MessageRow, 'state' | 'delivery'>): string =>
  state === 'sent' && delivery !== null ? t(`reminders:delivery.${delivery}`) : t(`reminders:state.${state}`);

/** The state of a message as a word with its mark; a mail that came back is told as such. */
export function MessageChip({ message }: { readonly message: Pick<MessageRow, 'state' | 'delivery'> }) {
  const { t } = useWords();
  const isBack =
    message.state === 'sent' && (message.delivery === 'bounced' || message.delivery === 'failed');
  return <StatusChip {...(isBack ? LOOK.refused : LOOK[message.state])} label={stateWord(t, message)} />;
}

type Reason = NonNullable<MessageRow['reason']>;

const isCancel = (reason: Reason): reason is (typeof CANCEL_REASONS)[number] =>
  (CANCEL_REASONS as readonly string[]).includes(reason);
const isHold = (reason: Reason): reason is (typeof HOLD_REASONS)[number] =>
  (HOLD_REASONS as readonly string[]).includes(reason);
const isFailure = (reason: Reason): reason is (typeof SEND_FAILURES)[number] =>
  (SEND_FAILURES as readonly string[]).includes(reason);

/** A reason in plain words, and what a person can do about it. */
export function reasonWords(t: Words, reason: Reason): { readonly what: string; readonly remedy: string } {
  if (isCancel(reason)) return { what: t(`reminders:cancel.${reason}`), remedy: '' };
  if (isHold(reason))
    return { what: t(`reminders:hold.${reason}.what`), remedy: t(`reminders:hold.${reason}.remedy`) };
  return isFailure(reason)
    ? { what: t(`messaging:failure.${reason}.what`), remedy: t(`messaging:failure.${reason}.remedy`) }
    : { what: '', remedy: '' };
}

/** What a message is about, in a few words: the invoices or the service. */
export const aboutWords = (message: Pick<MessageRow, 'subjects'>): string =>
  [...new Set(message.subjects.map(({ invoice, service }) => invoice?.number ?? service?.title ?? ''))]
    .filter((text) => text !== '')
    .join(', ');

/** The day it left; of what has not left, the day before which it may not, or the one it was prepared on. */
export function whenWords(
  t: Words,
  format: Format,
  message: Pick<MessageRow, 'sentAt' | 'notBefore' | 'createdAt' | 'state'>,
): string {
  if (message.sentAt !== null) return format.dateTime(message.sentAt);
  const isOpen = message.state === 'to-approve' || message.state === 'waiting';
  return isOpen && Date.parse(message.notBefore) > Date.now()
    ? t('reminders:notBefore', { at: format.dateTime(message.notBefore) })
    : t('reminders:preparedOn', { at: format.dateTime(message.createdAt) });
}
