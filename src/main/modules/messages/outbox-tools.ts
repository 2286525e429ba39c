import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { Messenger, OutgoingFile } from '#main/messaging/messenger.ts';
import type { AttachedMessage } from '#main/modules/reminders/letters.ts';
import type { MessageAttachment, SendFailure } from '#shared/domain/messages/message.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** What the outbox needs of the world; `outboxOf` gives it the product's own, tests give it servers on loopback. */
export interface OutboxTools {
  readonly vault: VaultRuntime;
  readonly deps: Pick<AppDeps, 'clock' | 'random' | 'demonstration'>;
  /** Names this run of the core: a message that another run was sending was cut off. */
  readonly run: Uid;
  /** The way out as it is set now. */
  messenger(): Promise<Messenger>;
  /** Reads or draws what goes along. */
  files(
    attachments: readonly MessageAttachment[],
    message: AttachedMessage,
  ): Promise<Result<readonly OutgoingFile[], SendFailure>>;
  /** Milliseconds between two messages, so that no server takes us for a flood. */
  readonly pauseMilliseconds: number;
  /** Messages handed over in one go at most. */
  readonly mostInOneGo: number;
}

/** What a round of sending came to. */
export interface SendingResult {
  readonly sent: number;
  readonly later: number;
  readonly refused: number;
  readonly uncertain: number;
  readonly cancelled: number;
}
