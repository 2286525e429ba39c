import { createHash } from 'node:crypto';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { OutgoingFile } from '#main/messaging/messenger.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { readBlob } from '#main/vault/blob-store.ts';
import type { SendFailure } from '#shared/domain/messages/message.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** The archived PDF of an invoice, byte for byte; what is not what was archived does not leave. */
export async function invoiceFile(
  vault: VaultRuntime,
  invoiceUid: Uid,
): Promise<Result<OutgoingFile, SendFailure>> {
  const invoice = rowOf<{
    readonly number: string | null;
    readonly sha256: string | null;
    readonly blob: string | null;
    readonly key: Buffer | null;
  }>(
    vault.read(),
    `select invoices.number, invoices.pdf_sha256 as sha256, invoices.pdf_blob as blob, blobs.key
     from invoices left join blobs on blobs.name = invoices.pdf_blob where invoices.uid = @uid`,
    { uid: uidToBytes(invoiceUid) },
  );
  if (invoice === null || invoice.number === null || invoice.blob === null || invoice.key === null)
    return err('AttachmentMissing');
  const content = await readBlob(vault.folder, invoice.blob, invoice.key);
  invoice.key.fill(0);
  if (!content.ok) return err('AttachmentMissing');
  if (createHash('sha256').update(content.value).digest('hex') !== invoice.sha256)
    return err('AttachmentMissing');
  return ok({ name: `${invoice.number}.pdf`, type: 'application/pdf', bytes: content.value });
}
