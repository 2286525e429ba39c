import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import type { Messenger } from '#main/messaging/messenger.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { BLANK_MESSAGING } from '#shared/contract/messaging-settings.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import type { FakeAnswer } from '#tests/support/mail-servers/http-fake.ts';
import {
  SENDGRID_KEY,
  sendgridError,
  startSendgrid,
  type SendgridFake,
} from '#tests/support/mail-servers/sendgrid.ts';
import {
  TWILIO_ACCOUNT,
  TWILIO_TOKEN,
  startTwilio,
  twilioError,
  type TwilioFake,
} from '#tests/support/mail-servers/twilio.ts';
import { sampleEmail } from './sample-message.ts';

// The real SDKs against servers on loopback that answer as the providers document.

const tools = { clock: systemClock(), providerTimeout: 500 };

describe('SendGrid', () => {
  let fake: SendgridFake;
  beforeEach(async () => {
    fake = await startSendgrid();
  });
  afterEach(() => fake.close());

  const emailWith = (key: string | null, address = fake.address): NonNullable<Messenger['email']> => {
    const { email } = createMessenger(
      { ...BLANK_MESSAGING, email: { ...BLANK_MESSAGING.email, way: 'sendgrid' } },
      key === null ? {} : { 'sendgrid-key': new Redacted(key) },
      { ...tools, sendgridAddress: address },
    );
    if (email === null) throw new Error('E-mail is set');
    return email;
  };

  it('sends one message to one recipient, with our Message-ID and nothing counted', async () => {
    const outcome = await emailWith(SENDGRID_KEY).send(
      sampleEmail({
        replyTo: 'contact@atelier.example',
        html: '<p>Bonjour</p>',
        files: [{ name: '../facture.pdf', type: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }],
      }),
    );
    expect(outcome).toEqual({ tag: 'sent', providerId: 'sg-1' });
    expect(fake.received).toHaveLength(1);
    const [mail] = fake.received;
    expect(mail?.personalizations).toHaveLength(1);
    expect(mail?.personalizations[0]?.to).toEqual([
      { email: 'eloise@client.example', name: 'Éloïse Martin' },
    ]);
    expect(mail?.reply_to).toEqual({ email: 'contact@atelier.example' });
    expect({ ...mail?.headers, ...mail?.personalizations[0]?.headers }).toMatchObject({
      'Message-ID': sampleEmail().messageId,
    });
    expect(mail?.attachments?.map(({ filename, content }) => [filename, content])).toEqual([
      ['facture.pdf', 'JVBERg=='],
    ]);
    expect(mail?.tracking_settings).toEqual({
      click_tracking: { enable: false, enable_text: false },
      open_tracking: { enable: false },
    });
  });

  const cases: readonly (readonly [string, FakeAnswer, string, string, string])[] = [
    [
      '400 recipient',
      sendgridError(400, 'Does not contain a valid address.', 'personalizations.0.to.0.email'),
      'refused',
      'RecipientRefused',
      '400',
    ],
    [
      '400 content',
      sendgridError(400, 'The content value must be a string', 'content.0.value'),
      'refused',
      'ContentRefused',
      '400',
    ],
    [
      '403 sender',
      sendgridError(403, 'The from address does not match a verified Sender Identity.', 'from'),
      'refused',
      'SenderRefused',
      '403',
    ],
    ['401 credits', sendgridError(401, 'Maximum credits exceeded'), 'later', 'QuotaReached', '401'],
    ['413', sendgridError(413, 'Payload too large'), 'refused', 'AttachmentTooLarge', '413'],
    ['429', sendgridError(429, 'too many requests'), 'later', 'ServerBusy', '429'],
    ['500', sendgridError(500, 'internal'), 'uncertain', 'UnknownFailure', '500'],
    ['503', sendgridError(503, 'unavailable'), 'later', 'ServerBusy', '503'],
    ['cut after the request', 'cut', 'uncertain', 'LineBroken', ''],
    ['silent', 'silent', 'uncertain', 'NoAnswer', ''],
  ];
  it.each(cases)('%s', async (_name, answer, tag, reason, answerCode) => {
    fake.fail(answer);
    expect(await emailWith(SENDGRID_KEY).send(sampleEmail())).toEqual({ tag, reason, answerCode });
  });

  it('knows a wrong, a malformed and a missing key, and a server that is not there', async () => {
    expect(await emailWith(SENDGRID_KEY.replace('aa', 'cc')).send(sampleEmail())).toMatchObject({
      tag: 'refused',
      reason: 'WrongPassword',
    });
    expect(await emailWith('ma clé').send(sampleEmail())).toMatchObject({ reason: 'WrongPassword' });
    expect(await emailWith(null).send(sampleEmail())).toMatchObject({ reason: 'SecretMissing' });
    expect(await emailWith(SENDGRID_KEY, 'http://127.0.0.1:1').send(sampleEmail())).toMatchObject({
      tag: 'later',
      reason: 'PortRefused',
    });
    expect(fake.received).toEqual([]);
  });

  it('never takes another recipient out of an address', async () => {
    for (const address of ['a@b.fr, c@d.fr', '"x"@b.fr', 'a@b.fr\r\nBcc: c@d.fr'])
      expect((await emailWith(SENDGRID_KEY).send(sampleEmail({ to: { name: '', address } }))).tag).toBe(
        'refused',
      );
    expect(fake.received).toEqual([]);
  });
});

