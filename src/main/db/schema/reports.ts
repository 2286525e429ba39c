import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#shared/kernel/instant.ts';
import { uidColumn } from '../columns.ts';
import { users } from './access.ts';

/** Monthly and yearly reports as PDF in the vault's blobs; a report made again for the same period is a new row. */
export const reports = sqliteTable(
  'reports',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    kind: text('kind').$type<'month' | 'year'>().notNull(),
    /** `2026-11` or `2026`. */
    period: text('period').notNull(),
    /** Whose figures: null is the company's. */
    ownerId: integer('owner_id').references(() => users.id, { onDelete: 'cascade' }),
    language: text('language').$type<'fr' | 'en'>().notNull(),
    pdfBlob: text('pdf_blob').notNull(),
    pdfSha256: text('pdf_sha256').notNull(),
    bytes: integer('bytes').notNull(),
    /** Made by the clock for those who asked, not by hand. */
    isAutomatic: integer('is_automatic', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').$type<Instant>().notNull(),
    createdById: integer('created_by_id').references(() => users.id),
  },
  (table) => [uniqueIndex('reports_by_period').on(table.kind, table.period, table.id)],
);

/** Who wants a report made on its own on the first of the month or year. */
export const reportSubscriptions = sqliteTable('report_subscriptions', {
  userId: integer('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  monthly: integer('monthly', { mode: 'boolean' }).notNull().default(false),
  yearly: integer('yearly', { mode: 'boolean' }).notNull().default(false),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
});
