import type { Messenger, SendOutcome } from '#main/messaging/messenger.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { surveyHtml } from '#main/modules/surveys/survey-message.ts';
import type { MessageAttachment, SendFailure } from '#shared/domain/messages/message.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import type { StoredMessage } from './message-rows.ts';
import type { OutboxTools } from './outbox-tools.ts';

/** An attempt that came to its end, and who carried it. */
export interface HandedOver {
  readonly outcome: SendOutcome;
  readonly by: string;
}

const refusedFor = (reason: SendFailure, by: string): HandedOver => ({
  outcome: { tag: 'refused', reason, answerCode: '' },
  by,
});

/** An attempt with everything read: only the network is left. */
type Prepared = () => Promise<HandedOver>;

/**
 * Hands a leased message to its channel; what the world answers is an outcome, never an exception.
 *
 * What breaks while it is made ready surely did not leave (the vault was locked meanwhile); what breaks behind the
 * port is a bug of which nobody knows how far it came.
 */
export async function handToMessenger(
  tools: OutboxTools,
  messenger: Messenger,
  message: StoredMessage,
): Promise<HandedOver> {
  let send: Prepared;
  try {
    send = await prepare(tools, messenger, message);
  } catch {
    return { outcome: { tag: 'later', reason: 'UnknownFailure', answerCode: '' }, by: '' };
  }
  try {
    return await send();
  } catch {
    return { outcome: { tag: 'uncertain', reason: 'UnknownFailure', answerCode: '' }, by: '' };
  }
}

async function prepare(
  tools: OutboxTools,
  { email, sms }: Messenger,
  message: StoredMessage,
): Promise<Prepared> {
  const answer =
    (handed: HandedOver): Prepared =>
    () =>
      Promise.resolve(handed);
  if (message.channel === 'sms' && sms !== null) {
    const wish = { to: message.recipientAddress, text: message.body, reference: message.uid };
    return async () => ({ outcome: await sms.send(wish), by: sms.name });
  }
  if (message.channel !== 'email' || email === null) return answer(refusedFor('ChannelNotSet', ''));
  const address = parseEMail(message.recipientAddress);
  if (!address.ok) return answer(refusedFor('WrongAddress', email.name));
  const db = tools.vault.read();
  const { settings } = currentMessaging(db);
  const company = readSettings(db).name;
  // Written by our own code only.
  const attachments = JSON.parse(message.attachments) as readonly MessageAttachment[];
  const files = await tools.files(attachments, message);
  if (!files.ok) return answer(refusedFor(files.error, email.name));
  const outgoing = {
    messageId: message.messageId,
    from: {
      name: settings.email.fromName === '' ? company : settings.email.fromName,
      address: settings.email.fromAddress,
    },
    replyTo: settings.email.replyTo === '' ? null : settings.email.replyTo,
    to: { name: message.recipientName, address: address.value.address },
    subject: message.subject,
    text: message.body,
    // Buttons to answer with; every other message is plain text.
    html: message.kind === 'survey' ? surveyHtml(message.body, message.language) : null,
    files: files.value,
    date: new Date(tools.deps.clock.now()),
  };
  return async () => ({ outcome: await email.send(outgoing), by: email.name });
}
