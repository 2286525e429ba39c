import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { MessageChannel, MessageKind, MessageState } from '#shared/domain/messages/message.ts';
import { uidColumn } from '../columns.ts';
import { users } from './access.ts';
import { clients } from './clients.ts';
import { invoices } from './invoices.ts';
import { services } from './services.ts';

/**
 * The outbox: what goes out to clients, written in the transaction of what causes it (security.md §9 "Outbox").
 *
 * A row never changes its client, kind or channel; what it is about stands in `message_subjects`.
 */
export const messages = sqliteTable(
  'messages',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    kind: text('kind').$type<MessageKind>().notNull(),
    channel: text('channel').$type<MessageChannel>().notNull(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    language: text('language').$type<'fr' | 'en'>().notNull(),
    /** As the message will carry it; empty where the client has none, which is told in the queue. */
    recipientName: text('recipient_name').notNull().default(''),
    recipientAddress: text('recipient_address').notNull().default(''),
    subject: text('subject').notNull().default(''),
    body: text('body').notNull(),
    /** JSON list of `messageAttachment`: drawn or read when it is sent. */
    attachments: text('attachments').notNull().default('[]'),
    state: text('state').$type<MessageState>().notNull(),
    /** Code of why it was refused, cancelled or is uncertain; empty otherwise. */
    reason: text('reason').notNull().default(''),
    /** Whether a person changed the text: a new draft of the core does not overwrite it. */
    isEdited: integer('is_edited', { mode: 'boolean' }).notNull().default(false),
    /** Nothing is sent before: postponed, quiet hours, or the pause after a failure. */
    notBefore: text('not_before').$type<Instant>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Set with `sending`; a row of another run of the core that is still sending was cut off. */
    leaseRun: text('lease_run'),
    leasedAt: text('leased_at').$type<Instant>(),
    /** Message-ID of every attempt (RFC 5322 §3.6.4), so that a duplicate is recognised by mail programs. */
    messageId: text('message_id').notNull(),
    /** The provider's own id, by which it tells what became of the message. */
    providerId: text('provider_id'),
    sentAt: text('sent_at').$type<Instant>(),
    /** Who carried it: `smtp`, `sendgrid`, `twilio`, `mail-program`, `letter`. */
    sentBy: text('sent_by'),
    delivery: text('delivery').$type<'accepted' | 'delivered' | 'bounced' | 'failed'>(),
    deliveryDetail: text('delivery_detail').notNull().default(''),
    deliveryAt: text('delivery_at').$type<Instant>(),
    approvedAt: text('approved_at').$type<Instant>(),
    approvedById: integer('approved_by_id').references(() => users.id),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [
    index('messages_by_state').on(table.state, table.notBefore, table.id),
    index('messages_by_client').on(table.clientId, table.createdAt, table.id),
    index('messages_by_time').on(table.createdAt, table.id),
    index('messages_by_message_id').on(table.messageId),
    index('messages_by_provider_id')
      .on(table.providerId)
      .where(sql`provider_id is not null`),
  ],
);

/**
 * What a message is about; the unique index is what keeps a subject from being written about twice.
 *
 * `level` is the key of a dunning step, or `survey`. A level that was passed over because a later one came due has a
 * row without a message. A cancelled message keeps its rows unless it was cancelled to be written again.
 */
export const messageSubjects = sqliteTable(
  'message_subjects',
  {
    id: integer('id').primaryKey(),
    messageId: integer('message_id').references(() => messages.id, { onDelete: 'set null' }),
    invoiceId: integer('invoice_id').references(() => invoices.id),
    serviceId: integer('service_id').references(() => services.id, { onDelete: 'cascade' }),
    level: text('level').notNull(),
    channel: text('channel').$type<MessageChannel>().notNull(),
    createdAt: text('created_at').$type<Instant>().notNull(),
  },
  (table) => [
    uniqueIndex('message_subjects_of_invoice')
      .on(table.invoiceId, table.level, table.channel)
      .where(sql`invoice_id is not null`),
    uniqueIndex('message_subjects_of_service')
      .on(table.serviceId, table.level, table.channel)
      .where(sql`service_id is not null`),
    index('message_subjects_by_message').on(table.messageId),
  ],
);

/** What became of each attempt to send, oldest first; codes only, never an answer of a server word for word. */
export const messageAttempts = sqliteTable(
  'message_attempts',
  {
    id: integer('id').primaryKey(),
    messageId: integer('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    at: text('at').$type<Instant>().notNull(),
    /** `sent`, `later`, `refused`, `uncertain`. */
    outcome: text('outcome').$type<'sent' | 'later' | 'refused' | 'uncertain'>().notNull(),
    reason: text('reason').notNull().default(''),
    /** Digits of the server's answer, e.g. `550`; empty when it gave none. */
    answerCode: text('answer_code').notNull().default(''),
  },
  (table) => [index('message_attempts_by_message').on(table.messageId, table.id)],
);

/** Dunning plans: which steps, on which day of an invoice's life, by which channel. */
export const dunningPlans = sqliteTable('dunning_plans', {
  id: integer('id').primaryKey(),
  uid: uidColumn('uid').notNull().unique(),
  name: text('name').notNull(),
  isDefault: integer('is_default', { mode: 'boolean' }).notNull().default(false),
  /** JSON list of `DunningStep`. */
  steps: text('steps').notNull(),
  /** Whether invoices of one client that come due together are told in one message. */
  isGrouped: integer('is_grouped', { mode: 'boolean' }).notNull().default(true),
  archived: integer('archived', { mode: 'boolean' }).notNull().default(false),
  revision: integer('revision').notNull().default(1),
  createdAt: text('created_at').$type<Instant>().notNull(),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
});

/** Texts of the company in place of ours; a template without a row has the shipped text. */
export const messageTemplates = sqliteTable(
  'message_templates',
  {
    key: text('key').notNull(),
    channel: text('channel').$type<MessageChannel>().notNull(),
    language: text('language').$type<'fr' | 'en'>().notNull(),
    subject: text('subject').notNull().default(''),
    body: text('body').notNull(),
    revision: integer('revision').notNull().default(1),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
    updatedById: integer('updated_by_id').references(() => users.id),
  },
  (table) => [primaryKey({ columns: [table.key, table.channel, table.language] })],
);

/** Which templates go out without being approved; a template without a row waits for a person. */
export const automaticTemplates = sqliteTable('automatic_templates', {
  key: text('key').primaryKey(),
  since: text('since').$type<Instant>().notNull(),
  setById: integer('set_by_id').references(() => users.id),
});

/** How a client is reminded where it is not as everybody: another plan, or not at all for a while. */
export const clientDunning = sqliteTable('client_dunning', {
  clientId: integer('client_id')
    .primaryKey()
    .references(() => clients.id, { onDelete: 'cascade' }),
  /** Null for the plan in force. */
  planId: integer('plan_id').references(() => dunningPlans.id),
  isPaused: integer('is_paused', { mode: 'boolean' }).notNull().default(false),
  /** Last day of the pause; null until somebody ends it. */
  pausedUntil: text('paused_until').$type<LocalDate>(),
  reason: text('reason').notNull().default(''),
  revision: integer('revision').notNull().default(1),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
  updatedById: integer('updated_by_id').references(() => users.id),
});

/** What stops the reminders of one invoice: a dispute, an agreed payment plan, a pause (invoicing.md §A6). */
export const invoiceFollowUps = sqliteTable('invoice_follow_ups', {
  invoiceId: integer('invoice_id')
    .primaryKey()
    .references(() => invoices.id, { onDelete: 'cascade' }),
  disputedOn: text('disputed_on').$type<LocalDate>(),
  disputeReason: text('dispute_reason').notNull().default(''),
  /** Until when the client was given time; reminders go on the day after when money is still missing. */
  plannedUntil: text('planned_until').$type<LocalDate>(),
  planNote: text('plan_note').notNull().default(''),
  isPaused: integer('is_paused', { mode: 'boolean' }).notNull().default(false),
  revision: integer('revision').notNull().default(1),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
  updatedById: integer('updated_by_id').references(() => users.id),
});

/** How messages go out and come in; one row. Secrets are not here (`secrets`). */
export const messageSettings = sqliteTable('message_settings', {
  id: integer('id').primaryKey(),
  /** JSON of `messagingSettings`. */
  content: text('content').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
  updatedById: integer('updated_by_id').references(() => users.id),
});

/** Mails of the mailbox that were read, by their place in it: none is taken twice. */
export const mailboxReads = sqliteTable('mailbox_reads', {
  /** Server, user and folder, and its UIDVALIDITY (RFC 9051 §2.3.1.1): together they make a UID meaningful. */
  mailbox: text('mailbox').primaryKey(),
  uidValidity: text('uid_validity').notNull(),
  lastUid: integer('last_uid').notNull(),
  readAt: text('read_at').$type<Instant>().notNull(),
});

/** Agreements that run and end: maintenance contracts, subscriptions. */
export const serviceContracts = sqliteTable(
  'service_contracts',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    startsOn: text('starts_on').$type<LocalDate>().notNull(),
    /** Last day it covers. */
    endsOn: text('ends_on').$type<LocalDate>().notNull(),
    /** Days before the end at which it is to be renewed or ended: it shows among the tasks from then on. */
    noticeDays: integer('notice_days').notNull(),
    note: text('note').notNull().default(''),
    /** Set when the renewal was decided: `renewed` or `ended`. */
    decision: text('decision').$type<'renewed' | 'ended'>(),
    decidedAt: text('decided_at').$type<Instant>(),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    createdById: integer('created_by_id').references(() => users.id),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [
    index('service_contracts_by_client').on(table.clientId, table.endsOn),
    index('service_contracts_open')
      .on(table.endsOn, table.id, table.clientId, table.noticeDays)
      .where(sql`decision is null`),
  ],
);
