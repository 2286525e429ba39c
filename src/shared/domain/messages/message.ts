/** What a message is. */
export const MESSAGE_KINDS = ['reminder', 'survey'] as const;

/** One kind of message. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** How a message travels; a letter is printed and posted by a person. */
export const MESSAGE_CHANNELS = ['email', 'sms', 'letter'] as const;

/** One channel. */
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/**
 * Where a message stands.
 *
 * `uncertain`: the line broke after the whole message was handed over, so that nobody knows whether it left.
 */
export const MESSAGE_STATES = [
  'to-approve',
  'waiting',
  'sending',
  'sent',
  'refused',
  'uncertain',
  'cancelled',
] as const;

/** One state. */
export type MessageState = (typeof MESSAGE_STATES)[number];

/** States out of which a message can still leave the house. */
export const OPEN_STATES: readonly MessageState[] = [
  'to-approve',
  'waiting',
  'sending',
  'refused',
  'uncertain',
];

/** Why a message was cancelled: by a person, or because what it spoke of is over. */
export const CANCEL_REASONS = [
  'by-person',
  'paid',
  'credited',
  'disputed',
  'payment-plan',
  'paused',
  'replaced',
  'no-consent',
  'client-archived',
  'service-reopened',
  'answered',
  'too-late',
] as const;

/** One reason. */
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Why a message was not taken, in words a person can act on; the sentences are the screens'. */
export const SEND_FAILURES = [
  'NoRecipient',
  'WrongAddress',
  'PhoneCannotGetSms',
  'ConsentMissing',
  'MessageTooLong',
  'ChannelNotSet',
  'SecretMissing',
  'WrongPassword',
  'SignInExpired',
  'CertificateRefused',
  'SecureLineRefused',
  'ServerNotFound',
  'PortRefused',
  'NoAnswer',
  'LineBroken',
  'SenderRefused',
  'RecipientRefused',
  'ContentRefused',
  'QuotaReached',
  'ServerBusy',
  'AccountSuspended',
  'AttachmentMissing',
  'AttachmentTooLarge',
  'DailyCapReached',
  'Demonstration',
  'UnknownFailure',
] as const;

/** One failure. */
export type SendFailure = (typeof SEND_FAILURES)[number];

/** What goes along with an e-mail. */
export type MessageAttachment =
  | { readonly kind: 'invoice'; readonly invoiceUid: string }
  | { readonly kind: 'statement' }
  | { readonly kind: 'formal-notice' };
