import { createHash } from 'node:crypto';
import type { ProcessContext } from '#main/app/context.ts';
import { notFound, refused } from '#main/app/outcome.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { readBlob } from '#main/vault/blob-store.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { findInvoice } from './invoice-rows.ts';

/** The archived PDF of a document, byte for byte; a file that is not what was archived is refused, never shown. */
export async function archivedPdf(
  context: ProcessContext,
  { uid, purpose }: { readonly uid: Uid; readonly purpose: string },
) {
  const db = context.db();
  const invoice = findInvoice(db, context.access, uid);
  if (invoice === null) return notFound('invoice');
  if (invoice.number === null || invoice.pdfBlob === null) return refused('NotIssued');
  const details = { number: invoice.number };
  const stored = rowOf<{ readonly key: Buffer }>(db, 'select key from blobs where name = @name', {
    name: invoice.pdfBlob,
  });
  if (stored === null) return refused('ArchiveDamaged', { details });
  const content = await readBlob(context.vault.folder, invoice.pdfBlob, stored.key);
  stored.key.fill(0);
  if (!content.ok) return refused('ArchiveDamaged', { details });
  const sha256 = createHash('sha256').update(content.value).digest('hex');
  if (sha256 !== invoice.pdfSha256) return refused('ArchiveDamaged', { details });
  context.note({ objectKind: 'invoice', objectUid: uid, details: { ...details, purpose } });
  // Nothing changes; the commit is what writes the reading down.
  context.commit(() => null);
  // A copy with a memory of its own: a pooled buffer would hand out its neighbours.
  return ok(new File([new Uint8Array(content.value)], `${invoice.number}.pdf`, { type: 'application/pdf' }));
}
