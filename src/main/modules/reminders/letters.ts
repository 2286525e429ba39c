import { createHash } from 'node:crypto';
import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import type { OutgoingFile } from '#main/messaging/messenger.ts';
import { buyerOf } from '#main/modules/invoices/buyer.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { readLogoBytes } from '#main/modules/organisation/logo.ts';
import { readSettings, sellerOf } from '#main/modules/organisation/settings.ts';
import { readBlob } from '#main/vault/blob-store.ts';
import type { MessageAttachment, MessageChannel } from '#shared/domain/messages/message.ts';
import type { ClientLetter, LetterRow } from '#shared/domain/reminders/client-letter.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { lateInvoices, type LateInvoice } from './late-invoices.ts';
import { levelTemplate } from './level-template.ts';
import { reminderText } from './message-text.ts';

/** The message that a file goes along with. */
export interface AttachedMessage {
  readonly id: number;
  readonly clientId: number;
  readonly language: 'fr' | 'en';
  readonly channel: MessageChannel;
  readonly subject: string;
  readonly body: string;
}

/** What drawing and reading files takes. */
export interface FileSources {
  readonly vault: Pick<VaultRuntime, 'folder' | 'read'>;
  readonly deps: Pick<AppDeps, 'pdf' | 'clock'>;
}

const FILE_NAMES = {
  fr: { statement: 'releve-de-compte.pdf', 'formal-notice': 'mise-en-demeure.pdf', reminder: 'relance.pdf' },
  en: {
    statement: 'statement-of-account.pdf',
    'formal-notice': 'formal-notice.pdf',
    reminder: 'reminder.pdf',
  },
} as const;

/**
 * The bytes of one attachment, drawn or read when the message is sent; null when the archive no longer holds it, which
 * the sender tells as `AttachmentMissing`. File names hold no name of a person: an invoice's is its number.
 */
export async function attachmentBytes(
  vault: FileSources['vault'],
  deps: FileSources['deps'],
  message: AttachedMessage,
  attachment: MessageAttachment,
): Promise<OutgoingFile | null> {
  switch (attachment.kind) {
    case 'invoice':
      return archivedInvoice(vault, attachment.invoiceUid as Uid);
    case 'statement':
      return draw(
        { vault, deps },
        statementOf(vault.read(), message.clientId, message.language, deps.clock.today()),
      );
    case 'formal-notice': {
      const { subject, body } =
        message.channel === 'letter'
          ? message
          : reminderText(vault.read(), {
              clientId: message.clientId,
              invoiceIds: invoicesOf(vault.read(), message.id),
              template: 'formal-notice',
              channel: 'letter',
              today: deps.clock.today(),
              language: message.language,
            });
      return draw(
        { vault, deps },
        {
          ...letterOf(vault.read(), { ...message, subject, body }, deps.clock.today()),
          kind: 'formal-notice',
        },
      );
    }
    default:
      return unreachable(attachment);
  }
}

/** A letter of the queue as it is to be posted, drawn from its text as it stands. */
export const letterBytes = (sources: FileSources, message: AttachedMessage): Promise<OutgoingFile> =>
  draw(sources, letterOf(sources.vault.read(), message, sources.deps.clock.today()));

/** Draws a letter in the drawing thread. */
export async function draw({ vault, deps }: FileSources, letter: ClientLetter): Promise<OutgoingFile> {
  const db = vault.read();
  const { bytes } = await deps.pdf.renderLetter({
    letter,
    logo: readLogoBytes(db),
    hue: readSettings(db).brandHue,
  });
  return { name: FILE_NAMES[letter.language][letter.kind], type: 'application/pdf', bytes };
}

/** Every open invoice of a client, without interest. */
export function statementOf(
  db: ReadDb,
  clientId: number,
  language: 'fr' | 'en',
  today: LocalDate,
): ClientLetter {
  const ids = rowsOf<{ readonly id: number }>(
    db,
    `select invoices.id from invoices where invoices.client_id = @clientId and ${OPEN_INVOICE}
     order by invoices.due_date, invoices.id`,
    { clientId },
  ).map(({ id }) => id);
  return {
    kind: 'statement',
    language,
    madeOn: today,
    ...partiesOf(db, clientId),
    subject: '',
    body: '',
    rows: lateInvoices(db, ids, today).map(toRow),
  };
}

/** The formal notice of some invoices with the text in force, not out of the queue. */
export function noticeOf(
  db: ReadDb,
  {
    clientId,
    invoiceIds,
    today,
  }: { readonly clientId: number; readonly invoiceIds: readonly number[]; readonly today: LocalDate },
): ClientLetter {
  const { language, subject, body } = reminderText(db, {
    clientId,
    invoiceIds,
    template: 'formal-notice',
    channel: 'letter',
    today,
  });
  return {
    kind: 'formal-notice',
    language,
    madeOn: today,
    ...partiesOf(db, clientId),
    subject,
    body,
    rows: lateInvoices(db, invoiceIds, today).map(toRow),
  };
}

function letterOf(db: ReadDb, message: AttachedMessage, today: LocalDate): ClientLetter {
  return {
    kind: levelTemplate(db, message.id) === 'formal-notice' ? 'formal-notice' : 'reminder',
    language: message.language,
    madeOn: today,
    ...partiesOf(db, message.clientId),
    subject: message.subject,
    body: message.body,
    rows: lateInvoices(db, invoicesOf(db, message.id), today).map(toRow),
  };
}

const partiesOf = (db: ReadDb, clientId: number): Pick<ClientLetter, 'seller' | 'buyer'> => ({
  seller: sellerOf(readSettings(db)),
  buyer: buyerOf(db, clientId),
});

const toRow = (invoice: LateInvoice): LetterRow => ({
  number: invoice.number,
  issueDate: invoice.issueDate,
  dueDate: invoice.dueDate,
  daysLate: invoice.daysLate,
  grossCents: invoice.grossCents,
  restCents: invoice.restCents,
  interestCents: invoice.interestCents,
  feeCents: invoice.feeCents,
  rate: invoice.isConsumer || invoice.daysLate <= 0 ? null : invoice.rate,
});

/** Ids of the invoices that a message is about. */
export const invoicesOf = (db: ReadDb, messageId: number): readonly number[] =>
  rowsOf<{ readonly id: number }>(
    db,
    `select distinct invoice_id as id from message_subjects where message_id = @messageId and invoice_id is not null`,
    { messageId },
  ).map(({ id }) => id);

/** The PDF that was archived when the invoice was issued; a file that is not what was archived is not sent. */
async function archivedInvoice(vault: FileSources['vault'], uid: Uid): Promise<OutgoingFile | null> {
  const row = rowOf<{
    readonly number: string;
    readonly blob: string;
    readonly sha256: string;
    readonly key: Buffer;
  }>(
    vault.read(),
    `select invoices.number, invoices.pdf_blob as blob, invoices.pdf_sha256 as sha256, blobs.key
     from invoices join blobs on blobs.name = invoices.pdf_blob
     where invoices.uid = @uid and invoices.status = 'issued'`,
    { uid: uidToBytes(uid) },
  );
  if (row === null) return null;
  const content = await readBlob(vault.folder, row.blob, row.key);
  row.key.fill(0);
  if (!content.ok) return null;
  if (createHash('sha256').update(content.value).digest('hex') !== row.sha256) return null;
  return { name: `${row.number}.pdf`, type: 'application/pdf', bytes: new Uint8Array(content.value) };
}
