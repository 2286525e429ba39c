import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import type { Messenger, SendOutcome } from '#main/messaging/messenger.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { createOutbox } from '#main/modules/messages/create-outbox.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { noCertificateBecause } from '#tests/support/mail-servers/certificate.ts';
import {
  SMTP_PASSWORD,
  startSmtpServer,
  type SmtpFault,
  type TestSmtpServer,
} from '#tests/support/mail-servers/smtp.ts';
import { openOutboxBase, OPEN_MESSAGING, type OutboxBase } from '#tests/support/outbox-base.ts';
import { smtpSettings } from '#tests/messaging/sample-message.ts';

/** Rounds of 5 cuts by 6 kills: twenty are the 600 of security.md §10 row 30, `npm run test:long` makes more. */
const ROUNDS = Number(process.env['CARNET_MESSAGE_ROUNDS'] ?? '20');
const LANES = 10;
const HOUR = 3_600_000;

const CUTS: readonly (SmtpFault | null)[] = [
  null,
  { kind: 'cut', at: 'rcpt' },
  { kind: 'cut', at: 'in-body' },
  { kind: 'cut', at: 'before-final-dot' },
  { kind: 'cut', at: 'after-final-dot' },
];

/** Where the core is killed during the first run. */
const KILLS = [
  'never',
  'before the lease is committed',
  'between lease and network',
  'between network and outcome',
  'inside the commit of the outcome',
  'after the outcome',
] as const;
type Kill = (typeof KILLS)[number];

/** The end of a process: nothing after it is done. */
class Killed extends Error {}

/** A vault and a way out that end at one moment. */
function killedAt(base: OutboxBase, kill: Kill, messenger: Messenger) {
  let isLeased = false;
  let isHanded = false;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Killed();
  };
  const write = <Value>(change: (db: WriteDb) => Value): Value => {
    if (isDead) throw new Killed();
    const value = base.vault.write((db) => {
      const changed = change(db);
      const sending = (
        base.vault
          .connection()
          .prepare("select count(*) as n from messages where state = 'sending'")
          .get() as {
          n: number;
        }
      ).n;
      if (kill === 'before the lease is committed' && sending > 0) die();
      if (kill === 'inside the commit of the outcome' && isHanded) die();
      isLeased = sending > 0;
      return changed;
    });
    if (kill === 'between lease and network' && isLeased) die();
    if (kill === 'after the outcome' && isHanded) die();
    return value;
  };
  const send = async (go: () => Promise<SendOutcome>): Promise<SendOutcome> => {
    if (isDead) throw new Killed();
    const outcome = await go();
    isHanded = true;
    if (kill === 'between network and outcome') isDead = true;
    return outcome;
  };
  return {
    vault: { ...base.vault, write },
    messenger: {
      email: messenger.email && {
        ...messenger.email,
        send: (message: Parameters<NonNullable<Messenger['email']>['send']>[0]) =>
          send(() => messenger.email?.send(message) ?? Promise.reject(new Error('No way'))),
      },
      sms: messenger.sms && {
        ...messenger.sms,
        send: (message: Parameters<NonNullable<Messenger['sms']>['send']>[0]) =>
          send(() => messenger.sms?.send(message) ?? Promise.reject(new Error('No way'))),
      },
      close: () => messenger.close(),
    } satisfies Messenger,
  };
}

/** One run of a core: sends what waits, or dies. */
async function run(base: OutboxBase, kill: Kill, messenger: Messenger): Promise<void> {
  const mortal = killedAt(base, kill, messenger);
  const outbox = createOutbox({
    vault: mortal.vault,
    deps: base.deps,
    run: base.newUid(),
    messenger: () => Promise.resolve(mortal.messenger),
    files: () => Promise.resolve(ok([])),
    pauseMilliseconds: 0,
    mostInOneGo: 10,
  });
  try {
    await outbox.send();
  } catch (problem) {
    if (!(problem instanceof Killed)) throw problem;
  }
}

/** Runs of the core until the message needs nobody any more; the clock goes on between them. */
async function untilSettled(base: OutboxBase, uid: Uid, messenger: Messenger): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    base.reopen();
    base.clock.advance(HOUR);
    await run(base, 'never', messenger);
    if (base.message(uid)?.state === 'sent') return;
  }
}

interface Lane {
  readonly base: OutboxBase;
  readonly server: TestSmtpServer;
  readonly clientId: number;
}

