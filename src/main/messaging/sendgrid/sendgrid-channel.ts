import type sendgrid from '@sendgrid/mail';
import type { Redacted } from '#shared/kernel/redacted.ts';
import { checkedEmail } from '../checked-email.ts';
import type { Messenger, OutgoingEmail, SendOutcome } from '../messenger.ts';
import { sendgridOutcome } from './sendgrid-outcome.ts';

const TIMEOUT = 60_000;

// The package's types name only its shared service; ours is one of its own, so that no key outlives its messenger.
type MailService = typeof sendgrid;
type Package = { readonly MailService: new () => MailService };

async function serviceOf(
  key: string,
  tools: { readonly sendgridAddress?: string; readonly providerTimeout?: number },
): Promise<MailService> {
  const { default: shared } = await import('@sendgrid/mail');
  const service = new (shared as unknown as Package).MailService();
  service.setApiKey(key);
  service.setTimeout(tools.providerTimeout ?? TIMEOUT);
  const { client } = service as unknown as {
    readonly client: { setDefaultRequest(name: string, value: unknown): void };
  };
  // A redirection would carry the key to somebody else.
  client.setDefaultRequest('maxRedirects', 0);
  if (tools.sendgridAddress !== undefined) client.setDefaultRequest('baseUrl', tools.sendgridAddress);
  return service;
}

const personOf = ({ name, address }: OutgoingEmail['to']) => ({
  email: address,
  ...(name === '' ? {} : { name }),
});

/** The request body that SendGrid documents for `POST /v3/mail/send`; links stay as they are and nothing is counted. */
function mailOf(message: OutgoingEmail) {
  return {
    from: personOf(message.from),
    to: personOf(message.to),
    ...(message.replyTo === null ? {} : { replyTo: { email: message.replyTo } }),
    subject: message.subject,
    content: [
      { type: 'text/plain', value: message.text },
      ...(message.html === null ? [] : [{ type: 'text/html', value: message.html }]),
    ] as [{ type: string; value: string }],
    ...(message.files.length === 0
      ? {}
      : {
          attachments: message.files.map((file) => ({
            filename: file.name,
            type: file.type,
            disposition: 'attachment',
            content: Buffer.from(file.bytes).toString('base64'),
          })),
        }),
    headers: { 'Message-ID': message.messageId, 'Auto-Submitted': 'auto-generated' },
    // A rewritten link shows another host than ours, and a pixel tells when a client reads.
    trackingSettings: {
      clickTracking: { enable: false, enableText: false },
      openTracking: { enable: false },
    },
  };
}

const refused = (reason: 'SecretMissing' | 'WrongPassword'): SendOutcome => ({
  tag: 'refused',
  reason,
  answerCode: '',
});

/** E-mail through SendGrid's SDK; `null` key: it was not set, or its keychain lost it. */
export function createSendgridChannel(
  key: Redacted<string> | null,
  tools: { readonly sendgridAddress?: string; readonly providerTimeout?: number },
): NonNullable<Messenger['email']> {
  let service: Promise<MailService> | null = null;
  return {
    name: 'sendgrid',
    send: async (message) => {
      const checked = checkedEmail(message);
      if (!checked.ok) return { tag: 'refused', reason: checked.error, answerCode: '' };
      if (key === null) return refused('SecretMissing');
      // Every key begins so; the SDK would complain about another one on the console.
      if (!/^SG\.[\w.-]+$/.test(key.reveal())) return refused('WrongPassword');
      const ready = await (service ??= serviceOf(key.reveal(), tools));
      try {
        const [answer] = await ready.send(mailOf(checked.value));
        const id: unknown = (answer.headers as Readonly<Record<string, unknown>>)['x-message-id'];
        return { tag: 'sent', providerId: typeof id === 'string' ? id : null };
      } catch (thrown) {
        return sendgridOutcome(thrown);
      }
    },
    // What became of a message is told to web servers or to a paid add-on only; bounces come by mail.
  };
}
