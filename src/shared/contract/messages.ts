import {
  CANCEL_REASONS,
  MESSAGE_CHANNELS,
  MESSAGE_KINDS,
  MESSAGE_STATES,
  SEND_FAILURES,
} from '../domain/messages/message.ts';
import { HOLD_REASONS } from '../domain/messages/hold.ts';
import { procedure } from './base.ts';
import { cursor, instant, line, localDate, page, paragraph, revision, uid } from './fields.ts';
import { audited, unaudited, type ProcedurePolicy } from './policy.ts';
import { z } from './zod.ts';

const read = {
  admission: 'messages.read',
  rowRule: 'own-clients',
  kind: 'query',
  stepUp: false,
  rate: 'typing',
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

const act = {
  admission: 'messages.approve',
  rowRule: 'own-clients',
  kind: 'command',
  stepUp: false,
  rate: 'normal',
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

/** Up to so many messages are acted on at once. */
const chosen = z.array(uid).min(1).max(200);

/** `done` counts those it was done to; the others had moved on or are none of this person's and are passed over. */
const doneTo = z.object({ done: z.int(), passedOver: z.int() });

/** Codes of a message: why it was cancelled, refused, is uncertain or waits; null when there is nothing to tell. */
export const messageReason = z.enum([...CANCEL_REASONS, ...SEND_FAILURES, ...HOLD_REASONS]).nullable();

/** What a message is about. */
const subjectView = z.object({
  /** Key of the dunning step, or `survey`. */
  level: z.string(),
  invoice: z.object({ uid, number: z.string() }).nullable(),
  service: z.object({ uid, title: z.string() }).nullable(),
});

/** One row of the queue. */
export const messageRow = z.object({
  uid,
  kind: z.enum(MESSAGE_KINDS),
  channel: z.enum(MESSAGE_CHANNELS),
  state: z.enum(MESSAGE_STATES),
  reason: messageReason,
  clientUid: uid,
  clientName: z.string(),
  recipientName: z.string(),
  recipientAddress: z.string(),
  subject: z.string(),
  /** The beginning of the text, 200 characters at most. */
  excerpt: z.string(),
  subjects: z.array(subjectView),
  isEdited: z.boolean(),
  attempts: z.int(),
  /** Nothing leaves before; of a sent message the moment it left. */
  notBefore: instant,
  sentAt: instant.nullable(),
  /** `smtp`, `sendgrid`, `twilio`, `mail-program`, `letter`. */
  sentBy: z.string().nullable(),
  delivery: z.enum(['accepted', 'delivered', 'bounced', 'failed']).nullable(),
  createdAt: instant,
  revision,
});

/** What would happen to the message if it were its turn now. */
export const messageVerdict = z.discriminatedUnion('tag', [
  z.object({ tag: z.literal('send') }),
  z.object({ tag: z.literal('wait'), reason: z.enum(HOLD_REASONS), until: instant.nullable() }),
  z.object({ tag: z.literal('cancel'), reason: z.enum(CANCEL_REASONS) }),
  z.object({ tag: z.literal('refuse'), reason: z.enum(SEND_FAILURES) }),
]);

/** The whole message. */
export const messageView = messageRow.extend({
  body: z.string(),
  language: z.enum(['fr', 'en']),
  attachments: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('invoice'), invoiceUid: uid, number: z.string() }),
      z.object({ kind: z.literal('statement') }),
      z.object({ kind: z.literal('formal-notice') }),
    ]),
  ),
  attemptLog: z.array(
    z.object({
      at: instant,
      outcome: z.enum(['sent', 'later', 'refused', 'uncertain']),
      reason: messageReason,
      answerCode: z.string(),
    }),
  ),
  deliveryDetail: z.string(),
  deliveryAt: instant.nullable(),
  /** Number of the registered letter, where it is one. */
  registeredNumber: z.string(),
  approvedAt: instant.nullable(),
  approvedByName: z.string().nullable(),
  /** Null once nothing can leave any more. */
  verdict: messageVerdict.nullable(),
  mayEdit: z.boolean(),
});

