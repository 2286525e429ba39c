import type { z } from 'zod';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { invoiceView } from '#shared/contract/invoice-views.ts';
import { computeTotals } from '#shared/domain/invoices/totals.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { totalsView } from './draft-amounts.ts';
import { readDocument } from './frozen-document.ts';
import { readLines } from './invoice-lines.ts';
import { invoiceRowsByIds, type StoredInvoice } from './invoice-rows.ts';

type View = z.input<typeof invoiceView>;

/** The whole of a document; the amounts of an issued one are those that were frozen. */
export function viewInvoice(db: ReadDb, invoice: StoredInvoice, today: LocalDate): View {
  const [row] = invoiceRowsByIds(db, [invoice.id], today);
  invariant(row !== undefined, 'a document that was found has its row');
  const lines = readLines(db, invoice.id);
  return {
    ...row,
    orderReference: invoice.orderReference,
    supplyFrom: invoice.supplyFrom,
    supplyTo: invoice.supplyTo,
    note: invoice.note,
    language: invoice.language,
    lines: lines.map(({ netCents, discountCents, serviceId: _serviceId, ...line }) => ({
      ...line,
      net: netCents,
      discount: discountCents,
    })),
    totals: totalsView(totalsOf(invoice, lines)),
    issuedAt: invoice.issuedAt,
    ...linksOf(db, invoice.id),
    pdfSha256: invoice.pdfSha256,
    payments: paymentsOf(db, invoice.id),
  };
}

function totalsOf(invoice: StoredInvoice, lines: ReturnType<typeof readLines>) {
  if (invoice.document !== null) return readDocument(invoice.document).totals;
  const computed = computeTotals(lines, { language: invoice.language });
  invariant(computed.ok, 'the lines of a draft were checked when they were stored');
  return computed.value.totals;
}

function linksOf(db: ReadDb, id: number): Pick<View, 'issuedByName' | 'corrects' | 'correctedBy'> {
  interface Links {
    readonly issuedByName: string | null;
    readonly originalUid: Buffer | null;
    readonly originalNumber: string | null;
    readonly creditUid: Buffer | null;
    readonly creditNumber: string | null;
  }
  const links = rowOf<Links>(
    db,
    `select users.name as issuedByName, original.uid as originalUid, original.number as originalNumber,
       credit.uid as creditUid, credit.number as creditNumber
     from invoices
     left join users on users.id = invoices.issued_by_id
     left join invoices original on original.id = invoices.corrects_id
     left join invoices credit on credit.id = invoices.credited_by_id
     where invoices.id = @id`,
    { id },
  );
  const link = (uid: Buffer | null | undefined, number: string | null | undefined) =>
    uid === null || uid === undefined ? null : { uid: bytesToUid(uid), number: number ?? '' };
  return {
    issuedByName: links?.issuedByName ?? null,
    corrects: link(links?.originalUid, links?.originalNumber),
    correctedBy: link(links?.creditUid, links?.creditNumber),
  };
}

function paymentsOf(db: ReadDb, invoiceId: number): View['payments'] {
  interface Row {
    readonly uid: Buffer;
    readonly method: View['payments'][number]['method'];
    readonly amount: number;
    readonly paidOn: LocalDate;
    readonly reference: string;
    readonly reason: string | null;
    readonly reversedAt: Instant | null;
  }
  const rows = rowsOf<Row>(
    db,
    `select payments.uid, payments.payment_method as method, payments.amount_paid_cents as amount,
       payments.payment_date as paidOn, payments.reference, reversal.reason, reversal.created_at as reversedAt
     from payments left join payment_reversals reversal on reversal.payment_id = payments.id
     where payments.invoice_id = @invoiceId order by payments.id`,
    { invoiceId },
  );
  return rows.map(({ uid, reason, reversedAt, ...payment }) => ({
    ...payment,
    uid: bytesToUid(uid),
    reversal: reason === null || reversedAt === null ? null : { reason, at: reversedAt },
  }));
}
