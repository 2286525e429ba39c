import type { ProcessContext } from '#main/app/context.ts';
import { conflict, notFound, refused } from '#main/app/outcome.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change } from '#main/modules/lists/statements.ts';
import { presentInvoiceText } from '#main/modules/audit/row-text.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { archiveDocument, insertBlob, type ArchivedPdf } from './archive-document.ts';
import { commitOrDiscard } from './commit-or-discard.ts';
import { writeDocument } from './frozen-document.ts';
import { findInvoice } from './invoice-rows.ts';
import { searchTextOf } from './invoice-search-text.ts';
import { blockingCodes, issueCandidate } from './issue-candidate.ts';
import { nextNumber, seriesIsClosed, takeNumber } from './series.ts';

/** What issuing a draft is asked: the number the person saw on the button must still be the next one. */
export interface IssueOrder {
  readonly uid: Uid;
  readonly revision: number;
  readonly expectedNumber: string;
}

/** Everything that must hold before a draft is drawn, and once more in the transaction that numbers it. */
function readyToIssue(db: ReadDb, context: ProcessContext, order: IssueOrder) {
  const draft = findInvoice(db, context.access, order.uid);
  if (draft === null) return notFound('invoice');
  if (draft.status !== 'draft') return refused('NotADraft');
  if (draft.revision !== order.revision) return conflict('invoice', draft.revision);
  if (seriesIsClosed(db)) return refused('SeriesClosed');
  const today = context.clock.today();
  const next = nextNumber(db, 'invoice', today);
  if (!next.ok) return refused('ClockBeforeLastIssue', { details: { ...next.error } });
  if (next.value.text !== order.expectedNumber)
    return refused('NumberMoved', { details: { expected: next.value.text } });
  return ok({ draft, today, next: next.value });
}

/**
 * Issues a draft (design.md §5 "Issuing"): draws and stores the PDF under the expected number first, then numbers,
 * freezes and archives in one short transaction that checks everything again.
 *
 * A crash in between leaves a file that nothing refers to; the next start sweeps it.
 */
export async function issueInvoice(context: ProcessContext, order: IssueOrder) {
  const ready = readyToIssue(context.db(), context, order);
  if (!ready.ok) return ready;
  const candidate = issueCandidate(context.db(), ready.value.draft, ready.value.today);
  const codes = blockingCodes(candidate.problems);
  if (codes.length > 0) return refused('MissingBeforeIssue', { details: { codes } });
  const document: InvoiceDocument = {
    ...candidate.document,
    number: ready.value.next.text,
    issuedAt: context.clock.now(),
  };
  const archived = await archiveDocument(context, document);
  return commitOrDiscard(context, archived, (db) => {
    const still = readyToIssue(db, context, order);
    if (!still.ok) return still;
    const { draft, next, today } = still.value;
    // Midnight passed while it was drawn: the page bears yesterday's date.
    if (today !== document.issueDate) return refused('NumberMoved', { details: { expected: next.text } });
    takeNumber(db, next.number, today);
    freeze(db, draft.id, document, archived, context.access.actor.id);
    context.note({
      objectKind: 'invoice',
      objectUid: order.uid,
      details: { number: document.number },
      row: presentInvoiceText(db, order.uid),
    });
    return ok({
      number: document.number,
      issueDate: document.issueDate,
      dueDate: document.dueDate,
      revision: draft.revision + 1,
      warnings: [...archived.warnings],
    });
  });
}

/** Turns a draft row into the issued document; triggers refuse every change of it from here on. */
export function freeze(
  db: WriteDb,
  id: number,
  document: InvoiceDocument,
  archived: ArchivedPdf,
  actorId: number,
): void {
  insertBlob(db, archived, document.issuedAt);
  change(
    db,
    `update invoices set status = 'issued', number = @number, issue_date = @issueDate, due_date = @dueDate,
       net_cents = @net, tax_cents = @tax, gross_cents = @gross, document = @document, pdf_blob = @blob,
       pdf_sha256 = @sha256, issued_at = @issuedAt, issued_by_id = @actorId, search_text = @searchText,
       revision = revision + 1, updated_at = @issuedAt
     where id = @id and status = 'draft'`,
    {
      id,
      actorId,
      number: document.number,
      issueDate: document.issueDate,
      dueDate: document.dueDate,
      net: document.totals.netCents,
      tax: document.totals.taxCents,
      gross: document.totals.grossCents,
      document: writeDocument(document),
      blob: archived.blob.name,
      sha256: archived.sha256,
      issuedAt: document.issuedAt,
      searchText: searchTextOf({ ...document, clientName: document.buyer.name }),
    },
  );
}
