import { uidToBytes } from '#main/db/columns.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { change, insert, rowOf } from '#main/modules/lists/statements.ts';
import type { MessageAttachment, MessageChannel, MessageKind } from '#shared/domain/messages/message.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** What a message is about: an invoice or a service, at a level. */
export type MessageSubject = { readonly level: string } & (
  | { readonly invoiceId: number; readonly serviceId: null }
  | { readonly invoiceId: null; readonly serviceId: number }
);

/** A message to be written into the outbox. */
export interface NewMessage {
  readonly uid: Uid;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly clientId: number;
  readonly language: 'fr' | 'en';
  readonly recipientName: string;
  readonly recipientAddress: string;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly MessageAttachment[];
  /** Whether a person must approve it first. */
  readonly isAutomatic: boolean;
  readonly notBefore: Instant;
  readonly subjects: readonly MessageSubject[];
}

/**
 * Writes a message into the outbox, in the caller's transaction; answers its id, or null when every one of its subjects
 * was written about before (the unique index decides, not a look beforehand).
 */
export function writeMessage(db: WriteDb, message: NewMessage, now: Instant): number | null {
  const id = insert(
    db,
    `insert into messages (uid, kind, channel, client_id, language, recipient_name, recipient_address, subject, body,
       attachments, state, not_before, message_id, created_at, updated_at)
     values (@uid, @kind, @channel, @clientId, @language, @recipientName, @recipientAddress, @subject, @body,
       @attachments, @state, @notBefore, @messageId, @now, @now)`,
    {
      uid: uidToBytes(message.uid),
      kind: message.kind,
      channel: message.channel,
      clientId: message.clientId,
      language: message.language,
      recipientName: message.recipientName,
      recipientAddress: message.recipientAddress,
      subject: message.subject,
      body: message.body,
      attachments: JSON.stringify(message.attachments),
      state: message.isAutomatic ? 'waiting' : 'to-approve',
      notBefore: message.notBefore,
      // Random and of no name: the part after the @ must not tell the sender's machine (RFC 5322 §3.6.4).
      messageId: `<${message.uid}@carnet.invalid>`,
      now,
    },
  );
  let written = 0;
  for (const subject of message.subjects) {
    written += change(
      db,
      `insert into message_subjects (message_id, invoice_id, service_id, level, channel, created_at)
       values (@id, @invoiceId, @serviceId, @level, @channel, @now) on conflict do nothing`,
      { id, ...subject, channel: message.channel, now },
    );
  }
  if (written > 0) return id;
  change(db, 'delete from messages where id = @id', { id });
  return null;
}

/** Whether something was already written about an invoice or service at a level. */
export const isWritten = (
  db: WriteDb,
  subject: MessageSubject & { readonly channel: MessageChannel },
): boolean =>
  rowOf(
    db,
    `select id from message_subjects where level = @level and channel = @channel
       and (invoice_id = @invoiceId or service_id = @serviceId)`,
    subject,
  ) !== null;
