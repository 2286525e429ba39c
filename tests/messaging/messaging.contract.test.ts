import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import { messengerOf, secretsNeeded } from '#main/modules/messaging/messenger-of.ts';
import { storeMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { writeSecretRow } from '#main/modules/organisation/secrets.ts';
import { BLANK_MESSAGING, type MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { makeApp, type TestApp } from '#tests/support/make-app.ts';
import { openVault } from '#tests/support/open-vault.ts';
import { noCertificateBecause } from '#tests/support/mail-servers/certificate.ts';
import { SMTP_PASSWORD, startSmtpServer, type TestSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import { sampleEmail, smtpSettings } from './sample-message.ts';

const withEmail = (more: Partial<MessagingSettings['email']>): MessagingSettings => ({
  ...BLANK_MESSAGING,
  email: { ...BLANK_MESSAGING.email, ...more },
});
const withSmtp = (more: Partial<MessagingSettings['email']['smtp']>): MessagingSettings =>
  smtpSettings({ host: 'smtp.exemple.fr', port: 587 }, more);

describe.skipIf(noCertificateBecause !== null)('settings of messages', () => {
  let test: TestApp;
  let server: TestSmtpServer;
  beforeAll(async () => {
    server = await startSmtpServer();
    test = await makeApp();
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await server.close();
  });

  const answerOf = async (settings: MessagingSettings): Promise<unknown> => {
    const { revision } = await test.admin.messaging.get({});
    try {
      await test.admin.messaging.save({ revision, settings });
      return 'saved';
    } catch (problem) {
      return problem instanceof ORPCError ? (problem.data as unknown) : problem;
    }
  };

  const mistakes: readonly (readonly [string, string, MessagingSettings])[] = [
    ['SenderNeeded', 'email.fromAddress', withEmail({ way: 'sendgrid' })],
    ['WrongEmail', 'email.fromAddress', withEmail({ fromAddress: '"a b"@exemple.fr' })],
    ['WrongEmail', 'email.fromAddress', withEmail({ fromAddress: 'a@exemple.fr, b@exemple.fr' })],
    ['WrongEmail', 'email.replyTo', withEmail({ replyTo: 'éloïse@exemple.fr' })],
    ['WrongServer', 'email.smtp.host', withSmtp({ host: '' })],
    ['WrongServer', 'email.smtp.host', withSmtp({ host: 'smtp.exemple.fr/x' })],
    ['UserNeeded', 'email.smtp.user', withSmtp({ user: '' })],
    ['ClientIdNeeded', 'email.smtp.clientId', withSmtp({ auth: 'oauth2' })],
    [
      'WrongTokenAddress',
      'email.smtp.tokenAddress',
      withSmtp({ auth: 'oauth2', clientId: 'x', tokenAddress: 'http://exemple.fr/token' }),
    ],
    [
      'WrongTwilioAccount',
      'sms.accountSid',
      { ...BLANK_MESSAGING, sms: { ...BLANK_MESSAGING.sms, way: 'twilio', accountSid: 'AC1' } },
    ],
    [
      'WrongSmsSender',
      'sms.from',
      {
        ...BLANK_MESSAGING,
        sms: { ...BLANK_MESSAGING.sms, way: 'twilio', accountSid: `AC${'0'.repeat(32)}`, from: '06' },
      },
    ],
    [
      'WrongServer',
      'mailbox.host',
      { ...BLANK_MESSAGING, mailbox: { ...BLANK_MESSAGING.mailbox, isRead: true } },
    ],
    ['WrongHour', 'quietHours.from', { ...BLANK_MESSAGING, quietHours: { from: '25:00', to: '08:00' } }],
    ['HoursIncomplete', 'quietHours.to', { ...BLANK_MESSAGING, quietHours: { from: '20:00', to: '' } }],
    [
      'WrongFormAddress',
      'surveys.webFormAddress',
      { ...BLANK_MESSAGING, surveys: { ...BLANK_MESSAGING.surveys, webFormAddress: 'javascript:alert(1)' } },
    ],
  ];

  it.each(mistakes)('refuses %s at %s and keeps what was', async (reason, field, settings) => {
    const before = await test.admin.messaging.get({});
    expect(await answerOf(settings)).toMatchObject({ reason, field: `settings.${field}` });
    expect(await test.admin.messaging.get({})).toEqual(before);
  });

  it('saves, tells of a change made elsewhere, and sends a test by what was saved', async () => {
    const { revision } = await test.admin.messaging.get({});
    const settings = smtpSettings(server);
    const saved = await test.admin.messaging.save({ revision, settings });
    expect((await test.admin.messaging.get({})).settings).toEqual(settings);
    await expect(test.admin.messaging.save({ revision, settings })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(saved.revision).toBe(revision + 1);

    const wish = { channel: 'email', to: 'camille@exemple.fr', language: 'fr' } as const;
    expect(await test.admin.messaging.test(wish)).toEqual({
      outcome: 'refused',
      reason: 'SecretMissing',
      answerCode: '',
    });
    await test.admin.organisation.setSecret({ name: 'smtp-password', value: 'faux', place: 'vault' });
    expect(await test.admin.messaging.test(wish)).toEqual({
      outcome: 'refused',
      reason: 'WrongPassword',
      answerCode: '535',
    });
    await test.admin.organisation.setSecret({ name: 'smtp-password', value: SMTP_PASSWORD, place: 'vault' });
    expect(await test.admin.messaging.test(wish)).toEqual({ outcome: 'sent', reason: null, answerCode: '' });
    expect(server.received.map(({ to, from }) => ({ to, from }))).toEqual([
      { to: ['camille@exemple.fr'], from: 'factures@atelier.example' },
    ]);
    expect(await test.admin.messaging.test({ ...wish, channel: 'sms', to: '0612345678' })).toMatchObject({
      reason: 'ChannelNotSet',
    });
  });

  it('writes neither the address nor a secret into the log, the entries or the technical log', async () => {
    const connection = test.app.vault.connection();
    const entries = connection
      .prepare(`select action, details, fields from audit_entries where action like 'messaging.%'`)
      .all();
    expect(entries.length).toBeGreaterThanOrEqual(4);
    const kept = JSON.stringify(entries);
    let log = '';
    try {
      log = readFileSync(join(test.dataFolder, 'logs', 'carnet.log'), 'utf8');
    } catch {
      log = '';
    }
    for (const secret of ['camille@exemple.fr', SMTP_PASSWORD, 'faux', 'factures@atelier.example']) {
      expect(kept).not.toContain(secret);
      expect(log).not.toContain(secret);
    }
    expect(kept).toContain('WrongPassword');
  });
});

describe('the way out of a vault', () => {
  it('lets nothing leave a demonstration, whatever is set', async () => {
    const open = await openVault();
    open.vault.write((db) =>
      storeMessaging(db, smtpSettings({ host: 'localhost', port: 1 }), { now: open.clock.now(), actorId: 1 }),
    );
    let made = 0;
    const messenger = await messengerOf(open.vault, {
      ...open.deps,
      demonstration: true,
      messenger: (...given) => {
        made += 1;
        return createMessenger(...given);
      },
    });
    expect(await messenger.email?.send(sampleEmail())).toMatchObject({
      tag: 'refused',
      reason: 'Demonstration',
    });
    expect(await messenger.sms?.send({ to: '+33612345678', text: 'Bonjour', reference: 'x' })).toMatchObject({
      tag: 'refused',
      reason: 'Demonstration',
    });
    expect(made).toBe(0);
    await open.close();
  });

  it('takes the secrets that the settings send with, and no other', async () => {
    const open = await openVault();
    const actor = { now: open.clock.now(), actorId: 1 };
    open.vault.write((db) => {
      storeMessaging(db, smtpSettings({ host: 'localhost', port: 1 }), actor);
      for (const name of ['smtp-password', 'twilio-token', 'imap-password'] as const)
        writeSecretRow(db, { name, place: 'vault', value: `valeur de ${name}`, updatedAt: open.clock.now() });
    });
    const seen: unknown[] = [];
    await messengerOf(open.vault, {
      ...open.deps,
      messenger: (_settings, secrets) => {
        seen.push(Object.entries(secrets).map(([name, value]) => [name, value.reveal(), String(value)]));
        return { email: null, sms: null, close: () => Promise.resolve() };
      },
    });
    expect(seen).toEqual([[['smtp-password', 'valeur de smtp-password', '[redacted]']]]);
    expect(secretsNeeded(BLANK_MESSAGING)).toEqual([]);
    await open.close();
  });
});