/** The outbox: what goes out to clients, seen and decided by people (security.md §9 "Outbox"). */
export const messagesContract = {
  list: procedure({
    route: { method: 'GET', path: '/messages', summary: 'Messages, filtered, by page, newest first' },
    policy: { ...read, audit: unaudited('Lists are not logged') },
    input: z.strictObject({
      states: z.array(z.enum(MESSAGE_STATES)).min(1).max(MESSAGE_STATES.length).optional(),
      kind: z.enum(MESSAGE_KINDS).optional(),
      channel: z.enum(MESSAGE_CHANNELS).optional(),
      clientUid: uid.optional(),
      invoiceUid: uid.optional(),
      /** Words of the client or number of an invoice. */
      text: line(200).optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(messageRow),
    refusals: [],
  }),
  counts: procedure({
    route: { method: 'GET', path: '/messages/counts', summary: 'How many messages stand where' },
    policy: { ...read, audit: unaudited('Counts only') },
    input: z.strictObject({}),
    /** Each counted up to 10,001. */
    output: z.object({
      toApprove: z.int(),
      waiting: z.int(),
      sending: z.int(),
      sent: z.int(),
      refused: z.int(),
      uncertain: z.int(),
      cancelled: z.int(),
    }),
    refusals: [],
  }),
  get: procedure({
    route: { method: 'GET', path: '/messages/{uid}', summary: 'One message with its attempts' },
    policy: { ...read, audit: unaudited('Its sending is logged') },
    input: z.strictObject({ uid }),
    output: messageView,
    refusals: [],
  }),
  edit: procedure({
    route: { method: 'PATCH', path: '/messages/{uid}', summary: 'Change a message that has not left' },
    policy: { ...act, audit: audited('message.edited') },
    input: z.strictObject({
      uid,
      revision,
      recipientName: line(120),
      recipientAddress: line(254),
      subject: line(900),
      body: paragraph(20_000),
    }),
    output: z.object({ revision, state: z.enum(MESSAGE_STATES) }),
    refusals: ['MessageNotOpen', 'AddressNotSendable', 'PhoneCannotGetSms', 'BodyEmpty', 'SmsTooLong'],
  }),
  approve: procedure({
    route: { method: 'POST', path: '/messages/approve', summary: 'Let messages go' },
    policy: { ...act, audit: audited('message.approved') },
    input: z.strictObject({ uids: chosen }),
    output: doneTo,
    refusals: [],
  }),
  takeBack: procedure({
    route: { method: 'POST', path: '/messages/take-back', summary: 'Undo an approval while nothing left' },
    policy: { ...act, audit: audited('message.taken-back') },
    input: z.strictObject({ uids: chosen }),
    output: doneTo,
    refusals: [],
  }),
  postpone: procedure({
    route: { method: 'POST', path: '/messages/postpone', summary: 'Hold messages back until a moment' },
    policy: { ...act, audit: audited('message.postponed') },
    input: z.strictObject({ uids: chosen, until: instant }),
    output: doneTo,
    refusals: ['PostponedToPast', 'PostponedTooFar'],
  }),
  cancel: procedure({
    route: { method: 'POST', path: '/messages/cancel', summary: 'Cancel messages; `restore` takes it back' },
    policy: { ...act, audit: audited('message.cancelled') },
    input: z.strictObject({ uids: chosen }),
    output: doneTo,
    refusals: [],
  }),
  restore: procedure({
    route: { method: 'POST', path: '/messages/restore', summary: 'Bring back what a person cancelled' },
    policy: { ...act, audit: audited('message.restored') },
    input: z.strictObject({ uids: chosen }),
    output: doneTo,
    refusals: [],
  }),
  resolveUncertain: procedure({
    route: {
      method: 'POST',
      path: '/messages/{uid}/resolve',
      summary: 'Say whether an uncertain message arrived; if not it is sent again',
    },
    policy: { ...act, audit: audited('message.resolved') },
    input: z.strictObject({ uid, revision, arrived: z.boolean() }),
    output: z.object({ revision, state: z.enum(MESSAGE_STATES) }),
    refusals: ['MessageNotUncertain'],
  }),
  handOver: procedure({
    route: {
      method: 'GET',
      path: '/messages/{uid}/mail-program',
      summary: 'The mailto address of a message, for the own mail program',
    },
    policy: {
      ...act,
      kind: 'query',
      rate: 'normal',
      audit: unaudited('It is logged when the person says that it was sent'),
    },
    input: z.strictObject({ uid }),
    /** RFC 6068; `isCut` where the text did not fit into an address that every program takes. */
    output: z.object({ address: z.string(), isCut: z.boolean(), revision }),
    refusals: ['MessageNotOpen', 'NotAnEMail', 'AddressNotSendable'],
  }),
  confirmHandOver: procedure({
    route: {
      method: 'POST',
      path: '/messages/{uid}/mail-program',
      summary: 'Say that a message was sent in the own mail program',
    },
    policy: { ...act, audit: audited('message.handed-over') },
    input: z.strictObject({ uid, revision }),
    output: z.object({ revision }),
    refusals: ['MessageNotOpen', 'NotAnEMail'],
  }),
  markPosted: procedure({
    route: { method: 'POST', path: '/messages/{uid}/posted', summary: 'Note that a letter was posted' },
    policy: { ...act, audit: audited('message.posted') },
    input: z.strictObject({ uid, revision, postedOn: localDate, registeredNumber: line(40) }),
    output: z.object({ revision }),
    refusals: ['MessageNotOpen', 'NotALetter', 'PostedInFuture'],
  }),
  remindNow: procedure({
    route: {
      method: 'POST',
      path: '/messages/remind',
      summary: 'Write the next reminder of an invoice, to be approved',
    },
    policy: { ...act, audit: audited('message.written') },
    input: z.strictObject({ invoiceUid: uid }),
    output: z.object({ uids: z.array(uid), level: z.string() }),
    refusals: [
      'NotIssued',
      'NothingToPay',
      'InvoiceDisputed',
      'PaymentPlanRuns',
      'RemindersPaused',
      'ClientArchived',
      'NotDueYet',
      'EveryLevelWritten',
      'ClockInDoubt',
    ],
  }),
  clock: procedure({
    route: {
      method: 'GET',
      path: '/messages/clock',
      summary: 'Whether the clock of the machine is believed; if not nothing is planned or sent',
    },
    policy: { ...read, rowRule: 'none', audit: unaudited('No data of anybody') },
    input: z.strictObject({}),
    output: z.object({
      standing: z.enum(['right', 'behind', 'ahead']),
      now: instant,
      /** The latest moment seen before; null in a new vault. */
      seen: instant.nullable(),
    }),
    refusals: [],
  }),
  confirmClock: procedure({
    route: { method: 'POST', path: '/messages/clock', summary: 'Say that the clock is right' },
    policy: { ...act, rowRule: 'none', audit: audited('clock.confirmed') },
    input: z.strictObject({}),
    output: z.object({}),
    refusals: [],
  }),
  work: procedure({
    route: { method: 'POST', path: '/messages/work', summary: 'Plan what is due and send what waits, now' },
    policy: { ...act, rowRule: 'none', kind: 'process', rate: 'costly', audit: audited('message.run') },
    input: z.strictObject({}),
    output: z.object({
      written: z.int(),
      sent: z.int(),
      later: z.int(),
      refused: z.int(),
      uncertain: z.int(),
      cancelled: z.int(),
    }),
    refusals: ['ClockInDoubt', 'Demonstration'],
  }),
};