describe.skipIf(noCertificateBecause !== null)('kills and cuts', () => {
  const lanes: Lane[] = [];
  beforeAll(async () => {
    for (let lane = 0; lane < LANES; lane += 1) {
      const base = openOutboxBase();
      base.set(OPEN_MESSAGING);
      lanes.push({ base, server: await startSmtpServer(), clientId: base.addClient() });
    }
  }, 60_000);
  afterAll(async () => {
    for (const { base, server } of lanes) {
      base.close();
      await server.close();
    }
  });

  const mailTo = (server: TestSmtpServer): Messenger =>
    createMessenger(
      smtpSettings(server),
      { 'smtp-password': new Redacted(SMTP_PASSWORD) },
      { clock: systemClock(), timeouts: { connect: 2000, silence: 2000 } },
    );

  /** One combination; answers how often the mail arrived and whether anybody could know that it left. */
  async function combination({ base, server, clientId }: Lane, cut: SmtpFault | null, kill: Kill) {
    const invoiceId = base.addInvoice(clientId, localDate('2026-11-01'));
    const uid = base.queue(clientId, invoiceId, 'email');
    server.forget();
    server.fail(cut);
    const first = mailTo(server);
    await run(base, kill, first);
    await first.close();
    server.fail(null);
    const messenger = mailTo(server);
    await untilSettled(base, uid, messenger);
    await messenger.close();
    const ids = server.received.map(({ parsed }) => parsed.messageId);
    return { state: base.message(uid)?.state, arrived: ids.length, ids: new Set(ids) };
  }

  it(`loses nothing and sends twice only in the documented window over ${String(CUTS.length * KILLS.length * ROUNDS)} combinations`, async () => {
    const wrong: string[] = [];
    let twice = 0;
    let count = 0;
    const work = Array.from({ length: ROUNDS }, () =>
      CUTS.flatMap((cut) => KILLS.map((kill) => ({ cut, kill }))),
    ).flat();
    await Promise.all(
      lanes.map(async (lane, index) => {
        for (let at = index; at < work.length; at += LANES) {
          const { cut, kill } = work[at] ?? { cut: null, kill: 'never' as const };
          const { state, arrived, ids } = await combination(lane, cut, kill);
          count += 1;
          // The window: the whole message was with the server, and the outcome is not in the base.
          const wasHanded = kill !== 'before the lease is committed' && kill !== 'between lease and network';
          const isUnanswered = cut !== null && 'at' in cut && cut.at === 'after-final-dot';
          const isUnrecorded =
            cut === null &&
            (kill === 'between network and outcome' || kill === 'inside the commit of the outcome');
          const expected = wasHanded && (isUnanswered || isUnrecorded) ? 2 : 1;
          if (arrived === 2) twice += 1;
          if (state !== 'sent' || arrived !== expected || ids.size !== 1)
            wrong.push(`${JSON.stringify(cut)} killed ${kill}: ${String(state)}, arrived ${String(arrived)}`);
        }
      }),
    );
    expect(wrong).toEqual([]);
    expect(count).toBe(CUTS.length * KILLS.length * ROUNDS);
    // Cut after the final dot with four of the kills, and no cut with two of them.
    expect(twice).toBe(6 * ROUNDS);
  }, 3_600_000);

  it('never sends a short message twice, whatever is answered and wherever the core dies', async () => {
    const [lane] = lanes;
    if (lane === undefined) throw new Error('No lane');
    const { base, clientId } = lane;
    const answers: readonly SendOutcome[] = [
      { tag: 'sent', providerId: 'SM1' },
      { tag: 'later', reason: 'NoAnswer', answerCode: '' },
      { tag: 'refused', reason: 'RecipientRefused', answerCode: '21211' },
      { tag: 'uncertain', reason: 'LineBroken', answerCode: '' },
    ];
    for (const answer of answers)
      for (const kill of KILLS) {
        const uid = base.queue(clientId, base.addInvoice(clientId, localDate('2026-11-01')), 'sms');
        let left = 0;
        let next = answer;
        const messenger: Messenger = {
          email: null,
          sms: {
            name: 'fake',
            send: () => {
              // Surely not left on `later` and `refused`; on `uncertain` it may have.
              if (next.tag === 'sent' || next.tag === 'uncertain') left += 1;
              return Promise.resolve(next);
            },
            delivery: () => Promise.resolve(null),
          },
          close: () => Promise.resolve(),
        };
        await run(base, kill, messenger);
        next = { tag: 'sent', providerId: 'SM2' };
        await untilSettled(base, uid, messenger);
        const state = base.message(uid)?.state ?? '';
        expect(`${answer.tag} ${kill}: ${String(left)} ${state}`).toMatch(/: [01] (sent|uncertain|refused)$/);
        expect(state !== 'sent' || left === 1).toBe(true);
        // Nothing is left waiting for the next one, and what is uncertain stays so.
        expect(['sent', 'uncertain', 'refused']).toContain(state);
      }
  }, 60_000);
});
