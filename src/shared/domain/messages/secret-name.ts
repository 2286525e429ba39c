/** Secrets of mail and SMS providers and of the mailbox that is read. */
export const SECRET_NAMES = [
  'smtp-password',
  'smtp-refresh-token',
  'smtp-client-secret',
  'sendgrid-key',
  'twilio-token',
  'imap-password',
] as const;

/** One of the secrets kept. */
export type SecretName = (typeof SECRET_NAMES)[number];
