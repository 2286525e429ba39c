import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import type { Messenger } from '#main/messaging/messenger.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import { noCertificateBecause } from '#tests/support/mail-servers/certificate.ts';
import { startHttpFake, type FakeAnswer } from '#tests/support/mail-servers/http-fake.ts';
import { SMTP_PASSWORD, startSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import { sampleEmail, smtpSettings } from './sample-message.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

const TOKEN = 'jeton-du-moment';

async function withTokens(answer: FakeAnswer, address?: string) {
  const asked: URLSearchParams[] = [];
  const tokens = await startHttpFake((_request, body) => {
    asked.push(new URLSearchParams(body));
    return answer;
  });
  const server = await startSmtpServer({ token: TOKEN });
  const messenger = createMessenger(
    smtpSettings(server, {
      auth: 'oauth2',
      clientId: 'application',
      tokenAddress: address ?? `${tokens.address}/token`,
    }),
    {
      'smtp-refresh-token': new Redacted('renouvellement'),
      'smtp-client-secret': new Redacted('secret'),
    },
    { clock: systemClock(), timeouts: { connect: 2000, silence: 2000 } },
  );
  open.push(server, tokens, messenger);
  return { asked, server, email: messenger.email as NonNullable<Messenger['email']> };
}

describe.skipIf(noCertificateBecause !== null)('OAuth 2', () => {
  it('exchanges the refresh token once and sends with what it got', async () => {
    const { asked, server, email } = await withTokens({
      status: 200,
      body: { access_token: TOKEN, expires_in: 3600, token_type: 'Bearer' },
    });
    expect((await email.send(sampleEmail())).tag).toBe('sent');
    server.fail({ kind: 'answer', at: 'rcpt', code: 550 });
    expect((await email.send(sampleEmail())).tag).toBe('refused');
    server.fail(null);
    expect((await email.send(sampleEmail())).tag).toBe('sent');
    expect(server.connections).toBe(2);
    expect(asked.map((form) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'refresh_token',
        client_id: 'application',
        client_secret: 'secret',
        refresh_token: 'renouvellement',
      },
    ]);
  });

  it.each([
    ['consent over', { status: 400, body: { error: 'invalid_grant' } }, 'refused', 'SignInExpired'],
    ['unknown application', { status: 401, body: { error: 'invalid_client' } }, 'refused', 'SignInExpired'],
    ['no token inside', { status: 200, body: {} }, 'refused', 'SignInExpired'],
    ['server away', { status: 503, body: null }, 'later', 'ServerBusy'],
    [
      'token that the mail server refuses',
      { status: 200, body: { access_token: 'autre' } },
      'refused',
      'SignInExpired',
    ],
    [
      'a redirection, which would carry the token elsewhere',
      { status: 307, body: null, headers: { location: 'http://127.0.0.1:9/' } },
      'later',
      'NoAnswer',
    ],
  ] as const)('%s', async (_name, answer, tag, reason) => {
    const { server, email } = await withTokens(answer);
    expect(await email.send(sampleEmail())).toMatchObject({ tag, reason });
    expect(server.received).toEqual([]);
  });

  it('tells a token server that is not there', async () => {
    const { email } = await withTokens({ status: 200, body: {} }, 'http://127.0.0.1:1/token');
    expect(await email.send(sampleEmail())).toMatchObject({ tag: 'later' });
  });
});

describe.skipIf(noCertificateBecause !== null)('batches', () => {
  it('200 messages over few lines, each with its own Message-ID, in order', async () => {
    const server = await startSmtpServer();
    const messenger = createMessenger(
      smtpSettings(server),
      { 'smtp-password': new Redacted(SMTP_PASSWORD) },
      { clock: systemClock() },
    );
    open.push(server, messenger);
    const ids = Array.from({ length: 200 }, (_one, index) => `<m${String(index)}@carnet.invalid>`);
    for (const messageId of ids)
      expect((await messenger.email?.send(sampleEmail({ messageId })))?.tag).toBe('sent');
    expect(server.received.map(({ parsed }) => parsed.messageId)).toEqual(ids);
    expect(server.connections).toBe(3);
  });

  it('says nothing in clear: no user, no address and no password before the line is encrypted', async () => {
    let heard = '';
    const eavesdropper = createServer((socket) => {
      socket.write('220 mail ESMTP\r\n');
      socket.on('data', (chunk) => {
        heard += chunk.toString('latin1');
        socket.write(heard.includes('STARTTLS') ? '454 no\r\n' : '250 mail AUTH PLAIN LOGIN\r\n');
      });
      socket.on('error', () => undefined);
    });
    eavesdropper.listen(0, '127.0.0.1');
    await once(eavesdropper, 'listening');
    const address = eavesdropper.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const messenger = createMessenger(
      smtpSettings({ host: 'localhost', port }),
      { 'smtp-password': new Redacted(SMTP_PASSWORD) },
      { clock: systemClock(), timeouts: { connect: 2000, silence: 1000 } },
    );
    expect((await messenger.email?.send(sampleEmail()))?.tag).toBe('later');
    await messenger.close();
    eavesdropper.close();
    expect(heard.replaceAll('\r\n', '|')).toBe('EHLO [127.0.0.1]|STARTTLS|');
  });

  it('writes nothing on the console, whatever fails', async () => {
    const lines: unknown[][] = [];
    const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...words: unknown[]) => {
        lines.push(words);
      }),
    );
    const server = await startSmtpServer({ fault: { kind: 'answer', at: 'rcpt', code: 550 } });
    const messenger = createMessenger(
      smtpSettings(server),
      { 'smtp-password': new Redacted(SMTP_PASSWORD) },
      { clock: systemClock() },
    );
    open.push(server, messenger);
    await messenger.email?.send(sampleEmail());
    for (const spy of spies) spy.mockRestore();
    expect(lines).toEqual([]);
  });
});
