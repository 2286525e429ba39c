import { procedure } from './base.ts';
import {
  amount,
  cursor,
  decimal,
  instant,
  line,
  localDate,
  page,
  paragraph,
  revision,
  uid,
} from './fields.ts';
import { missingItem } from './organisation.ts';
import { auditedAccounting, unaudited } from './policy.ts';
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

const totals = z.object({
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

const draftRefusals = [
  'UnknownClient',
  'ClientArchived',
  'NotADraft',
  'NegativePrice',
  'UnknownVatRate',
  'TooManyDecimals',
  'QuantityOutOfRange',
  'DiscountOutOfRange',
  'AmountOutOfRange',
  'PriceBaseNotPositive',
  'MixedOutOfScope',
  'ServiceOfAnotherClient',
  'ServiceNotDone',
  'ServiceInvoiced',
  'SupplyEndBeforeStart',
] as const;

const issueRefusals = [
  'NotADraft',
  'MissingBeforeIssue',
  'NumberMoved',
  'ClockBeforeLastIssue',
  'SeriesClosed',
] as const;

/** Invoices and credit notes. */
export const invoicesContract = {
  list: procedure({
    route: { method: 'GET', path: '/invoices', summary: 'Documents, filtered, by page' },
    policy: {
      admission: 'invoices.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      text: line(200).optional(),
      clientUid: uid.optional(),
      kind: z.enum(['invoice', 'credit-note']).optional(),
      state: z.enum(INVOICE_STATES).optional(),
      from: localDate.optional(),
      to: localDate.optional(),
      sort: z.enum(['issued', 'due', 'client', 'gross', 'rest']).optional(),
      descending: z.boolean().optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(invoiceRow).extend({ grossTotal: amount, restTotal: amount }),
    refusals: [],
  }),
  get: procedure({
    route: { method: 'GET', path: '/invoices/{uid}', summary: 'One document with lines and payments' },
    policy: {
      admission: 'invoices.read',
      rowRule: 'own-clients',
      audit: unaudited('Viewing the PDF is logged'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: invoiceView,
    refusals: [],
  }),
  computeTotals: procedure({
    route: { method: 'POST', path: '/invoices/totals', summary: 'Totals of lines being typed' },
    policy: {
      admission: 'invoices.draft',
      rowRule: 'none',
      audit: unaudited('Arithmetic only'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({ lines: z.array(lineFields).max(500), language: z.enum(['fr', 'en']) }),
    output: z.object({ totals, lineNets: z.array(amount) }),
    refusals: draftRefusals,
  }),
  createDraft: procedure({
    route: { method: 'POST', path: '/invoices', summary: 'Create a draft from free lines' },
    policy: {
      admission: 'invoices.draft',
      rowRule: 'own-clients',
      audit: auditedAccounting('invoice.drafted'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ draft: draftFields }),
    output: z.object({ uid, revision }),
    refusals: draftRefusals,
  }),
  draftFromServices: procedure({
    route: {
      method: 'POST',
      path: '/invoices/from-services',
      summary: 'Create a draft from done services of one client',
    },
    policy: {
      admission: 'invoices.draft',
      rowRule: 'own-clients',
      audit: auditedAccounting('invoice.drafted'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ serviceUids: z.array(uid).min(1).max(200) }),
    output: z.object({ uid, revision }),
    refusals: [
      'ServiceNotDone',
      'ServiceInvoiced',
      'SeveralClients',
      'ClientArchived',
      'MixedOutOfScope',
      'AmountOutOfRange',
    ],
  }),
  updateDraft: procedure({
    route: { method: 'PATCH', path: '/invoices/{uid}', summary: 'Change a draft' },
    policy: {
      admission: 'invoices.edit-draft',
      rowRule: 'own-clients',
      audit: auditedAccounting('invoice.draft-updated'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, draft: draftFields }),
    output: z.object({ revision }),
    refusals: draftRefusals,
  }),
  deleteDraft: procedure({
    route: {
      method: 'DELETE',
      path: '/invoices/{uid}',
      summary: 'Delete a draft; its services are free again',
    },
    policy: {
      admission: 'invoices.edit-draft',
      rowRule: 'own-clients',
      audit: auditedAccounting('invoice.draft-deleted'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: ['NotADraft'],
  }),
  prepareIssue: procedure({
    route: {
      method: 'GET',
      path: '/invoices/{uid}/issue',
      summary: 'Expected number, dates and what is missing before issue',
    },
    policy: {
      admission: 'invoices.issue',
      rowRule: 'own-clients',
      audit: unaudited('A look before the act'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({
      expectedNumber: z.string(),
      issueDate: localDate,
      dueDate: localDate,
      lastIssueDate: localDate.nullable(),
      missing: z.array(missingItem),
      unprintable: z.array(z.string()),
    }),
    refusals: ['NotADraft', 'ClockBeforeLastIssue'],
  }),
  issue: procedure({
    route: {
      method: 'POST',
      path: '/invoices/{uid}/issue',
      summary: 'Issue: number, freeze and archive the PDF, for ever',
    },
    policy: {
      admission: 'invoices.issue',
      rowRule: 'own-clients',
      audit: auditedAccounting('invoice.issued'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, expectedNumber: line(35, 1) }),
    output: z.object({
      number: z.string(),
      issueDate: localDate,
      dueDate: localDate,
      revision,
      warnings: z.array(z.string()),
    }),
    refusals: issueRefusals,
  }),
  prepareCredit: procedure({
    route: {
      method: 'GET',
      path: '/invoices/{uid}/credit-note',
      summary: 'Expected number of the credit note',
    },
    policy: {
      admission: 'invoices.credit',
      rowRule: 'own-clients',
      audit: unaudited('A look before the act'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({ expectedNumber: z.string(), issueDate: localDate, missing: z.array(missingItem) }),
    refusals: ['NotIssued', 'AlreadyCredited', 'IsACreditNote', 'ClockBeforeLastIssue'],
  }),
  credit: procedure({
    route: {
      method: 'POST',
      path: '/invoices/{uid}/credit-note',
      summary: 'Issue the full credit note of an invoice',
    },
    policy: {
      admission: 'invoices.credit',
      rowRule: 'own-clients',
      audit: auditedAccounting('credit-note.issued'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, expectedNumber: line(35, 1), reason: line(200, 1) }),
    output: z.object({ uid, number: z.string() }),
    refusals: ['NotIssued', 'AlreadyCredited', 'IsACreditNote', ...issueRefusals],
  }),
  pdf: procedure({
    route: { method: 'GET', path: '/invoices/{uid}/pdf', summary: 'The archived PDF, byte for byte' },
    policy: {
      admission: 'invoices.read',
      rowRule: 'own-clients',
      audit: auditedAccounting('invoice.pdf-read'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, purpose: z.enum(['view', 'print', 'save']) }),
    output: z.file(),
    refusals: ['NotIssued', 'ArchiveDamaged'],
  }),
  markSent: procedure({
    route: {
      method: 'POST',
      path: '/invoices/{uid}/sent',
      summary: 'Note that the document was sent, or that it was not',
    },
    policy: {
      admission: 'invoices.edit-draft',
      rowRule: 'own-clients',
      audit: auditedAccounting('invoice.marked-sent'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, sent: z.boolean() }),
    output: z.object({ sentAt: instant.nullable() }),
    refusals: ['NotIssued'],
  }),
};
