import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { noCertificateBecause } from '#tests/support/mail-servers/certificate.ts';
import { startSmtpServer, type TestSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import { openOutboxBase, OPEN_MESSAGING, type OutboxBase } from '#tests/support/outbox-base.ts';

/** Processes that are killed while they send; `npm run test:long` raises it. */
const KILLS = Number(process.env['CARNET_MESSAGE_KILLS'] ?? '8');
const MESSAGES = 150;

describe.skipIf(noCertificateBecause !== null)('kill -9 while messages are sent', () => {
  let base: OutboxBase;
  let server: TestSmtpServer;
  beforeAll(async () => {
    base = openOutboxBase();
    base.set(OPEN_MESSAGING);
    server = await startSmtpServer();
    const clientId = base.addClient();
    for (let count = 0; count < MESSAGES; count += 1)
      base.queue(clientId, base.addInvoice(clientId, localDate('2026-11-01')), 'email');
    base.vault.connection().close();
  }, 60_000);
  afterAll(async () => {
    base.close();
    await server.close();
  });

  /** Runs a sender; killed so long after its beginning, or left to end. */
  const run = (afterMilliseconds: number | null): Promise<void> =>
    new Promise((done, fail) => {
      base.clock.advance(3_600_000);
      const { path, key, device } = base.file;
      const child = spawn(
        process.execPath,
        [
          join(import.meta.dirname, 'sender.ts'),
          path,
          key.toString('hex'),
          device,
          String(server.port),
          base.clock.now(),
        ],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          env: { ...process.env, NODE_EXTRA_CA_CERTS: server.certificatePath },
        },
      );
      let problem = '';
      child.stderr.on('data', (part: Buffer) => {
        problem += part.toString('utf8');
      });
      child.stdout.once('data', () => {
        if (afterMilliseconds !== null) setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
      });
      child.on('close', (code, signal) => {
        if (code === 0 || signal === 'SIGKILL') done();
        else fail(new Error(problem));
      });
    });

  it(`loses no message and sends none a third time over ${String(KILLS)} kills`, async () => {
    for (let kill = 0; kill < KILLS; kill += 1) await run(100 + ((kill * 37) % 400));
    for (let end = 0; end < 3; end += 1) await run(null);
    base.reopen();
    const rows = rowsOf<{ readonly messageId: string; readonly state: string; readonly uncertain: number }>(
      base.db(),
      `select message_id as messageId, state, (select count(*) from message_attempts
           where message_attempts.message_id = messages.id and outcome = 'uncertain') as uncertain from messages`,
    );
    const arrived = new Map<string, number>();
    for (const { parsed } of server.received)
      arrived.set(parsed.messageId ?? '', (arrived.get(parsed.messageId ?? '') ?? 0) + 1);
    const wrong = rows.filter(({ messageId, state, uncertain }) => {
      const times = arrived.get(messageId) ?? 0;
      // Killed in the window twice, it waits for a person; else it is sent, and arrived again only out of the window.
      if (state === 'uncertain') return uncertain < 2 || times > 2;
      return state !== 'sent' || times < 1 || times > 1 + uncertain;
    });
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(MESSAGES);
    expect(arrived.size).toBeGreaterThan(MESSAGES - 3);
    // The kills hit while something was under way.
    expect(rows.filter(({ uncertain }) => uncertain > 0).length).toBeGreaterThan(0);
  }, 3_600_000);
});
