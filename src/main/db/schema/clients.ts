import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#shared/kernel/instant.ts';
import { centsColumn, uidColumn } from '../columns.ts';
import { users } from './access.ts';

/** Clients: the five-table specification's columns and ours (design.md §3). */
export const clients = sqliteTable(
  'clients',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    kind: text('kind').$type<'company' | 'person'>().notNull(),
    name: text('name').notNull(),
    company: text('company').notNull().default(''),
    industry: text('industry').notNull().default(''),
    siren: text('siren').notNull().default(''),
    siret: text('siret').notNull().default(''),
    vatNumber: text('vat_number').notNull().default(''),
    email: text('email').notNull().default(''),
    /** E.164 where the number parses, else as typed. */
    phone: text('phone').notNull().default(''),
    addressLine1: text('address_line1').notNull().default(''),
    addressLine2: text('address_line2').notNull().default(''),
    postalCode: text('postal_code').notNull().default(''),
    city: text('city').notNull().default(''),
    country: text('country').notNull().default('FR'),
    status: text('status').$type<'active' | 'archived'>().notNull().default('active'),
    ownerId: integer('owner_id').references(() => users.id),
    /** JSON of `preferenceFields`. */
    preferences: text('preferences').notNull(),
    note: text('note').notNull().default(''),
    /** Folded name, for sorting that ignores accents and case. */
    sortName: text('sort_name').notNull(),
    /** Everything a search may find, folded; feeds the FTS index. */
    searchText: text('search_text').notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    createdById: integer('created_by_id').references(() => users.id),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [
    // Each order of the list also holds what the list filters by: rows that do not fit are passed over in the index.
    index('clients_by_update').on(table.updatedAt, table.id, table.status, table.city, table.industry),
    index('clients_by_status').on(table.status, table.updatedAt, table.id, table.city, table.industry),
    index('clients_by_name').on(table.sortName, table.id, table.status, table.city, table.industry),
    index('clients_by_city').on(table.city, table.sortName, table.id, table.status, table.industry),
    index('clients_by_owner').on(table.ownerId, table.sortName, table.id),
    index('clients_by_industry').on(table.industry, table.sortName, table.id, table.status, table.city),
    index('clients_by_siret').on(table.siret),
    index('clients_by_siren').on(table.siren),
    index('clients_by_email').on(table.email),
    index('clients_by_phone').on(table.phone),
  ],
);

/** People of a company. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    role: text('role').notNull().default(''),
    phone: text('phone').notNull().default(''),
    mobile: text('mobile').notNull().default(''),
    email: text('email').notNull().default(''),
    preferred: integer('preferred', { mode: 'boolean' }).notNull().default(false),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [index('contacts_by_client').on(table.clientId, table.id)],
);

/** Tags of clients. */
export const clientTags = sqliteTable(
  'client_tags',
  {
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    tag: text('tag').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clientId, table.tag] }),
    index('client_tags_by_tag').on(table.tag, table.clientId),
  ],
);

/** Colleagues who may work on a client besides its owner (a technician of one of its services). */
export const clientAssignments = sqliteTable(
  'client_assignments',
  {
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.clientId] }),
    index('client_assignments_by_client').on(table.clientId, table.userId),
  ],
);

/** Happenings of a client that are rows of no other table: created, changed, archived, contact added. */
export const clientEvents = sqliteTable(
  'client_events',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id, { onDelete: 'cascade' }),
    at: text('at').$type<Instant>().notNull(),
    kind: text('kind').$type<'client' | 'contact' | 'import'>().notNull(),
    verb: text('verb').notNull(),
    label: text('label').notNull(),
    /** Names of the fields that changed, comma separated. */
    detail: text('detail').notNull(),
    actorId: integer('actor_id').references(() => users.id),
  },
  (table) => [index('client_events_by_client').on(table.clientId, table.at)],
);

/** Sums per client, kept by triggers and compared with a recomputation (performance.md §9.4). */
export const clientSummaries = sqliteTable(
  'client_summaries',
  {
    clientId: integer('client_id')
      .primaryKey()
      .references(() => clients.id, { onDelete: 'cascade' }),
    invoicedNetCents: centsColumn('invoiced_net_cents'),
    invoicedGrossCents: centsColumn('invoiced_gross_cents'),
    receivedCents: centsColumn('received_cents'),
    /** Rest of issued invoices that are not credited. */
    balanceCents: centsColumn('balance_cents'),
    documents: integer('documents').notNull().default(0),
    /** The last interaction, kept by triggers; null when there was none. */
    lastInteractionAt: text('last_interaction_at').$type<Instant>(),
  },
  (table) => [
    index('client_summaries_by_last_interaction').on(table.lastInteractionAt, table.clientId),
    index('client_summaries_by_balance').on(table.balanceCents, table.clientId),
  ],
);

/** Imports of client files, with what undoing needs. */
export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey(),
  uid: uidColumn('uid').notNull().unique(),
  at: text('at').$type<Instant>().notNull(),
  byId: integer('by_id').references(() => users.id),
  counts: text('counts').notNull(),
  undoneAt: text('undone_at').$type<Instant>(),
});

/** What an import did to each client; `before` is the row as it was, JSON, for a changed client. */
export const importRows = sqliteTable(
  'import_rows',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    clientUid: uidColumn('client_uid').notNull(),
    effect: text('effect').$type<'created' | 'changed'>().notNull(),
    before: text('before'),
    revisionAfter: integer('revision_after').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.clientUid] })],
);
