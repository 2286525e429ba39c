import type { CommandContext, QueryContext } from '#main/app/context.ts';
import { conflict, notFound, refused } from '#main/app/outcome.ts';
import { change } from '#main/modules/lists/statements.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { mailtoAddress } from '#shared/domain/messages/mailto-address.ts';
import { nextState, type MessageEvent } from '#shared/domain/messages/message-transitions.ts';
import { recipientFault } from '#shared/domain/messages/send-check.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { countMessages, listMessages } from './list-messages.ts';
import { clockView, rememberMoment } from './message-clock.ts';
import { findMessage, type StoredMessage } from './message-rows.ts';
import { messageViewOf } from './message-view.ts';
import { moveMessage, uncertainAttempts, type MessageChange } from './move-message.ts';
import { outboxOf } from './outbox-of.ts';
import { planReminders } from './plan-reminders.ts';
import { remindNow } from './remind-now.ts';
import type { SendMoment } from './send-facts.ts';

const MOST_POSTPONED_DAYS = 366;

const momentOf = ({ db, clock, deps }: QueryContext | CommandContext): SendMoment => {
  const now = clock.now();
  return {
    now,
    today: clock.today(),
    isDemonstration: deps.demonstration,
    isClockInDoubt: clockView(db, now).standing !== 'right',
  };
};

/** Lets the same happen to every message that it can happen to, and counts the others. */
function forEach(
  context: CommandContext,
  uids: readonly Uid[],
  eventOf: (
    message: StoredMessage,
  ) => { readonly event: MessageEvent; readonly values: MessageChange } | null,
) {
  const { db, access, clock } = context;
  const unique = [...new Set(uids)];
  let done = 0;
  for (const uid of unique) {
    const message = findMessage(db, access, uid);
    const wish = message === null ? null : eventOf(message);
    if (message === null || wish === null) continue;
    if (moveMessage(db, message.id, wish.event, wish.values, clock.now()) !== null) done += 1;
  }
  const [only] = unique;
  context.note({
    objectKind: 'message',
    ...(unique.length === 1 && only !== undefined ? { objectUid: only } : {}),
    details: { messages: done },
  });
  return ok({ done, passedOver: unique.length - done });
}

