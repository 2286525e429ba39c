import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { uidColumn } from '../columns.ts';
import { users } from './access.ts';
import { clients, contacts } from './clients.ts';

/** Calls, e-mails, meetings and notes: what was said with a client. */
export const interactions = sqliteTable(
  'interactions',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    contactId: integer('contact_id').references(() => contacts.id, { onDelete: 'set null' }),
    kind: text('kind').$type<'call' | 'email' | 'meeting' | 'note'>().notNull(),
    /** Who began; empty for a meeting or a note. */
    direction: text('direction').$type<'in' | 'out' | ''>().notNull().default(''),
    occurredAt: text('occurred_at').$type<Instant>().notNull(),
    durationMinutes: integer('duration_minutes'),
    subject: text('subject').notNull().default(''),
    body: text('body').notNull().default(''),
    /** The day to call back; null when nothing is waited for. */
    recallOn: text('recall_on').$type<LocalDate>(),
    recallDoneAt: text('recall_done_at').$type<Instant>(),
    authorId: integer('author_id').references(() => users.id),
    searchText: text('search_text').notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [
    index('interactions_by_client').on(table.clientId, table.occurredAt, table.id, table.kind),
    index('interactions_by_time').on(table.occurredAt, table.id, table.clientId),
    index('interactions_by_kind').on(table.kind, table.occurredAt, table.id, table.clientId),
    index('interactions_by_author').on(table.authorId, table.occurredAt, table.id),
    index('interactions_by_contact').on(table.contactId),
    index('interactions_recalls')
      .on(table.recallOn, table.id, table.clientId, table.authorId)
      .where(sql`recall_on is not null and recall_done_at is null`),
  ],
);

/** What colleagues add under an interaction. */
export const interactionComments = sqliteTable(
  'interaction_comments',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    interactionId: integer('interaction_id')
      .notNull()
      .references(() => interactions.id, { onDelete: 'cascade' }),
    authorId: integer('author_id').references(() => users.id),
    text: text('text').notNull(),
    createdAt: text('created_at').$type<Instant>().notNull(),
  },
  (table) => [index('interaction_comments_by_interaction').on(table.interactionId, table.id)],
);
