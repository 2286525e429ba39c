import { afterEach, describe, expect, it } from 'vitest';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import type { Messenger, SendOutcome } from '#main/messaging/messenger.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import { noCertificateBecause } from '#tests/support/mail-servers/certificate.ts';
import {
  SMTP_PASSWORD,
  startSmtpServer,
  type SmtpFault,
  type TestSmtpServer,
} from '#tests/support/mail-servers/smtp.ts';
import { startSlowLine } from '#tests/support/mail-servers/slow-line.ts';
import { sampleEmail, smtpSettings } from './sample-message.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function server(options: Parameters<typeof startSmtpServer>[0] = {}): Promise<TestSmtpServer> {
  const started = await startSmtpServer(options);
  open.push(started);
  return started;
}

function messengerTo(
  target: { readonly host: string; readonly port: number },
  more: Parameters<typeof smtpSettings>[1] = {},
  password = SMTP_PASSWORD,
): NonNullable<Messenger['email']> {
  const messenger = createMessenger(
    smtpSettings(target, more),
    { 'smtp-password': new Redacted(password) },
    { clock: systemClock(), timeouts: { connect: 2000, silence: 700 } },
  );
  open.push(messenger);
  if (messenger.email === null) throw new Error('E-mail is set');
  return messenger.email;
}

const bigFile = {
  name: 'facture.pdf',
  type: 'application/pdf',
  bytes: new Uint8Array(400_000).fill(65),
} as const;

