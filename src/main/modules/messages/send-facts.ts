import type { ReadDb } from '#main/db/handles.ts';
import { startOfDay } from '#main/modules/audit/local-day.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import type { MessageChannel, MessageKind } from '#shared/domain/messages/message.ts';
import type { SendFacts } from '#shared/domain/messages/send-check.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { clientFacts } from './client-facts.ts';
import { subjectEnds } from './subject-ends.ts';

/** The moment of a judgement. */
export interface SendMoment {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly isDemonstration: boolean;
  readonly isClockInDoubt: boolean;
}

/** A message as its judgement needs it. */
export interface JudgedMessage {
  readonly id: number;
  readonly clientId: number;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly notBefore: Instant;
  readonly attempts: number;
  readonly recipientAddress: string;
  readonly body: string;
}

/** How messages of a channel leave, by the settings. */
export function wayOf(settings: MessagingSettings, channel: MessageChannel): SendFacts['company']['way'] {
  switch (channel) {
    case 'email':
      if (settings.email.way === 'none') return 'not-set';
      return settings.email.way === 'mail-program' ? 'mail-program' : 'set';
    case 'sms':
      return settings.sms.way === 'none' ? 'not-set' : 'set';
    case 'letter':
      return 'set';
    default:
      return unreachable(channel);
  }
}

/** How many messages of a channel left by themselves today; sent ones keep the moment in `not_before`. */
export const sentToday = (db: ReadDb, channel: MessageChannel, today: LocalDate): number =>
  rowOf<{ readonly count: number }>(
    db,
    `select count(*) as count from messages where state = 'sent' and not_before >= @start and channel = @channel
       and sent_by <> 'mail-program'`,
    { start: startOfDay(today), channel },
  )?.count ?? 0;

/** Gathers everything that decides whether a message leaves now. */
export function sendFacts(db: ReadDb, message: JudgedMessage, moment: SendMoment): SendFacts {
  const { channel } = message;
  const { settings } = currentMessaging(db);
  return {
    now: moment.now,
    kind: message.kind,
    channel,
    notBefore: message.notBefore,
    attempts: message.attempts,
    recipientAddress: message.recipientAddress,
    body: message.body,
    client: clientFacts(db, message.clientId),
    ends: subjectEnds(db, message, moment.today),
    company: {
      quiet: settings.quietHours,
      sentToday: channel === 'letter' ? 0 : sentToday(db, channel, moment.today),
      dailyCap: channel === 'sms' ? settings.sms.dailyCap : settings.email.dailyCap,
      startOfTomorrow: startOfDay(addDays(moment.today, 1)),
      way: wayOf(settings, channel),
      isDemonstration: moment.isDemonstration,
      isClockInDoubt: moment.isClockInDoubt,
    },
  };
}
