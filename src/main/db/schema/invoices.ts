import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import type { VatCategory } from '#shared/domain/invoices/invoice-document.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { bytesColumn, centsColumn, uidColumn } from '../columns.ts';
import { users } from './access.ts';
import { clients } from './clients.ts';
import { services } from './services.ts';

/** Drafts, invoices and credit notes; triggers freeze a document once it has a number. */
export const invoices = sqliteTable(
  'invoices',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    kind: text('kind').$type<'invoice' | 'credit-note'>().notNull(),
    status: text('status').$type<'draft' | 'issued'>().notNull(),
    number: text('number').unique(),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
    subject: text('subject').notNull().default(''),
    orderReference: text('order_reference').notNull().default(''),
    supplyFrom: text('supply_from').$type<LocalDate>(),
    supplyTo: text('supply_to').$type<LocalDate>(),
    issueDate: text('issue_date').$type<LocalDate>(),
    dueDate: text('due_date').$type<LocalDate>(),
    note: text('note').notNull().default(''),
    language: text('language').$type<'fr' | 'en'>().notNull(),
    netCents: integer('net_cents').$type<Cents>().notNull(),
    taxCents: integer('tax_cents').$type<Cents>().notNull(),
    grossCents: integer('gross_cents').$type<Cents>().notNull(),
    /** Sum of payments that are not reversed; kept by triggers. */
    paidCents: centsColumn('paid_cents'),
    /** The invoice that this credit note corrects. */
    correctsId: integer('corrects_id').references((): AnySQLiteColumn => invoices.id),
    /** The credit note that cancelled this invoice. */
    creditedById: integer('credited_by_id').references((): AnySQLiteColumn => invoices.id),
    /** The frozen `InvoiceDocument`, JSON; null on a draft. */
    document: text('document'),
    pdfBlob: text('pdf_blob'),
    pdfSha256: text('pdf_sha256'),
    issuedAt: text('issued_at').$type<Instant>(),
    issuedById: integer('issued_by_id').references(() => users.id),
    sentAt: text('sent_at').$type<Instant>(),
    searchText: text('search_text').notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: text('created_at').$type<Instant>().notNull(),
    createdById: integer('created_by_id').references(() => users.id),
    updatedAt: text('updated_at').$type<Instant>().notNull(),
  },
  (table) => [
    index('invoices_by_issue').on(table.issueDate, table.id),
    index('invoices_by_due').on(table.dueDate, table.id),
    index('invoices_by_gross').on(table.grossCents, table.id),
    index('invoices_credited')
      .on(table.creditedById)
      .where(sql`credited_by_id is not null`),
    // Holds all that sums by client are made of: the rows themselves carry the frozen document.
    index('invoices_by_client').on(
      table.clientId,
      table.issueDate,
      table.id,
      table.status,
      table.kind,
      table.netCents,
      table.grossCents,
      table.creditedById,
    ),
    index('invoices_open')
      .on(table.dueDate, table.id, table.clientId, table.grossCents, table.paidCents)
      .where(
        sql`status = 'issued' and kind = 'invoice' and credited_by_id is null and paid_cents < gross_cents`,
      ),
    // What one client owes; the columns of the condition are among those kept, for SQLite reads them again.
    index('invoices_open_by_client')
      .on(
        table.clientId,
        table.dueDate,
        table.grossCents,
        table.paidCents,
        table.status,
        table.kind,
        table.creditedById,
      )
      .where(
        sql`status = 'issued' and kind = 'invoice' and credited_by_id is null and paid_cents < gross_cents`,
      ),
    index('invoices_unsent')
      .on(table.issueDate, table.id, table.clientId)
      .where(sql`status = 'issued' and sent_at is null`),
    index('invoices_sums').on(
      table.issueDate,
      table.status,
      table.kind,
      table.netCents,
      table.grossCents,
      table.clientId,
    ),
    check('invoices_numbered_when_issued', sql`(status = 'issued') = (number is not null)`),
  ],
);

/** Lines of documents. */
export const invoiceLines = sqliteTable(
  'invoice_lines',
  {
    id: integer('id').primaryKey(),
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoices.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    serviceId: integer('service_id').references(() => services.id),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    nature: text('nature').$type<'service' | 'goods'>().notNull(),
    quantity: text('quantity').notNull(),
    unit: text('unit').notNull(),
    unitPrice: text('unit_price').notNull(),
    priceBase: text('price_base').notNull().default('1'),
    discountPercent: text('discount_percent').notNull().default('0'),
    vatCategory: text('vat_category').$type<VatCategory>().notNull(),
    vatRate: text('vat_rate').notNull(),
    discountCents: integer('discount_cents').$type<Cents>().notNull(),
    netCents: integer('net_cents').$type<Cents>().notNull(),
  },
  (table) => [
    uniqueIndex('invoice_lines_by_invoice').on(table.invoiceId, table.position),
    index('invoice_lines_by_service').on(table.serviceId),
  ],
);