/** Handlers of `messages`: the queue as people see it and decide. */
export const messagesHandlers: HandlersOf<Contract['messages']> = {
  list: ({ db, access }, input) => ok(listMessages(db, access, input)),

  counts: ({ db, access }) => ok(countMessages(db, access)),

  get: (context, { uid }) => {
    const message = findMessage(context.db, context.access, uid);
    return message === null ? notFound('message') : ok(messageViewOf(context.db, message, momentOf(context)));
  },

  edit: (context, { uid, revision, ...typed }) => {
    const { db, access, clock } = context;
    const message = findMessage(db, access, uid);
    if (message === null) return notFound('message');
    if (nextState(message.state, 'edit') === null) return refused('MessageNotOpen');
    if (message.revision !== revision) return conflict('message', message.revision);
    if (typed.body === '') return refused('BodyEmpty', { field: 'body' });
    // Empty is kept: the address may come later, and the queue tells that it is missing.
    const fault =
      typed.recipientAddress === ''
        ? null
        : recipientFault(message.channel, typed.recipientAddress, typed.body);
    if (fault === 'WrongAddress') return refused('AddressNotSendable', { field: 'recipientAddress' });
    if (fault === 'PhoneCannotGetSms') return refused('PhoneCannotGetSms', { field: 'recipientAddress' });
    if (fault === 'MessageTooLong') return refused('SmsTooLong', { field: 'body' });
    const fields = (['recipientName', 'recipientAddress', 'subject', 'body'] as const).filter(
      (name) => message[name] !== typed[name],
    );
    const isTextChanged = fields.includes('body') || fields.includes('subject');
    const values = { ...typed, reason: '', ...(isTextChanged ? { isEdited: 1 } : {}) };
    const state = moveMessage(db, message.id, 'edit', values, clock.now());
    context.note({ objectKind: 'message', objectUid: uid, fields });
    return ok({ revision: message.revision + 1, state: state ?? message.state });
  },

  approve: (context, { uids }) =>
    forEach(context, uids, ({ notBefore }) => {
      const now = context.clock.now();
      return {
        event: 'approve',
        values: {
          reason: '',
          // Postponed before it was approved: that day stands.
          notBefore: notBefore > now ? notBefore : now,
          approvedAt: now,
          approvedById: context.access.actor.id,
        },
      };
    }),

  takeBack: (context, { uids }) =>
    forEach(context, uids, () => ({
      event: 'take-back',
      values: { reason: '', approvedAt: null, approvedById: null },
    })),

  postpone: (context, { uids, until }) => {
    const now = Date.parse(context.clock.now());
    if (Date.parse(until) <= now) return refused('PostponedToPast', { field: 'until' });
    if (Date.parse(until) > now + MOST_POSTPONED_DAYS * 86_400_000)
      return refused('PostponedTooFar', { field: 'until', details: { days: MOST_POSTPONED_DAYS } });
    return forEach(context, uids, () => ({
      event: 'postpone',
      values: { notBefore: until, reason: 'postponed' },
    }));
  },

  cancel: (context, { uids }) =>
    forEach(context, uids, () => ({ event: 'cancel', values: { reason: 'by-person' } })),

  restore: (context, { uids }) =>
    forEach(context, uids, ({ id, reason }) => {
      if (reason !== 'by-person') return null;
      return {
        event: uncertainAttempts(context.db, id) === 0 ? 'restore' : 'restore-uncertain',
        values: { reason: '', approvedAt: null, approvedById: null },
      };
    }),

  resolveUncertain: (context, { uid, revision, arrived }) => {
    const { db, access, clock } = context;
    const message = findMessage(db, access, uid);
    if (message === null) return notFound('message');
    if (message.state !== 'uncertain') return refused('MessageNotUncertain');
    if (message.revision !== revision) return conflict('message', message.revision);
    const now = clock.now();
    // What a person knows ends the doubt about each attempt.
    change(
      db,
      "update message_attempts set outcome = @outcome where message_id = @id and outcome = 'uncertain'",
      { id: message.id, outcome: arrived ? 'sent' : 'later' },
    );
    const state = arrived
      ? moveMessage(db, message.id, 'arrived', { reason: '', sentAt: now, notBefore: now }, now)
      : moveMessage(db, message.id, 'not-arrived', { reason: '', notBefore: now }, now);
    context.note({ objectKind: 'message', objectUid: uid, details: { arrived: arrived ? 1 : 0 } });
    return ok({ revision: message.revision + 1, state: state ?? message.state });
  },

  handOver: ({ db, access }, { uid }) => {
    const message = findMessage(db, access, uid);
    if (message === null) return notFound('message');
    if (message.channel !== 'email') return refused('NotAnEMail');
    if (nextState(message.state, 'hand-over') === null) return refused('MessageNotOpen');
    if (recipientFault('email', message.recipientAddress, message.body) !== null)
      return refused('AddressNotSendable', { field: 'recipientAddress' });
    const link = mailtoAddress({
      address: message.recipientAddress,
      subject: message.subject,
      body: message.body,
    });
    return ok({ ...link, revision: message.revision });
  },

  confirmHandOver: (context, { uid, revision }) => {
    const { db, access, clock } = context;
    const message = findMessage(db, access, uid);
    if (message === null) return notFound('message');
    if (message.channel !== 'email') return refused('NotAnEMail');
    if (nextState(message.state, 'hand-over') === null) return refused('MessageNotOpen');
    if (message.revision !== revision) return conflict('message', message.revision);
    const now = clock.now();
    moveMessage(
      db,
      message.id,
      'hand-over',
      { reason: '', sentAt: now, notBefore: now, sentBy: 'mail-program' },
      now,
    );
    context.note({ objectKind: 'message', objectUid: uid });
    return ok({ revision: message.revision + 1 });
  },

  markPosted: (context, { uid, revision, postedOn, registeredNumber }) => {
    const { db, access, clock } = context;
    const message = findMessage(db, access, uid);
    if (message === null) return notFound('message');
    if (message.channel !== 'letter') return refused('NotALetter');
    if (nextState(message.state, 'post') === null) return refused('MessageNotOpen');
    if (message.revision !== revision) return conflict('message', message.revision);
    if (postedOn > clock.today())
      return refused('PostedInFuture', { field: 'postedOn', details: { today: clock.today() } });
    // Noon keeps the day in every zone of the country's mainland and in UTC.
    const sentAt = `${postedOn}T12:00:00.000Z` as Instant;
    moveMessage(
      db,
      message.id,
      'post',
      { reason: '', sentAt, notBefore: sentAt, sentBy: 'letter', providerId: registeredNumber },
      clock.now(),
    );
    context.note({ objectKind: 'message', objectUid: uid });
    return ok({ revision: message.revision + 1 });
  },

  remindNow: (context, { invoiceUid }) => {
    const { db, access, clock } = context;
    const now = clock.now();
    if (clockView(db, now).standing !== 'right') return refused('ClockInDoubt');
    const written = remindNow(db, access, invoiceUid, {
      now,
      today: clock.today(),
      newUid: () => context.newUid(),
    });
    if (written.ok)
      context.note({ objectKind: 'invoice', objectUid: invoiceUid, details: { level: written.value.level } });
    return written;
  },

  clock: ({ db, clock }) => ok(clockView(db, clock.now())),

  confirmClock: ({ db, clock }) => {
    rememberMoment(db, clock.now());
    return ok({});
  },

  work: async (context) => {
    const { vault, deps, clock } = context;
    if (deps.demonstration) return refused('Demonstration');
    if (clockView(context.db(), clock.now()).standing !== 'right') return refused('ClockInDoubt');
    const written = await planReminders(vault, deps);
    const result = await outboxOf(vault, deps).send();
    context.note({ details: { written, sent: result.sent } });
    return ok({ written, ...result });
  },
};
