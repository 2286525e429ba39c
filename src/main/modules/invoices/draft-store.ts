import { uidToBytes } from '#main/db/columns.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { change, insert } from '#main/modules/lists/statements.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { CheckedDraft } from './draft-input.ts';
import { bindServices, freeServices, replaceLines } from './invoice-lines.ts';

/** Adds a draft with its lines and binds its services; answers its id. */
export function insertDraft(
  db: WriteDb,
  draft: CheckedDraft,
  made: { readonly uid: Uid; readonly now: Instant; readonly actorId: number },
): number {
  const { lines, ...fields } = draft;
  const id = insert(
    db,
    `insert into invoices (uid, kind, status, client_id, subject, order_reference, supply_from, supply_to, due_date,
       note, language, net_cents, tax_cents, gross_cents, search_text, created_at, created_by_id, updated_at)
     values (@uid, 'invoice', 'draft', @clientId, @subject, @orderReference, @supplyFrom, @supplyTo, @dueDate,
       @note, @language, @netCents, @taxCents, @grossCents, @searchText, @now, @actorId, @now)`,
    { ...fields, uid: uidToBytes(made.uid), now: made.now, actorId: made.actorId },
  );
  replaceLines(db, id, lines);
  bindServices(db, id);
  return id;
}

/** Replaces a draft. */
export function updateDraft(db: WriteDb, id: number, draft: CheckedDraft, now: Instant): void {
  const { lines, ...fields } = draft;
  change(
    db,
    `update invoices set client_id = @clientId, subject = @subject, order_reference = @orderReference,
       supply_from = @supplyFrom, supply_to = @supplyTo, due_date = @dueDate, note = @note, language = @language,
       net_cents = @netCents, tax_cents = @taxCents, gross_cents = @grossCents, search_text = @searchText,
       revision = revision + 1, updated_at = @now
     where id = @id`,
    { ...fields, id, now },
  );
  replaceLines(db, id, lines);
  bindServices(db, id);
}

/** Removes a draft; its services may be invoiced again. */
export function deleteDraft(db: WriteDb, id: number): void {
  freeServices(db, id);
  change(db, 'delete from invoices where id = @id', { id });
}

/** Notes when an issued document was sent, or that it was not. */
export function storeSent(db: WriteDb, id: number, sentAt: Instant | null, now: Instant): void {
  change(
    db,
    'update invoices set sent_at = @sentAt, revision = revision + 1, updated_at = @now where id = @id',
    { id, sentAt, now },
  );
}