describe.skipIf(noCertificateBecause !== null)('SMTP', () => {
  it('sends over STARTTLS and over TLS, over one connection for many', async () => {
    for (const security of ['starttls', 'tls'] as const) {
      const target = await server({ security });
      const email = messengerTo(target, { security });
      for (let count = 0; count < 5; count += 1) {
        expect(await email.send(sampleEmail())).toEqual({ tag: 'sent', providerId: null });
      }
      expect(target.connections).toBe(1);
      expect(target.received).toHaveLength(5);
      const [mail] = target.received;
      expect(mail?.secure).toBe(true);
      expect(mail?.user).toBe('factures@atelier.example');
      expect(mail?.to).toEqual(['eloise@client.example']);
      expect(mail?.parsed.messageId).toBe('<0193f000-0000-7000-8000-000000000001@carnet.invalid>');
      expect(mail?.parsed.text?.trimEnd()).toBe(sampleEmail().text);
      expect(mail?.parsed.date).toEqual(sampleEmail().date);
    }
  });

  it('takes another connection when the kept one was ended meanwhile', async () => {
    const target = await server({ fault: { kind: 'cut', at: 'after-answer' } });
    const email = messengerTo(target);
    expect((await email.send(sampleEmail())).tag).toBe('sent');
    expect((await email.send(sampleEmail())).tag).toBe('sent');
    expect(target.received).toHaveLength(2);
    expect(target.connections).toBe(2);
  });

  const cases: readonly (readonly [string, SmtpFault, SendOutcome['tag'], string, string])[] = [
    ['greeting 421', { kind: 'answer', at: 'greeting', code: 421 }, 'later', 'ServerBusy', '421'],
    ['greeting 554', { kind: 'answer', at: 'greeting', code: 554 }, 'refused', 'SenderRefused', '554'],
    ['EHLO 421', { kind: 'answer', at: 'ehlo', code: 421 }, 'later', 'ServerBusy', '421'],
    ['EHLO 550', { kind: 'answer', at: 'ehlo', code: 550 }, 'refused', 'SenderRefused', '550'],
    ['STARTTLS 454', { kind: 'answer', at: 'starttls', code: 454 }, 'later', 'SecureLineRefused', '454'],
    ['STARTTLS 502', { kind: 'answer', at: 'starttls', code: 502 }, 'refused', 'SecureLineRefused', '502'],
    ['no STARTTLS', { kind: 'no-starttls' }, 'refused', 'SecureLineRefused', '500'],
    ['AUTH 454', { kind: 'answer', at: 'auth', code: 454 }, 'later', 'ServerBusy', '454'],
    ['AUTH 535', { kind: 'answer', at: 'auth', code: 535 }, 'refused', 'WrongPassword', '535'],
    [
      'AUTH 535 suspended',
      { kind: 'answer', at: 'auth', code: 535, text: '5.7.0 account suspended' },
      'refused',
      'AccountSuspended',
      '535',
    ],
    ['MAIL 451', { kind: 'answer', at: 'mail', code: 451 }, 'later', 'ServerBusy', '451'],
    ['MAIL 553', { kind: 'answer', at: 'mail', code: 553 }, 'refused', 'SenderRefused', '553'],
    [
      'MAIL 550 quota',
      { kind: 'answer', at: 'mail', code: 550, text: '5.4.5 Daily user sending limit exceeded' },
      'later',
      'QuotaReached',
      '550',
    ],
    ['RCPT 450', { kind: 'answer', at: 'rcpt', code: 450 }, 'later', 'ServerBusy', '450'],
    ['RCPT 550', { kind: 'answer', at: 'rcpt', code: 550 }, 'refused', 'RecipientRefused', '550'],
    [
      'RCPT 552 full',
      { kind: 'answer', at: 'rcpt', code: 552, text: '5.2.2 over quota' },
      'refused',
      'RecipientRefused',
      '552',
    ],
    ['DATA 451', { kind: 'answer', at: 'data', code: 451 }, 'later', 'ServerBusy', '451'],
    ['DATA 554', { kind: 'answer', at: 'data', code: 554 }, 'refused', 'ContentRefused', '554'],
    ['message 452', { kind: 'answer', at: 'message', code: 452 }, 'later', 'ServerBusy', '452'],
    ['message 552', { kind: 'answer', at: 'message', code: 552 }, 'refused', 'AttachmentTooLarge', '552'],
    ['message 554', { kind: 'answer', at: 'message', code: 554 }, 'refused', 'ContentRefused', '554'],
    ['certificate', { kind: 'certificate' }, 'later', 'CertificateRefused', ''],
    ['cut at greeting', { kind: 'cut', at: 'greeting' }, 'later', 'LineBroken', ''],
    ['cut at EHLO', { kind: 'cut', at: 'ehlo' }, 'later', 'LineBroken', ''],
    ['cut at STARTTLS', { kind: 'cut', at: 'starttls' }, 'later', 'LineBroken', ''],
    ['cut at AUTH', { kind: 'cut', at: 'auth' }, 'later', 'LineBroken', ''],
    ['cut at MAIL', { kind: 'cut', at: 'mail' }, 'later', 'LineBroken', ''],
    ['cut at RCPT', { kind: 'cut', at: 'rcpt' }, 'later', 'LineBroken', ''],
    ['cut at DATA', { kind: 'cut', at: 'data' }, 'later', 'LineBroken', ''],
    ['cut in the body', { kind: 'cut', at: 'in-body' }, 'later', 'LineBroken', ''],
    ['cut before the dot', { kind: 'cut', at: 'before-final-dot' }, 'later', 'LineBroken', ''],
    ['cut after the dot', { kind: 'cut', at: 'after-final-dot' }, 'uncertain', 'LineBroken', ''],
    ['silent at greeting', { kind: 'silent', at: 'greeting' }, 'later', 'NoAnswer', ''],
    ['silent at AUTH', { kind: 'silent', at: 'auth' }, 'later', 'NoAnswer', ''],
    ['silent at DATA', { kind: 'silent', at: 'data' }, 'later', 'NoAnswer', ''],
    ['silent after the dot', { kind: 'silent', at: 'message' }, 'uncertain', 'NoAnswer', ''],
  ];

  it.each(cases)('%s', async (_name, fault, tag, reason, answerCode) => {
    for (const files of [[], [bigFile]]) {
      const target = await server({ fault });
      const outcome = await messengerTo(target).send(sampleEmail({ files }));
      expect(outcome).toEqual({ tag, reason, answerCode });
      // What is said to be unsent is not there; what is uncertain may be.
      expect(target.received).toHaveLength(tag === 'uncertain' ? 1 : 0);
    }
  });

  it('a small message cut in its body over a line with 40 ms each way is known to be unsent', async () => {
    const target = await server({ fault: { kind: 'cut', at: 'in-body' } });
    const line = await startSlowLine(target.port, 40);
    open.push(line);
    expect(await messengerTo(line).send(sampleEmail())).toEqual({
      tag: 'later',
      reason: 'LineBroken',
      answerCode: '',
    });
  });

  it('knows a wrong password, a wrong port, a wrong host and a wrong way of encryption', async () => {
    const target = await server();
    expect(await messengerTo(target, {}, 'faux').send(sampleEmail())).toEqual({
      tag: 'refused',
      reason: 'WrongPassword',
      answerCode: '535',
    });
    expect((await messengerTo(target, { security: 'tls' }).send(sampleEmail())).tag).toBe('refused');
    expect(await messengerTo(target, { security: 'tls' }).send(sampleEmail())).toMatchObject({
      reason: 'SecureLineRefused',
    });
    expect(await messengerTo({ host: 'localhost', port: 1 }).send(sampleEmail())).toMatchObject({
      tag: 'later',
      reason: 'PortRefused',
    });
    expect(await messengerTo({ host: 'nulle-part.invalid', port: 587 }).send(sampleEmail())).toMatchObject({
      tag: 'later',
      reason: 'ServerNotFound',
    });
    expect(target.received).toEqual([]);
  });

  it('refuses a message larger than the server announces', async () => {
    const target = await server({ size: 100_000 });
    expect(await messengerTo(target).send(sampleEmail({ files: [bigFile] }))).toMatchObject({
      tag: 'refused',
      reason: 'AttachmentTooLarge',
    });
  });

  it('says that a secret is missing instead of sending without it', async () => {
    const target = await server({ isOpen: true });
    const messenger = createMessenger(smtpSettings(target), {}, { clock: systemClock() });
    expect(await messenger.email?.send(sampleEmail())).toMatchObject({ reason: 'SecretMissing' });
    expect(target.connections).toBe(0);
  });
});
