import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { VatCategory } from '#shared/domain/invoices/invoice-document.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { uidColumn } from '../columns.ts';
import { users } from './access.ts';
import { clients } from './clients.ts';

/** The four kinds of work. */
export type ServiceType = 'diagnostic' | 'training' | 'maintenance' | 'other';

/** What is sold, with its price; services and lines keep their own copy. */
export const catalogueItems = sqliteTable('catalogue_items', {
  id: integer('id').primaryKey(),
  uid: uidColumn('uid').notNull().unique(),
  code: text('code').notNull().default(''),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  serviceType: text('service_type').$type<ServiceType>().notNull(),
  nature: text('nature').$type<'service' | 'goods'>().notNull(),
  unit: text('unit').notNull(),
  unitPrice: text('unit_price').notNull(),
  vatCategory: text('vat_category').$type<VatCategory>().notNull(),
  vatRate: text('vat_rate').notNull(),
  archived: integer('archived', { mode: 'boolean' }).notNull().default(false),
  searchText: text('search_text').notNull(),
  revision: integer('revision').notNull().default(1),
  createdAt: text('created_at').$type<Instant>().notNull(),
  updatedAt: text('updated_at').$type<Instant>().notNull(),
});

/** Work planned and done. */
export const services = sqliteTable(
  'services',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    catalogueItemId: integer('catalogue_item_id').references(() => catalogueItems.id),
    serviceType: text('service_type').$type<ServiceType>().notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    plannedOn: text('planned_on').$type<LocalDate>(),
    plannedFrom: text('planned_from').notNull().default(''),
    plannedTo: text('planned_to').notNull().default(''),
    performedOn: text('performed_on').$type<LocalDate>(),
    /** The day that sorts and reports: performed, else planned, else created. */
    date: text('date').$type<LocalDate>().notNull(),
    technicianId: integer('technician_id').references(() => users.id),
    status: text('status').$type<'planned' | 'in-progress' | 'done' | 'cancelled'>().notNull(),
    quantity: text('quantity').notNull(),
    unit: text('unit').notNull(),
    unitPrice: text('unit_price').notNull(),
    netCents: integer('net_cents').$type<Cents>().notNull(),
    vatCategory: text('vat_category').$type<VatCategory>().notNull(),
    vatRate: text('vat_rate').notNull(),
    /** The document that carries the service; null while it is not invoiced. */
    invoiceId: integer('invoice_id'),
    searchText: text('search_text').notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    createdById: integer('created_by_id').references(() => users.id),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [
    index('services_by_client').on(table.clientId, table.date, table.id),
    index('services_by_date').on(table.date, table.id),
    index('services_by_status').on(table.status, table.date, table.id),
    index('services_by_technician').on(table.technicianId, table.date, table.id),
    index('services_by_invoice').on(table.invoiceId),
    index('services_by_plan').on(table.plannedOn, table.technicianId, table.plannedFrom, table.id),
    // Work done that nobody was billed for: little among all that was done, asked for on every dashboard.
    index('services_to_invoice')
      .on(table.date, table.id, table.clientId, table.netCents, table.status, table.invoiceId)
      .where(sql`status = 'done' and invoice_id is null`),
    index('services_to_invoice_by_client')
      .on(table.clientId, table.date, table.id, table.netCents, table.status, table.invoiceId)
      .where(sql`status = 'done' and invoice_id is null`),
    // The next appointment of a client among hundreds of former ones.
    index('services_to_come')
      .on(table.clientId, table.plannedOn, table.status)
      .where(sql`status = 'planned'`),
    index('services_unplanned')
      .on(table.date, table.id, table.clientId)
      .where(sql`planned_on is null and status = 'planned'`),
    index('services_sums').on(
      table.status,
      table.date,
      table.serviceType,
      table.technicianId,
      table.netCents,
      table.clientId,
      table.invoiceId,
    ),
    // Hours of technicians are summed from this index alone.
    index('services_hours')
      .on(
        table.date,
        table.technicianId,
        table.unit,
        table.quantity,
        table.plannedFrom,
        table.plannedTo,
        table.clientId,
      )
      .where(sql`status = 'done' and technician_id is not null`),
  ],
);

/** Satisfaction surveys: one at most per finished service; the client alone answers (users-and-peers.md §2.6). */
export const satisfactionSurveys = sqliteTable(
  'satisfaction_surveys',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    serviceId: integer('service_id').references(() => services.id),
    /** 1 to 5; null until the client has answered. */
    rating: integer('rating'),
    comments: text('comments').notNull().default(''),
    /** Name in the links of the message: random, says nothing about the client. */
    linkName: text('link_name'),
    askedAt: text('asked_at').$type<Instant>(),
    answeredAt: text('answered_at').$type<Instant>(),
    answeredBy: text('answered_by').$type<'reply' | 'web' | 'on-the-spot' | 'import'>(),
    /** The technician and the kind of work at the time, so that figures do not move with later changes. */
    technicianId: integer('technician_id').references(() => users.id),
    serviceType: text('service_type').$type<ServiceType>(),
    /** Call back that a low rating opened. */
    recallId: integer('recall_id'),
    createdAt: text('created_at').$type<Instant>().notNull(),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [
    index('surveys_by_client').on(table.clientId),
    index('surveys_by_day').on(table.createdAt, table.rating, table.clientId),
    index('surveys_by_answer').on(table.answeredAt, table.rating, table.clientId),
    uniqueIndex('surveys_by_service')
      .on(table.serviceId)
      .where(sql`service_id is not null`),
    uniqueIndex('surveys_by_link')
      .on(table.linkName)
      .where(sql`link_name is not null`),
  ],
);
