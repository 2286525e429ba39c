import { createHash } from 'node:crypto';
import type { ProcessContext } from '#main/app/context.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import { readLogoBytes } from '#main/modules/organisation/logo.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { removeBlob, writeBlob, type StoredBlob } from '#main/vault/blob-store.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import { mentionsFor } from '#shared/domain/invoices/mentions.ts';
import { sepaQrPayload } from '#shared/domain/invoices/sepa-qr.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** A drawn document whose encrypted file is on the disk but not yet in the base. */
export interface ArchivedPdf {
  readonly blob: StoredBlob;
  readonly sha256: string;
  readonly byteCount: number;
  /** Characters that the fonts lack and that stand as `?` on the page. */
  readonly warnings: readonly string[];
}

/** Draws a document and stores its PDF durably; nothing refers to the file until its row is inserted. */
export async function archiveDocument(
  context: ProcessContext,
  document: InvoiceDocument,
): Promise<ArchivedPdf> {
  const db = context.db();
  const drawn = await context.deps.pdf.render({
    document,
    mentions: mentionsFor(document).map((mention) => mention.text),
    sepaQrPayload: sepaQrPayload(document),
    logo: readLogoBytes(db),
    hue: readSettings(db).brandHue,
  });
  const stored = await writeBlob(context.vault.folder, drawn.bytes, context.deps.random);
  if (!stored.ok) {
    // The code is what the error map knows a full disk by; the message holds no data.
    throw Object.assign(new Error('The PDF of a document was not stored'), {
      code: stored.error === 'DiskFull' ? 'ENOSPC' : 'EIO',
    });
  }
  return {
    blob: stored.value,
    sha256: createHash('sha256').update(drawn.bytes).digest('hex'),
    byteCount: drawn.bytes.length,
    warnings: [...new Set(drawn.warnings.flatMap((warning) => warning.characters))],
  };
}

/** Makes the file part of the base: its key, hash and size. */
export function insertBlob(db: WriteDb, archived: ArchivedPdf, now: Instant): void {
  change(
    db,
    'insert into blobs (name, key, sha256, bytes, created_at) values (@name, @key, @sha256, @bytes, @now)',
    {
      name: archived.blob.name,
      key: archived.blob.key,
      sha256: archived.sha256,
      bytes: archived.byteCount,
      now,
    },
  );
}

/**
 * Removes the file of a document that was not issued after all.
 *
 * A file the base refers to stays, whatever the caller believes; one that cannot be removed is swept at start.
 */
export async function discardArchived(context: ProcessContext, archived: ArchivedPdf): Promise<void> {
  archived.blob.key.fill(0);
  if (isReferred(context.db(), archived.blob.name)) return;
  await removeBlob(context.vault.folder, archived.blob.name);
}

const isReferred = (db: ReadDb, name: string): boolean =>
  rowOf(db, 'select 1 from blobs where name = @name', { name }) !== null;
