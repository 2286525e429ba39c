import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { createSendgridChannel } from './sendgrid/sendgrid-channel.ts';
import { createSmtpChannel } from './smtp/smtp-channel.ts';
import type { SmtpTimeouts } from './smtp/smtp-line.ts';
import { createTwilioChannel } from './twilio/twilio-channel.ts';
import type { Messenger, MessengerFactory, MessengerSecrets } from './messenger.ts';

type Tools = Parameters<MessengerFactory>[2];

/** What only tests set: other addresses of the providers, and less patience. Settings of the product reach none of it. */
export interface MessengerOptions extends Tools {
  readonly sendgridAddress?: string;
  readonly twilioAddress?: string;
  readonly timeouts?: SmtpTimeouts;
  /** Milliseconds a provider is waited for. */
  readonly providerTimeout?: number;
}

type EmailChannel = NonNullable<Messenger['email']> & { close?(): Promise<void> };

function emailOf(
  settings: MessagingSettings,
  secrets: MessengerSecrets,
  options: MessengerOptions,
): EmailChannel | null {
  const { email } = settings;
  switch (email.way) {
    case 'smtp':
      return createSmtpChannel(email.smtp, secrets, options);
    case 'sendgrid':
      return createSendgridChannel(secrets['sendgrid-key'] ?? null, options);
    case 'none':
    case 'mail-program':
      return null;
    default:
      return unreachable(email.way);
  }
}

/** The real ways out: SMTP, SendGrid and Twilio; the code of each is loaded with its first message. */
export function createMessenger(
  settings: MessagingSettings,
  secrets: MessengerSecrets,
  options: MessengerOptions,
): Messenger {
  const email = emailOf(settings, secrets, options);
  return {
    email,
    sms:
      settings.sms.way === 'twilio'
        ? createTwilioChannel(settings.sms, secrets['twilio-token'] ?? null, options)
        : null,
    close: async () => {
      await email?.close?.();
    },
  };
}