/** One row per series and year: the only place a number comes from. */
export const invoiceSeries = sqliteTable(
  'invoice_series',
  {
    prefix: text('prefix').$type<'FA' | 'AV'>().notNull(),
    letter: text('letter').notNull(),
    year: integer('year').notNull(),
    lastCounter: integer('last_counter').notNull(),
    lastIssueDate: text('last_issue_date').$type<LocalDate>(),
  },
  (table) => [primaryKey({ columns: [table.prefix, table.letter, table.year] })],
);

/** Keys of encrypted files under `blobs/`. */
export const blobs = sqliteTable('blobs', {
  name: text('name').primaryKey(),
  key: bytesColumn('key').notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  createdAt: text('created_at').$type<Instant>().notNull(),
});

/** Money received; append-only. */
export const payments = sqliteTable(
  'payments',
  {
    id: integer('id').primaryKey(),
    uid: uidColumn('uid').notNull().unique(),
    invoiceId: integer('invoice_id')
      .notNull()
      .references(() => invoices.id),
    paymentMethod: text('payment_method')
      .$type<'card' | 'transfer' | 'cheque' | 'cash' | 'direct-debit'>()
      .notNull(),
    amountPaidCents: integer('amount_paid_cents').$type<Cents>().notNull(),
    paymentDate: text('payment_date').$type<LocalDate>().notNull(),
    reference: text('reference').notNull().default(''),
    createdAt: text('created_at').$type<Instant>().notNull(),
    createdById: integer('created_by_id').references(() => users.id),
  },
  (table) => [
    index('payments_by_date').on(table.paymentDate, table.id),
    index('payments_sums').on(table.paymentDate, table.amountPaidCents, table.invoiceId, table.id),
    index('payments_by_invoice').on(table.invoiceId, table.id, table.paymentDate, table.amountPaidCents),
  ],
);

/** A payment that was wrong or came back; the payment itself stays. */
export const paymentReversals = sqliteTable('payment_reversals', {
  paymentId: integer('payment_id')
    .primaryKey()
    .references(() => payments.id),
  uid: uidColumn('uid').notNull().unique(),
  reason: text('reason').notNull(),
  createdAt: text('created_at').$type<Instant>().notNull(),
  createdById: integer('created_by_id').references(() => users.id),
});

/** Sums per client and month (`2026-11`), kept by triggers; credit notes deducted; payments by their date. */
export const monthSummaries = sqliteTable(
  'month_summaries',
  {
    month: text('month').notNull(),
    clientId: integer('client_id').notNull(),
    invoicedNetCents: centsColumn('invoiced_net_cents'),
    invoicedGrossCents: centsColumn('invoiced_gross_cents'),
    receivedCents: centsColumn('received_cents'),
    documents: integer('documents').notNull().default(0),
    /** What was received times the days from the issue of its invoice: over `received`, the average payment delay. */
    waitedCentDays: integer('waited_cent_days').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.clientId] }),
    // Sums of a person's clients and of a stretch of months are read from the index alone.
    index('month_summaries_by_client').on(
      table.clientId,
      table.month,
      table.invoicedNetCents,
      table.invoicedGrossCents,
      table.receivedCents,
      table.documents,
      table.waitedCentDays,
    ),
    index('month_summaries_sums').on(
      table.month,
      table.clientId,
      table.invoicedNetCents,
      table.invoicedGrossCents,
      table.receivedCents,
      table.documents,
      table.waitedCentDays,
    ),
  ],
);

/** Sums per month over all clients, kept by triggers on `month_summaries`: a company's years in one short scan. */
export const monthTotals = sqliteTable('month_totals', {
  month: text('month').primaryKey(),
  invoicedNetCents: centsColumn('invoiced_net_cents'),
  invoicedGrossCents: centsColumn('invoiced_gross_cents'),
  receivedCents: centsColumn('received_cents'),
  documents: integer('documents').notNull().default(0),
  waitedCentDays: integer('waited_cent_days').notNull().default(0),
});
