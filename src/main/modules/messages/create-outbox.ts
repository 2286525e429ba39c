import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import type { WriteDb } from '#main/db/handles.ts';
import type { Messenger } from '#main/messaging/messenger.ts';
import { appendEntry } from '#main/modules/audit/append.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { pauseAfter } from '#shared/domain/messages/backoff.ts';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import { handToMessenger, type HandedOver } from './hand-to-messenger.ts';
import { judgeNext } from './judge-next.ts';
import { endAttempt, isOfTheLine, nextInTurn, takeOverCut, type Lease } from './lease.ts';
import { clockView, isWorthRemembering, rememberMoment } from './message-clock.ts';
import { messageById, type StoredMessage } from './message-rows.ts';
import type { OutboxTools, SendingResult } from './outbox-tools.ts';
import { wayOf } from './send-facts.ts';

/** The sending half of the outbox. */
export interface Outbox {
  /** Sends what waits, one after the other; a second call while one runs joins it. Rejects for bugs only. */
  send(): Promise<SendingResult>;
  /** Whether something waits that could leave now; costs a few looks into an index. */
  isDue(): boolean;
}

const SENT_CHANNELS = ['email', 'sms'] as const satisfies readonly MessageChannel[];
type SentChannel = (typeof SENT_CHANNELS)[number];

const NOTHING: SendingResult = { sent: 0, later: 0, refused: 0, uncertain: 0, cancelled: 0 };

/**
 * An outbox over a vault (security.md §9 "Outbox"): lease, network, outcome, each durable before the next begins.
 *
 * Killed between lease and outcome a message is `uncertain`; at every other moment it is waiting or sent.
 */
export function createOutbox(tools: OutboxTools): Outbox {
  const { vault, run } = tools;
  const { clock, demonstration } = tools.deps;
  // An answer that came while the vault was closed; it is told when the vault is open again.
  const unrecorded: (HandedOver & { readonly lease: Lease })[] = [];
  // A way that failed rests: a thousand messages do not knock at a closed door.
  const resting = new Map<SentChannel, { readonly until: number; readonly failures: number }>();
  let running: Promise<SendingResult> | null = null;
  let lookedAt: unknown = null;

  /** Channels by which something could leave now. */
  const openChannels = (): readonly SentChannel[] => {
    const { settings } = currentMessaging(vault.read());
    const now = clock.monotonic();
    return SENT_CHANNELS.filter(
      (channel) => wayOf(settings, channel) === 'set' && now >= (resting.get(channel)?.until ?? now),
    );
  };

  const isHeldBack = (): boolean =>
    demonstration || clockView(vault.read(), clock.now()).standing !== 'right';

  function note(db: WriteDb, message: StoredMessage): void {
    appendEntry(db, vault.auditor(), {
      class: 'security',
      action: `message.${message.state}`,
      outcome: message.state === 'refused' ? 'failed' : 'done',
      actorUid: null,
      host: 'direct',
      objectKind: 'message',
      objectUid: message.uid,
      fields: [],
      details: {
        channel: message.channel,
        attempts: message.attempts,
        ...(message.reason === '' ? {} : { reason: message.reason }),
      },
      row: null,
    });
  }

  /** What ended or needs a person is an entry; a pause after a failure is told by the attempts. */
  const noteEnd = (db: WriteDb, message: StoredMessage | null): void => {
    if (message !== null && ['sent', 'refused', 'uncertain', 'cancelled'].includes(message.state))
      note(db, message);
  };

  const record = (lease: Lease, { outcome, by }: HandedOver): void => {
    vault.write((db) => {
      noteEnd(db, endAttempt(db, lease, outcome, { now: clock.now(), by }));
    });
  };

  function recordLeft(): void {
    for (let left = unrecorded[0]; left !== undefined; left = unrecorded[0]) {
      record(left.lease, left);
      unrecorded.shift();
    }
    vault.write((db) => {
      for (const message of takeOverCut(db, run, clock.now())) note(db, message);
    });
  }

  /** Judges one message and sends it when it may leave; null when nothing is left. */
  async function sendNext(messenger: Messenger): Promise<keyof SendingResult | 'held' | null> {
    const channels = openChannels();
    const now = clock.now();
    const moment = { now, today: clock.today(), isDemonstration: demonstration, isClockInDoubt: false };
    const judged = vault.write((db) => {
      const next = judgeNext(db, channels, moment, run);
      if (next !== null && next.verdict.tag !== 'wait' && next.lease === null)
        noteEnd(db, messageById(db, next.message.id));
      return next;
    });
    if (judged === null) return null;
    const { message, lease, verdict } = judged;
    if (lease === null) {
      if (verdict.tag === 'cancel') return 'cancelled';
      return verdict.tag === 'refuse' ? 'refused' : 'held';
    }
    const handed = await handToMessenger(tools, messenger, message);
    if (vault.isOpen()) record(lease, handed);
    else unrecorded.push({ lease, ...handed });
    if (message.channel !== 'letter') rest(message.channel, handed);
    return handed.outcome.tag;
  }

  function rest(channel: SentChannel, { outcome }: HandedOver): void {
    if (outcome.tag !== 'later' || !isOfTheLine(outcome.reason)) {
      resting.delete(channel);
      return;
    }
    const failures = (resting.get(channel)?.failures ?? 0) + 1;
    resting.set(channel, { failures, until: clock.monotonic() + pauseAfter(failures) });
  }

  async function sendAll(): Promise<SendingResult> {
    if (!vault.isOpen()) return NOTHING;
    const view = clockView(vault.read(), clock.now());
    if (isWorthRemembering(view))
      vault.write((db) => {
        rememberMoment(db, view.now);
      });
    recordLeft();
    lookedAt = vault.auditor();
    if (isHeldBack() || openChannels().length === 0) return NOTHING;
    const messenger = await tools.messenger();
    const result = { ...NOTHING };
    try {
      for (let handed = 0; handed < tools.mostInOneGo && vault.isOpen() && !isHeldBack();) {
        const end = await sendNext(messenger);
        if (end === null) break;
        if (end !== 'held') result[end] += 1;
        const isHanded = end !== 'held' && end !== 'cancelled';
        if (isHanded) handed += 1;
        if (isHanded && tools.pauseMilliseconds > 0) await pause(tools.pauseMilliseconds);
        else await turn();
      }
    } finally {
      await messenger.close();
    }
    return result;
  }

  return {
    send: () =>
      (running ??= sendAll().finally(() => {
        running = null;
      })),
    isDue: () => {
      if (lookedAt !== vault.auditor() || unrecorded.length > 0) return true;
      const channels = openChannels();
      if (channels.length === 0 || isHeldBack()) return false;
      return nextInTurn(vault.read(), channels, clock.now()) !== null;
    },
  };
}
