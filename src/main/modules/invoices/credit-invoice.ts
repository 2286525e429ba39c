import type { Access } from '#main/app/access.ts';
import type { ProcessContext } from '#main/app/context.ts';
import { notFound, refused } from '#main/app/outcome.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, insert } from '#main/modules/lists/statements.ts';
import { invoiceMoneyChanged } from '#main/modules/messages/cancel-messages.ts';
import { presentInvoiceText } from '#main/modules/audit/row-text.ts';
import { missingInSettings, readSettings, sellerOf } from '#main/modules/organisation/settings.ts';
import { fullCreditNote } from '#shared/domain/invoices/credit-note.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { archiveDocument } from './archive-document.ts';
import { commitOrDiscard } from './commit-or-discard.ts';
import { readDocument } from './frozen-document.ts';
import { replaceLines } from './invoice-lines.ts';
import { findInvoice, type StoredInvoice } from './invoice-rows.ts';
import { blockingCodes } from './issue-candidate.ts';
import { freeze } from './issue-invoice.ts';
import { nextNumber, seriesIsClosed, takeNumber } from './series.ts';

/** What crediting an invoice is asked. */
export interface CreditOrder {
  readonly uid: Uid;
  readonly expectedNumber: string;
  /** Printed on the credit note. */
  readonly reason: string;
}

/** An invoice that a full credit note may cancel, with the number that the note would get. */
export function creditable(db: ReadDb, access: Access, uid: Uid, today: LocalDate) {
  const invoice = findInvoice(db, access, uid);
  if (invoice === null) return notFound('invoice');
  const document = invoice.document === null ? null : readDocument(invoice.document);
  const content = fullCreditNote(
    document === null ? { status: 'draft' } : { status: 'issued', document, creditedBy: invoice.creditedBy },
  );
  if (!content.ok) {
    switch (content.error.tag) {
      case 'NotIssuedYet':
        return refused('NotIssued');
      case 'CreditNoteOfCreditNote':
        return refused('IsACreditNote');
      case 'AlreadyCredited':
        return refused('AlreadyCredited', { details: { by: content.error.by } });
    }
  }
  const next = nextNumber(db, 'credit-note', today);
  if (!next.ok) return refused('ClockBeforeLastIssue', { details: { ...next.error } });
  // The two series count apart, but no credit note is older than what it cancels.
  if (document !== null && today < document.issueDate)
    return refused('ClockBeforeLastIssue', { details: { lastIssueDate: document.issueDate, today } });
  return ok({
    invoice,
    content: content.value,
    next: next.value,
    missing: missingInSettings(readSettings(db)),
  });
}

function readyToCredit(db: ReadDb, context: ProcessContext, order: CreditOrder) {
  const today = context.clock.today();
  const found = creditable(db, context.access, order.uid, today);
  if (!found.ok) return found;
  if (seriesIsClosed(db)) return refused('SeriesClosed');
  if (found.value.next.text !== order.expectedNumber)
    return refused('NumberMoved', { details: { expected: found.value.next.text } });
  return ok({ ...found.value, today });
}

/**
 * Issues the full credit note of an invoice in its own series, by the path an invoice takes.
 *
 * Only the seller's particulars may stand in the way: what was invoiced can always be taken back as it was. The
 * services of the invoice stay on it; billing them again is a new piece of work.
 */
export async function creditInvoice(context: ProcessContext, order: CreditOrder) {
  const ready = readyToCredit(context.db(), context, order);
  if (!ready.ok) return ready;
  const codes = blockingCodes(ready.value.missing);
  if (codes.length > 0) return refused('MissingBeforeIssue', { details: { codes } });
  const { content, next, today } = ready.value;
  const document: InvoiceDocument = {
    ...content,
    number: next.text,
    issueDate: today,
    dueDate: today,
    seller: sellerOf(readSettings(context.db())),
    paymentTerms: '',
    note: order.reason,
    issuedAt: context.clock.now(),
  };
  const archived = await archiveDocument(context, document);
  return commitOrDiscard(context, archived, (db) => {
    const still = readyToCredit(db, context, order);
    if (!still.ok) return still;
    if (still.value.today !== document.issueDate)
      return refused('NumberMoved', { details: { expected: still.value.next.text } });
    takeNumber(db, still.value.next.number, document.issueDate);
    const uid = context.newUid();
    const id = insertCreditDraft(db, still.value.invoice, document, uid, context.access.actor.id);
    freeze(db, id, document, archived, context.access.actor.id);
    change(
      db,
      'update invoices set credited_by_id = @id, revision = revision + 1, updated_at = @now where id = @original',
      { id, original: still.value.invoice.id, now: document.issuedAt },
    );
    invoiceMoneyChanged(db, still.value.invoice.id, document.issuedAt);
    context.note({
      objectKind: 'invoice',
      objectUid: uid,
      details: { number: document.number, corrects: still.value.invoice.number ?? '' },
      row: presentInvoiceText(db, uid),
    });
    return ok({ uid, number: document.number });
  });
}

/** The credit note as a draft of the same transaction: lines may only be written before a document is frozen. */
function insertCreditDraft(
  db: WriteDb,
  invoice: StoredInvoice,
  document: InvoiceDocument,
  uid: Uid,
  actorId: number,
): number {
  const id = insert(
    db,
    `insert into invoices (uid, kind, status, client_id, subject, order_reference, supply_from, supply_to, note,
       language, net_cents, tax_cents, gross_cents, corrects_id, search_text, created_at, created_by_id, updated_at)
     values (@uid, 'credit-note', 'draft', @clientId, @subject, @orderReference, @supplyFrom, @supplyTo, @note,
       @language, @net, @tax, @gross, @correctsId, '', @now, @actorId, @now)`,
    {
      uid: uidToBytes(uid),
      clientId: invoice.clientId,
      subject: document.subject,
      orderReference: document.orderReference,
      supplyFrom: document.supply?.from ?? null,
      supplyTo: document.supply?.to ?? null,
      note: document.note,
      language: document.language,
      net: document.totals.netCents,
      tax: document.totals.taxCents,
      gross: document.totals.grossCents,
      correctsId: invoice.id,
      now: document.issuedAt,
      actorId,
    },
  );
  replaceLines(
    db,
    id,
    document.lines.map((line) => ({ ...line, serviceId: null })),
  );
  return id;
}
