import { asc, eq } from 'drizzle-orm';
import type { ReadDb } from '#main/db/handles.ts';
import { clients, invoiceLines, invoices, paymentReversals, payments } from '#main/db/schema/index.ts';
import { clientRowText as textOfClient } from '#main/modules/clients/changed-fields.ts';
import { fieldsOf } from '#main/modules/clients/client-store.ts';
import { canonicalJson } from '#main/vault/canonical-json.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/**
 * Canonical text of a document, for `note({ row })` and for the check against the present row.
 *
 * Left out: what later acts on other objects change (paid sum, the credit note that cancels it, sending) and the
 * revision. Null when there is no such row.
 */
export function invoiceRowText(db: ReadDb, uid: Uid): string | null {
  const row = db
    .select({ invoice: invoices, clientUid: clients.uid })
    .from(invoices)
    .innerJoin(clients, eq(clients.id, invoices.clientId))
    .where(eq(invoices.uid, uid))
    .get();
  if (row === undefined) return null;
  const { invoice, clientUid } = row;
  const lines = db
    .select()
    .from(invoiceLines)
    .where(eq(invoiceLines.invoiceId, invoice.id))
    .orderBy(asc(invoiceLines.position))
    .all();
  return canonicalJson({
    uid,
    kind: invoice.kind,
    status: invoice.status,
    number: invoice.number,
    clientUid,
    subject: invoice.subject,
    orderReference: invoice.orderReference,
    supplyFrom: invoice.supplyFrom,
    supplyTo: invoice.supplyTo,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    note: invoice.note,
    language: invoice.language,
    netCents: invoice.netCents,
    taxCents: invoice.taxCents,
    grossCents: invoice.grossCents,
    document: invoice.document,
    pdfSha256: invoice.pdfSha256,
    lines: lines.map((line) => ({
      position: line.position,
      name: line.name,
      description: line.description,
      nature: line.nature,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      priceBase: line.priceBase,
      discountPercent: line.discountPercent,
      vatCategory: line.vatCategory,
      vatRate: line.vatRate,
      discountCents: line.discountCents,
      netCents: line.netCents,
    })),
  });
}

/** As `invoiceRowText`, for the document that the calling transaction has just written. */
export function presentInvoiceText(db: ReadDb, uid: Uid): string {
  const text = invoiceRowText(db, uid);
  invariant(text !== null, 'a document just written is there');
  return text;
}

/** Canonical text of a payment with its reversal. Null when there is no such row. */
export function paymentRowText(db: ReadDb, uid: Uid): string | null {
  const row = db
    .select({ payment: payments, invoiceUid: invoices.uid, reversal: paymentReversals })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .leftJoin(paymentReversals, eq(paymentReversals.paymentId, payments.id))
    .where(eq(payments.uid, uid))
    .get();
  if (row === undefined) return null;
  const { payment, invoiceUid, reversal } = row;
  return canonicalJson({
    uid,
    invoiceUid,
    paymentMethod: payment.paymentMethod,
    amountPaidCents: payment.amountPaidCents,
    paymentDate: payment.paymentDate,
    reference: payment.reference,
    createdAt: payment.createdAt,
    reversal: reversal === null ? null : { reason: reversal.reason, createdAt: reversal.createdAt },
  });
}

/** As `paymentRowText`, for the payment that the calling transaction has just written or reversed. */
export function presentPaymentText(db: ReadDb, uid: Uid): string {
  const text = paymentRowText(db, uid);
  invariant(text !== null, 'a payment just written is there');
  return text;
}

/** Canonical text of a client as its own module notes it. Null when there is no such row. */
export function clientRowText(db: ReadDb, uid: Uid): string | null {
  const client = db.select().from(clients).where(eq(clients.uid, uid)).get();
  if (client === undefined) return null;
  const { status, revision } = client;
  return textOfClient({ ...fieldsOf(db, client), uid, status, revision });
}

/** Text of the present row of an object; null when it is gone. */
export type RowText = (db: ReadDb, uid: Uid) => string | null;

/** Kinds of object whose rows are bound to the log, by `objectKind` of their entries. */
export const ROW_TEXTS: ReadonlyMap<string, RowText> = new Map([
  ['client', clientRowText],
  ['invoice', invoiceRowText],
  ['credit-note', invoiceRowText],
  ['payment', paymentRowText],
]);
