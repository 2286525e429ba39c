import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { BLANK_MESSAGING } from '#shared/contract/messaging-settings.ts';
import type { OutgoingEmail } from '#main/messaging/messenger.ts';

/** A message that every server takes, with parts replaced. */
export const sampleEmail = (more: Partial<OutgoingEmail> = {}): OutgoingEmail => ({
  messageId: '<0193f000-0000-7000-8000-000000000001@carnet.invalid>',
  from: { name: 'Atelier Exemple', address: 'factures@atelier.example' },
  replyTo: null,
  to: { name: 'Éloïse Martin', address: 'eloise@client.example' },
  subject: 'Votre facture FA-2026-0001',
  text: 'Bonjour,\n\nVotre facture est échue.\n.\nAtelier Exemple',
  html: null,
  files: [],
  date: new Date('2026-11-28T10:00:00Z'),
  ...more,
});

/** Settings that send through a server on loopback. */
export const smtpSettings = (
  server: { readonly host: string; readonly port: number },
  more: Partial<MessagingSettings['email']['smtp']> = {},
): MessagingSettings => ({
  ...BLANK_MESSAGING,
  email: {
    ...BLANK_MESSAGING.email,
    way: 'smtp',
    fromName: 'Atelier Exemple',
    fromAddress: 'factures@atelier.example',
    smtp: {
      ...BLANK_MESSAGING.email.smtp,
      host: server.host,
      port: server.port,
      user: 'factures@atelier.example',
      ...more,
    },
  },
});
