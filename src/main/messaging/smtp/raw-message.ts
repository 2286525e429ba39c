import type { OutgoingEmail } from '../messenger.ts';

/**
 * The bytes of a message by RFC 5322 and MIME.
 *
 * Addresses are handed over as values, never as text to be parsed, and the builder may open neither files nor addresses.
 */
export async function rawMessage(message: OutgoingEmail): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    from: message.from,
    to: message.to,
    ...(message.replyTo === null ? {} : { replyTo: { name: '', address: message.replyTo } }),
    subject: message.subject,
    messageId: message.messageId,
    date: message.date,
    text: message.text,
    ...(message.html === null ? {} : { html: message.html }),
    attachments: message.files.map((file) => ({
      filename: file.name,
      contentType: file.type,
      content: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
    })),
    // RFC 3834: answering machines of clients stay silent.
    headers: { 'Auto-Submitted': 'auto-generated' },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
