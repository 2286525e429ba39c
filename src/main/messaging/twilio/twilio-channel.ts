import type { Twilio } from 'twilio';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { bodyText } from '#shared/domain/messages/header-text.ts';
import { phoneForSms } from '#shared/domain/messages/phone-for-sms.ts';
import { isSmsTooLong } from '#shared/domain/messages/sms-length.ts';
import type { SendFailure } from '#shared/domain/messages/message.ts';
import type { Redacted } from '#shared/kernel/redacted.ts';
import type { Messenger, SendOutcome } from '../messenger.ts';
import { twilioDelivery, twilioOutcome } from './twilio-outcome.ts';

const TIMEOUT = 30_000;

interface Tools {
  readonly twilioAddress?: string;
  readonly providerTimeout?: number;
}

async function clientOf(account: string, token: string, tools: Tools): Promise<Twilio> {
  const { default: sdk } = await import('twilio');
  const httpClient = new sdk.RequestClient({
    timeout: tools.providerTimeout ?? TIMEOUT,
    // Retried by nobody but a person: the SDK's own retries are off by default, and stay off.
    autoRetry: false,
    keepAlive: false,
  });
  const { twilioAddress } = tools;
  if (twilioAddress !== undefined) {
    const request = httpClient.request.bind(httpClient);
    httpClient.request = (wish) =>
      request({ ...wish, uri: wish.uri.replace(/^https:\/\/[^/]+/u, twilioAddress) });
  }
  // An empty environment: region and edge are not chosen by variables of the machine.
  return new sdk.Twilio(account, token, { httpClient, env: {}, lazyLoading: true });
}

const refused = (reason: SendFailure): SendOutcome => ({ tag: 'refused', reason, answerCode: '' });

/** A messaging service, or a number or name of the sender. */
const senderOf = (from: string) =>
  /^MG[0-9a-f]{32}$/iu.test(from) ? { messagingServiceSid: from } : { from };

/** Short messages through Twilio's SDK; `null` token: it was not set, or its keychain lost it. */
export function createTwilioChannel(
  settings: MessagingSettings['sms'],
  token: Redacted<string> | null,
  tools: Tools,
): NonNullable<Messenger['sms']> {
  let client: Promise<Twilio> | null = null;
  const ready = (secret: Redacted<string>): Promise<Twilio> =>
    (client ??= clientOf(settings.accountSid, secret.reveal(), tools));
  return {
    name: 'twilio',
    send: async (message) => {
      const phone = phoneForSms(message.to);
      if (!phone.ok) return refused(phone.error);
      const body = bodyText(message.text);
      if (body.trim() === '') return refused('ContentRefused');
      if (isSmsTooLong(body)) return refused('MessageTooLong');
      if (settings.from === '' || !/^AC[0-9a-f]{32}$/iu.test(settings.accountSid))
        return refused('ChannelNotSet');
      if (token === null) return refused('SecretMissing');
      try {
        const { messages } = await ready(token);
        const sent = await messages.create({ to: phone.value, body, ...senderOf(settings.from) });
        return { tag: 'sent', providerId: sent.sid };
      } catch (thrown) {
        return twilioOutcome(thrown);
      }
    },
    delivery: async (providerId) => {
      if (token === null || !/^(SM|MM)[0-9a-f]{32}$/iu.test(providerId)) return null;
      try {
        const { messages } = await ready(token);
        const { status, errorCode } = await messages(providerId).fetch();
        return twilioDelivery(status, errorCode);
      } catch {
        // Asking again later costs nothing.
        return null;
      }
    },
  };
}
