import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#shared/kernel/instant.ts';
import { uidColumn } from '../columns.ts';
import { users } from './access.ts';

/** Filters, order and columns of a list under a name; shared ones are seen by everybody who may read the list. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    ownerId: integer('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    list: text('list').$type<'clients' | 'services' | 'invoices' | 'payments' | 'audit'>().notNull(),
    name: text('name').notNull(),
    /** Search part of the list's address: filters, order and hidden columns. */
    settings: text('settings').notNull(),
    isShared: integer('is_shared', { mode: 'boolean' }).notNull().default(false),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [index('saved_views_by_list').on(table.list, table.ownerId)],
);

/** Half-typed forms of a person: inside the encrypted base, so that they survive lock, crash and reload. */
export const drafts = sqliteTable(
  'drafts',
  {
    ownerId: integer('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** JSON of what was typed. */
    content: text('content').notNull(),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.key] })],
);
