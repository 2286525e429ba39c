import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import type { SendFailure } from '#shared/domain/messages/message.ts';
import type { SecretName } from '#shared/domain/messages/secret-name.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Redacted } from '#shared/kernel/redacted.ts';

/** A file that goes along, whole in memory. */
export interface OutgoingFile {
  readonly name: string;
  readonly type: 'application/pdf';
  readonly bytes: Uint8Array;
}

/** An e-mail to one recipient. Every text was checked: no line break in a header, address a plain dot-atom. */
export interface OutgoingEmail {
  /** Message-ID with its angle brackets; the same on every attempt. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Where answers go; null for the sender. */
  readonly replyTo: string | null;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Built by us from the same text; null for plain text alone. */
  readonly html: string | null;
  readonly files: readonly OutgoingFile[];
  /** RFC 5322 date of the message. */
  readonly date: Date;
}

/** A short message to one phone. */
export interface OutgoingSms {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** Our own id, handed over where the provider keeps one. */
  readonly reference: string;
}

/**
 * What became of an attempt.
 *
 * `later`: the message surely did not leave, and trying again may help. `refused`: surely did not leave, and trying again
 * as it is will not help. `uncertain`: it was handed over whole and the answer is missing.
 */
export type SendOutcome =
  | { readonly tag: 'sent'; readonly providerId: string | null }
  | { readonly tag: 'later'; readonly reason: SendFailure; readonly answerCode: string }
  | { readonly tag: 'refused'; readonly reason: SendFailure; readonly answerCode: string }
  | { readonly tag: 'uncertain'; readonly reason: SendFailure; readonly answerCode: string };

/** What the provider tells of a message afterwards. */
export type Delivery = {
  readonly state: 'accepted' | 'delivered' | 'bounced' | 'failed';
  readonly detail: string;
};

/**
 * The way out of the house, as it is set now. Never throws for what a server does: that is an outcome.
 *
 * `null` members: nothing is set for that channel.
 */
export interface Messenger {
  readonly email: {
    /** `smtp`, `sendgrid` or `fake` of a test. */
    readonly name: string;
    /** Several messages may use one connection; the caller awaits them one after the other. */
    send(message: OutgoingEmail): Promise<SendOutcome>;
  } | null;
  readonly sms: {
    readonly name: string;
    send(message: OutgoingSms): Promise<SendOutcome>;
    /** Asks after a message that was sent; null when nothing is known. */
    delivery(providerId: string): Promise<Delivery | null>;
  } | null;
  /** Ends connections that are kept open. */
  close(): Promise<void>;
}

/** The secrets that a way out needs, as far as they are there. */
export type MessengerSecrets = Readonly<Partial<Record<SecretName, Redacted<string>>>>;

/** Opens the way out that settings and secrets describe; connects to nobody yet and loads no provider's code. */
export type MessengerFactory = (
  settings: MessagingSettings,
  secrets: MessengerSecrets,
  tools: { readonly clock: Pick<Clock, 'monotonic'> },
) => Messenger;