describe('Twilio', () => {
  let fake: TwilioFake;
  beforeEach(async () => {
    fake = await startTwilio();
  });
  afterEach(() => fake.close());

  const smsWith = (
    token: string | null = TWILIO_TOKEN,
    more: { readonly from?: string; readonly address?: string } = {},
  ): NonNullable<Messenger['sms']> => {
    const { sms } = createMessenger(
      {
        ...BLANK_MESSAGING,
        sms: {
          ...BLANK_MESSAGING.sms,
          way: 'twilio',
          accountSid: TWILIO_ACCOUNT,
          from: more.from ?? '+33644640000',
        },
      },
      token === null ? {} : { 'twilio-token': new Redacted(token) },
      { ...tools, twilioAddress: more.address ?? fake.address },
    );
    if (sms === null) throw new Error('SMS is set');
    return sms;
  };
  const text = { to: '06 12 34 56 78', text: 'Bonjour', reference: 'x' };

  it('sends, and tells what became of it afterwards', async () => {
    const sms = smsWith();
    const outcome = await sms.send(text);
    expect(outcome).toMatchObject({ tag: 'sent' });
    expect(fake.received.map(({ to, from, body }) => ({ to, from, body }))).toEqual([
      { to: '+33612345678', from: '+33644640000', body: 'Bonjour' },
    ]);
    const id = fake.received[0]?.sid ?? '';
    expect(outcome).toEqual({ tag: 'sent', providerId: id });
    expect(await sms.delivery(id)).toEqual({ state: 'accepted', detail: '' });
    fake.setStatus('delivered', null);
    expect(await sms.delivery(id)).toEqual({ state: 'delivered', detail: '' });
    fake.setStatus('undelivered', 30003);
    expect(await sms.delivery(id)).toEqual({ state: 'bounced', detail: '30003' });
    expect(await sms.delivery('SM1')).toBeNull();
  });

  it('takes a messaging service as its sender', async () => {
    await smsWith(TWILIO_TOKEN, { from: `MG${'0'.repeat(32)}` }).send(text);
    expect(fake.received[0]?.from).toBe(`MG${'0'.repeat(32)}`);
  });

  const cases: readonly (readonly [string, FakeAnswer, string, string, string])[] = [
    ['21211', twilioError(400, 21211, 'Invalid To'), 'refused', 'PhoneCannotGetSms', '21211'],
    ['21614', twilioError(400, 21614, 'Not a mobile'), 'refused', 'PhoneCannotGetSms', '21614'],
    ['21610', twilioError(400, 21610, 'Unsubscribed'), 'refused', 'RecipientRefused', '21610'],
    ['21408', twilioError(403, 21408, 'Region'), 'refused', 'RecipientRefused', '21408'],
    ['21606', twilioError(400, 21606, 'From'), 'refused', 'SenderRefused', '21606'],
    ['21617', twilioError(400, 21617, 'Too long'), 'refused', 'MessageTooLong', '21617'],
    ['20005', twilioError(403, 20005, 'Suspended'), 'refused', 'AccountSuspended', '20005'],
    ['63038', twilioError(400, 63038, 'Daily cap'), 'later', 'QuotaReached', '63038'],
    ['429', twilioError(429, 20429, 'Too many'), 'later', 'ServerBusy', '20429'],
    ['unknown', twilioError(400, 99999, '?'), 'refused', 'UnknownFailure', '99999'],
    ['500', twilioError(500, 20500, 'Internal'), 'uncertain', 'UnknownFailure', '20500'],
    ['503', twilioError(503, 20503, 'Unavailable'), 'uncertain', 'UnknownFailure', '20503'],
    ['cut after the request', 'cut', 'uncertain', 'LineBroken', ''],
    ['silent', 'silent', 'uncertain', 'NoAnswer', ''],
  ];
  it.each(cases)('%s, asked once', async (_name, answer, tag, reason, answerCode) => {
    fake.fail(answer);
    expect(await smsWith().send(text)).toEqual({ tag, reason, answerCode });
    expect(fake.requests).toBe(1);
  });

  it('asks nobody for what cannot work', async () => {
    expect(await smsWith().send({ ...text, to: '01 23 45 67 89' })).toMatchObject({
      reason: 'PhoneCannotGetSms',
    });
    expect(await smsWith().send({ ...text, to: '' })).toMatchObject({ reason: 'NoRecipient' });
    expect(await smsWith().send({ ...text, text: 'x'.repeat(613) })).toMatchObject({
      reason: 'MessageTooLong',
    });
    expect(await smsWith(null).send(text)).toMatchObject({ reason: 'SecretMissing' });
    expect(await smsWith('faux').send(text)).toMatchObject({ tag: 'refused', reason: 'WrongPassword' });
    expect(await smsWith(TWILIO_TOKEN, { address: 'http://127.0.0.1:1' }).send(text)).toMatchObject({
      tag: 'later',
      reason: 'PortRefused',
    });
    expect(fake.received).toEqual([]);
  });
});
