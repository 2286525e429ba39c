import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import type { MailHeads } from '#shared/domain/surveys/mail-nature.ts';
import type { Redacted } from '#shared/kernel/redacted.ts';

/** Why a mailbox could not be read, in words a person can act on; the sentences are the screens'. */
export type MailboxFailure =
  | 'WrongPassword'
  | 'CertificateRefused'
  | 'SecureLineRefused'
  | 'ServerNotFound'
  | 'PortRefused'
  | 'NoAnswer'
  | 'LineBroken'
  | 'FolderMissing'
  | 'UnknownFailure';

/** Thrown by a mailbox for what a server or the network does; its message is the code. */
export class MailboxError extends Error {
  readonly failure: MailboxFailure;

  constructor(failure: MailboxFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** The heads of one mail in the mailbox. */
export interface MailInBox extends MailHeads {
  readonly uid: number;
}

/** An open folder of a mailbox, read-only: nothing is marked, moved or deleted. */
export interface OpenMailbox {
  readonly uidValidity: string;
  /** UIDs above `uid`, or when `uid` is null those of mails that came since a day; ascending. */
  newMails(after: number | null, since: Date): Promise<readonly number[]>;
  /** Heads of mails; the body stays on the server. */
  heads(uids: readonly number[]): Promise<readonly MailInBox[]>;
  /** The beginning of a mail, 256 KiB at most. */
  source(uid: number): Promise<Buffer>;
  /** Ends the line; never throws. */
  close(): Promise<void>;
}

/** Opens the mailbox that settings describe; throws `MailboxError`. */
export type MailboxOpener = (
  settings: MessagingSettings['mailbox'],
  password: Redacted<string>,
) => Promise<OpenMailbox>;
