import { MESSAGE_CHANNELS, MESSAGE_STATES } from '../domain/messages/message.ts';
import { TEMPLATE_KEYS } from '../domain/messages/template.ts';
import { REMINDER_TEMPLATES } from '../domain/reminders/dunning-plan.ts';
import { STEP_DAYS } from '../domain/reminders/check-steps.ts';
import { procedure } from './base.ts';
import { amount, instant, line, localDate, paragraph, revision, uid } from './fields.ts';
import { audited, unaudited, type ProcedurePolicy } from './policy.ts';
import { reminderRates } from './reminder-rates.ts';
import { z } from './zod.ts';

const manage = {
  admission: 'reminders.manage',
  rowRule: 'none',
  stepUp: false,
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

const ofInvoice = {
  admission: 'invoices.read',
  rowRule: 'own-clients',
  stepUp: false,
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

const followUpPolicy = { ...ofInvoice, admission: 'invoices.follow-up' } as const;
const ofMessage = { ...ofInvoice, admission: 'messages.read' } as const;

const templateName = {
  key: z.enum(TEMPLATE_KEYS),
  channel: z.enum(MESSAGE_CHANNELS),
  language: z.enum(['fr', 'en']),
};
const templateText = { subject: line(200), body: paragraph(6_000) };
const templateRefusals = ['UnknownVariable', 'OpenBraces', 'TextMissing', 'TextTooLong'] as const;

/** One step of a plan. */
const step = z.strictObject({
  /** Names the step for ever: an invoice hears of each key once. */
  key: line(40, 1),
  days: z.int().min(STEP_DAYS.min).max(STEP_DAYS.max),
  channels: z.array(z.enum(MESSAGE_CHANNELS)).max(MESSAGE_CHANNELS.length),
  template: z.enum(REMINDER_TEMPLATES),
  attachInvoice: z.boolean(),
  attachStatement: z.boolean(),
});

const plan = z.strictObject({ name: line(80, 1), isGrouped: z.boolean(), steps: z.array(step).max(20) });

const planRow = plan.extend({
  uid,
  isDefault: z.boolean(),
  archived: z.boolean(),
  revision,
  /** Clients that have it as their own. */
  clients: z.int(),
});

/** Why the reminders of an invoice rest; null while they go on. */
const restReason = z
  .enum([
    'paid',
    'credited',
    'disputed',
    'payment-plan',
    'paused',
    'client-paused',
    'client-archived',
    'plan-over',
  ])
  .nullable();

const purpose = z.enum(['view', 'print', 'save']);

/** Texts and plans of reminders, what stops them, and the letters that go with them. */
export const remindersContract = {
  templates: procedure({
    route: {
      method: 'GET',
      path: '/reminders/templates',
      summary: 'Texts of messages, ours and the own ones',
    },
    policy: { ...manage, audit: unaudited('Texts of the company, no person'), kind: 'query', rate: 'typing' },
    input: z.strictObject({}),
    output: z.object({
      templates: z.array(
        z.object({
          ...templateName,
          subject: z.string(),
          body: z.string(),
          /** Whether the company wrote it. */
          isOwn: z.boolean(),
          /** 0 while ours is in force. */
          revision: z.int(),
        }),
      ),
      /** Keys whose messages leave without being approved. */
      automatic: z.array(z.enum(TEMPLATE_KEYS)),
    }),
    refusals: [],
  }),
  saveTemplate: procedure({
    route: { method: 'PUT', path: '/reminders/templates', summary: 'Write an own text in place of ours' },
    policy: { ...manage, audit: audited('template.saved'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ ...templateName, revision: z.int().min(0), ...templateText }),
    output: z.object({ revision }),
    refusals: templateRefusals,
  }),
  resetTemplate: procedure({
    route: { method: 'POST', path: '/reminders/templates/reset', summary: 'Put our text back in force' },
    policy: { ...manage, audit: audited('template.reset'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ ...templateName, revision: z.int().min(0) }),
    output: z.object({}),
    refusals: [],
  }),
  setAutomatic: procedure({
    route: {
      method: 'PUT',
      path: '/reminders/templates/automatic',
      summary: 'Let messages of a text leave by themselves, or wait for approval',
    },
    policy: { ...manage, audit: audited('template.automatic-set'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ key: z.enum(TEMPLATE_KEYS), isOn: z.boolean() }),
    output: z.object({}),
    refusals: [],
  }),
  preview: procedure({
    route: {
      method: 'POST',
      path: '/reminders/preview',
      summary: 'A text on a real invoice, as it would leave today; nothing is kept',
    },
    policy: {
      ...ofInvoice,
      admission: 'reminders.manage',
      audit: unaudited('A drawing of what is typed, nothing is kept'),
      kind: 'query',
      rate: 'typing',
    },
    input: z.strictObject({
      ...templateName,
      key: z.enum(REMINDER_TEMPLATES),
      ...templateText,
      invoiceUid: uid,
    }),
    output: z.object({
      recipientName: z.string(),
      subject: z.string(),
      body: z.string(),
      interest: amount,
      fee: amount,
      /** Yearly rate in hundredths of a percent. */
      rate: z.int(),
      /** Whether the rate was read from the invoice; else it is the one of the settings or the least allowed. */
      isRateOfInvoice: z.boolean(),
      isConsumer: z.boolean(),
    }),
    refusals: ['UnknownVariable', 'OpenBraces', 'NotAnIssuedInvoice'],
  }),
  rates: procedure({
    route: { method: 'GET', path: '/reminders/rates', summary: 'Rates of late interest' },
    policy: { ...manage, audit: unaudited('No person'), kind: 'query', rate: 'normal' },
    input: z.strictObject({}),
    output: z.object({
      rates: reminderRates,
      /** The last half-year that Carnet knows by itself, e.g. `2026-1`, and its rates. */
      known: z.object({ halfYear: z.string(), legal: z.int(), refinancing: z.int() }),
    }),
    refusals: [],
  }),
  setRates: procedure({
    route: { method: 'PUT', path: '/reminders/rates', summary: 'Write rates of late interest down' },
    policy: { ...manage, audit: audited('reminder-rates.set'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ rates: reminderRates }),
    output: z.object({}),
    refusals: [],
  }),
  plans: procedure({
    route: { method: 'GET', path: '/reminders/plans', summary: 'Dunning plans, that of everybody first' },
    policy: { ...manage, audit: unaudited('No person'), kind: 'query', rate: 'normal' },
    input: z.strictObject({}),
    output: z.object({ plans: z.array(planRow) }),
    refusals: [],
  }),
  savePlan: procedure({
    route: { method: 'PUT', path: '/reminders/plans', summary: 'Add or change a dunning plan' },
    policy: { ...manage, audit: audited('plan.saved'), kind: 'command', rate: 'normal' },
    /** A new plan when `uid` is null; `revision` is then 0. */
    input: z.strictObject({ uid: uid.nullable(), revision: z.int().min(0), plan }),
    output: z.object({ uid, revision }),
    refusals: [
      'NoSteps',
      'TooManySteps',
      'DuplicateStep',
      'DaysNotIncreasing',
      'DaysOutOfRange',
      'NoChannel',
      'PlanNameTaken',
    ],
  }),
  archivePlan: procedure({
    route: {
      method: 'POST',
      path: '/reminders/plans/{uid}/archive',
      summary: 'Take a plan out of use, or back',
    },
    policy: { ...manage, audit: audited('plan.archived'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ uid, revision, archived: z.boolean() }),
    output: z.object({ revision }),
    refusals: ['DefaultPlan'],
  }),
  makeDefaultPlan: procedure({
    route: {
      method: 'POST',
      path: '/reminders/plans/{uid}/default',
      summary: 'Make a plan that of everybody',
    },
    policy: { ...manage, audit: audited('plan.made-default'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ uid, revision }),
    output: z.object({ revision }),
    refusals: ['PlanArchived'],
  }),
  clientDunning: procedure({
    route: { method: 'GET', path: '/reminders/clients/{clientUid}', summary: 'How a client is reminded' },
    policy: { ...ofInvoice, audit: unaudited('Viewing is not logged'), kind: 'query', rate: 'normal' },
    input: z.strictObject({ clientUid: uid }),
    output: z.object({
      /** Null for the plan of everybody. */
      planUid: uid.nullable(),
      /** Name of the plan in force. */
      planName: z.string(),
      isPaused: z.boolean(),
      pausedUntil: localDate.nullable(),
      reason: z.string(),
      /** 0 while nobody set anything. */
      revision: z.int(),
      /** Plans that may be chosen. */
      plans: z.array(z.object({ uid, name: z.string(), isDefault: z.boolean() })),
    }),
    refusals: [],
  }),
  setClientDunning: procedure({
    route: {
      method: 'PUT',
      path: '/reminders/clients/{clientUid}',
      summary: 'Give a client another plan, or let its reminders rest',
    },
    policy: { ...followUpPolicy, audit: audited('client.dunning-set'), kind: 'command', rate: 'normal' },
    input: z.strictObject({
      clientUid: uid,
      revision: z.int().min(0),
      planUid: uid.nullable(),
      isPaused: z.boolean(),
      pausedUntil: localDate.nullable(),
      reason: line(300),
    }),
    output: z.object({ revision }),
    refusals: ['UnknownPlan', 'PauseInPast'],
  }),
  followUp: procedure({
    route: { method: 'GET', path: '/reminders/invoices/{invoiceUid}', summary: 'Reminders of an invoice' },
    policy: { ...ofInvoice, audit: unaudited('Viewing is not logged'), kind: 'query', rate: 'normal' },
    input: z.strictObject({ invoiceUid: uid }),
    output: z.object({
      disputedOn: localDate.nullable(),
      disputeReason: z.string(),
      plannedUntil: localDate.nullable(),
      planNote: z.string(),
      isPaused: z.boolean(),
      /** 0 while nobody set anything. */
      revision: z.int(),
      rest: restReason,
      planName: z.string(),
      /** What comes next by the plan; null while the reminders rest. */
      next: z
        .object({
          key: z.string(),
          template: z.enum(REMINDER_TEMPLATES),
          day: localDate,
          channels: z.array(z.enum(MESSAGE_CHANNELS)),
        })
        .nullable(),
      /** Messages about it, newest first; only for who may read messages. */
      messages: z.array(
        z.object({
          uid,
          level: z.string(),
          /** Null when the plan no longer has the step. */
          template: z.enum(REMINDER_TEMPLATES).nullable(),
          channel: z.enum(MESSAGE_CHANNELS),
          state: z.enum(MESSAGE_STATES),
          reason: z.string(),
          createdAt: instant,
          sentAt: instant.nullable(),
        }),
      ),
      /** What it costs its client today, in cents. */
      daysLate: z.int(),
      interest: amount,
      fee: amount,
    }),
    refusals: [],
  }),
  setFollowUp: procedure({
    route: {
      method: 'PUT',
      path: '/reminders/invoices/{invoiceUid}',
      summary: 'Say that an invoice is disputed, to be paid by a plan, or not to be reminded',
    },
    policy: { ...followUpPolicy, audit: audited('invoice.follow-up-set'), kind: 'command', rate: 'normal' },
    input: z.strictObject({
      invoiceUid: uid,
      revision: z.int().min(0),
      disputedOn: localDate.nullable(),
      disputeReason: line(300),
      plannedUntil: localDate.nullable(),
      planNote: line(300),
      isPaused: z.boolean(),
    }),
    output: z.object({ revision }),
    refusals: ['NotAnIssuedInvoice', 'DisputeInFuture', 'PlanInPast'],
  }),
  statement: procedure({
    route: {
      method: 'GET',
      path: '/reminders/clients/{clientUid}/statement',
      summary: 'Statement of account of a client as PDF: what is open today',
    },
    policy: { ...ofInvoice, audit: audited('statement.pdf-read'), kind: 'process', rate: 'costly' },
    input: z.strictObject({ clientUid: uid, language: z.enum(['fr', 'en']).optional(), purpose }),
    output: z.file(),
    refusals: [],
  }),
  formalNotice: procedure({
    route: {
      method: 'GET',
      path: '/reminders/invoices/{invoiceUid}/formal-notice',
      summary: 'Formal notice of an invoice as a letter to be posted, with interest to date',
    },
    policy: { ...followUpPolicy, audit: audited('formal-notice.pdf-read'), kind: 'process', rate: 'costly' },
    input: z.strictObject({ invoiceUid: uid, purpose }),
    output: z.file(),
    refusals: ['NotAnIssuedInvoice', 'NothingOpen'],
  }),
  letter: procedure({
    route: {
      method: 'GET',
      path: '/reminders/messages/{messageUid}/letter',
      summary: 'A letter of the queue as PDF, as it is to be posted',
    },
    policy: { ...ofMessage, audit: audited('message.letter-read'), kind: 'process', rate: 'costly' },
    input: z.strictObject({ messageUid: uid, purpose }),
    output: z.file(),
    refusals: ['NotALetter'],
  }),
  attachment: procedure({
    route: {
      method: 'GET',
      path: '/reminders/messages/{messageUid}/attachments/{index}',
      summary: 'What goes along with a message, as it would leave today',
    },
    policy: { ...ofMessage, audit: audited('message.attachment-read'), kind: 'process', rate: 'costly' },
    input: z.strictObject({ messageUid: uid, index: z.int().min(0).max(50), purpose }),
    output: z.file(),
    refusals: ['AttachmentMissing'],
  }),
};
