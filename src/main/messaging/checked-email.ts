import { domainToASCII } from 'node:url';
import { attachmentName } from '#shared/domain/messages/attachment-name.ts';
import { bodyText, headerText } from '#shared/domain/messages/header-text.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import type { SendFailure } from '#shared/domain/messages/message.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { OutgoingEmail } from './messenger.ts';

/** Longest subject in characters: beyond, programs cut it and filters take it for spam. */
export const MOST_SUBJECT = 255;

const MOST_NAME = 120;
const MOST_BODY = 100_000;

/** Bytes of all attachments: base64 makes 14 MB of them 19, and most servers take 20 to 25. */
export const MOST_ATTACHED = 14_000_000;

const MESSAGE_ID = /^<[\w.+-]{1,120}@[\w.-]{1,120}>$/;

/**
 * An address as the envelope and the header take it: dot-atom, domain in punycode; null when it is none.
 *
 * A quoted local part is refused although RFC 5321 knows it: what two programs read in it can differ, and a message
 * went to the wrong domain that way (nodemailer issue 1766). A local part that looks like an encoded word (RFC 2047) is a
 * dot-atom, but readers decode it into something else.
 */
export function envelopeAddress(text: string): string | null {
  const parsed = parseEMail(text);
  if (!parsed.ok || parsed.value.notSendable !== null || text.includes('=?')) return null;
  const at = parsed.value.address.lastIndexOf('@');
  const domain = domainToASCII(parsed.value.address.slice(at + 1));
  const address = `${parsed.value.address.slice(0, at)}@${domain}`;
  // The conversion maps letters, so what came out is read once more.
  const again = parseEMail(address);
  // oxlint-disable-next-line no-control-regex -- the whole of ASCII without controls is what is asked for.
  return again.ok && again.value.address === address && /^[\u0021-\u007e]+$/.test(address) ? address : null;
}

const nameOf = (name: string): string => Array.from(headerText(name)).slice(0, MOST_NAME).join('');

/** The message as it may be handed to any carrier, or why not: the last look, whoever wrote it. */
export function checkedEmail(message: OutgoingEmail): Result<OutgoingEmail, SendFailure> {
  if (message.to.address.trim() === '') return err('NoRecipient');
  const to = envelopeAddress(message.to.address);
  if (to === null) return err('WrongAddress');
  const from = envelopeAddress(message.from.address);
  const replyTo = message.replyTo === null ? null : envelopeAddress(message.replyTo);
  if (from === null || (replyTo === null && message.replyTo !== null)) return err('SenderRefused');
  const subject = headerText(message.subject);
  if (subject.length > MOST_SUBJECT || message.text.length > MOST_BODY) return err('MessageTooLong');
  if (!MESSAGE_ID.test(message.messageId)) return err('ContentRefused');
  const attached = message.files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (attached > MOST_ATTACHED) return err('AttachmentTooLarge');
  return ok({
    ...message,
    from: { name: nameOf(message.from.name), address: from },
    to: { name: nameOf(message.to.name), address: to },
    replyTo,
    subject,
    text: bodyText(message.text),
    html: message.html === null ? null : bodyText(message.html),
    files: message.files.map((file) => ({ ...file, name: attachmentName(file.name) })),
  });
}
