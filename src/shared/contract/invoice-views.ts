import { amount, decimal, instant, line, localDate, paragraph, revision, uid } from './fields.ts';
import { UNITS, VAT_CATEGORIES } from './services.ts';
import { z } from './zod.ts';

/** Derived states of a document (invoicing.md §C1); only `draft` and issued are stored. */
export const INVOICE_STATES = [
  'draft',
  'unpaid',
  'partially-paid',
  'paid',
  'overpaid',
  'overdue',
  'credited',
] as const;

/** Filters by state: each derived state, and `open` for every invoice on which money is missing, late or not. */
export const INVOICE_STATE_FILTERS = [...INVOICE_STATES, 'open'] as const;

/** Filters by what was handed over: issued documents that are not, or are, marked as sent. */
export const INVOICE_SENDING_FILTERS = ['to-send', 'sent'] as const;

/** One line as typed. */
export const lineFields = z.strictObject({
  serviceUid: uid.nullable(),
  name: line(200, 1),
  description: paragraph(2000),
  nature: z.enum(['service', 'goods']),
  quantity: decimal(4),
  unit: z.enum(UNITS),
  unitPrice: decimal(6),
  priceBase: decimal(4),
  discountPercent: decimal(2),
  vatCategory: z.enum(VAT_CATEGORIES),
  vatRate: decimal(2),
});

/** A draft as typed. */
export const draftFields = z.strictObject({
  clientUid: uid,
  subject: line(200),
  orderReference: line(60),
  supplyFrom: localDate.nullable(),
  supplyTo: localDate.nullable(),
  /** Null: computed from the payment terms on the day of issue. */
  dueDate: localDate.nullable(),
  note: paragraph(2000),
  language: z.enum(['fr', 'en']),
  lines: z.array(lineFields).max(500),
});

/** Totals of a document or of lines being typed (invoicing.md §C2). */
export const totals = z.object({
  lines: amount,
  net: amount,
  tax: amount,
  gross: amount,
  due: amount,
  vat: z.array(
    z.object({
      category: z.enum(VAT_CATEGORIES),
      rate: z.string(),
      base: amount,
      tax: amount,
      exemptionText: z.string(),
    }),
  ),
});

/** One row of the invoice list (interface.md §3). */
export const invoiceRow = z.object({
  uid,
  kind: z.enum(['invoice', 'credit-note']),
  /** Null on a draft. */
  number: z.string().nullable(),
  clientUid: uid,
  clientName: z.string(),
  subject: z.string(),
  issueDate: localDate.nullable(),
  dueDate: localDate.nullable(),
  net: amount,
  gross: amount,
  paid: amount,
  rest: amount,
  state: z.enum(INVOICE_STATES),
  sentAt: instant.nullable(),
  updatedAt: instant,
  revision,
});

/** A document with its lines. */
export const invoiceView = invoiceRow.extend({
  orderReference: z.string(),
  supplyFrom: localDate.nullable(),
  supplyTo: localDate.nullable(),
  note: z.string(),
  language: z.enum(['fr', 'en']),
  lines: z.array(lineFields.extend({ position: z.int(), net: amount, discount: amount }).strip()),
  totals,
  issuedAt: instant.nullable(),
  issuedByName: z.string().nullable(),
  corrects: z.object({ uid, number: z.string() }).nullable(),
  correctedBy: z.object({ uid, number: z.string() }).nullable(),
  pdfSha256: z.string().nullable(),
  payments: z.array(
    z.object({
      uid,
      method: z.enum(['card', 'transfer', 'cheque', 'cash', 'direct-debit']),
      amount,
      paidOn: localDate,
      reference: z.string(),
      reversal: z.object({ reason: z.string(), at: instant }).nullable(),
    }),
  ),
});
