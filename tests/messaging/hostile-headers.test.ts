import { domainToASCII } from 'node:url';
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import { checkedEmail, envelopeAddress } from '#main/messaging/checked-email.ts';
import type { Messenger, OutgoingEmail } from '#main/messaging/messenger.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { attachmentName } from '#shared/domain/messages/attachment-name.ts';
import { headerText } from '#shared/domain/messages/header-text.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import { noCertificateBecause } from '#tests/support/mail-servers/certificate.ts';
import { SMTP_PASSWORD, startSmtpServer, type TestSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import { sampleEmail, smtpSettings } from './sample-message.ts';

// 3,000 hostile names, addresses, subjects and file names: exactly the expected recipients and headers at the server,
// or a refusal before anything is said (security.md §8 "Mail").

/** What breaks a header, an address list, an encoded word or a reader's eyes. */
const POISONS = [
  '\r\nBcc: voleur@mal.example',
  '\nBcc: voleur@mal.example\n\n<b>corps</b>',
  '\rX-Injected: oui',
  '\u0000',
  '\u0085Bcc: voleur@mal.example',
  '\u2028Bcc: voleur@mal.example',
  '\u2029\u2029corps',
  '\u000b\u000c',
  '\u001b[31m',
  '=?utf-8?Q?=0D=0ABcc:_voleur@mal.example?=',
  '=?utf-8?B?DQpCY2M6IHZvbGV1ckBtYWwuZXhhbXBsZQ==?=',
  '%0d%0aBcc:voleur@mal.example',
  '" <voleur@mal.example>, "x',
  '<voleur@mal.example>',
  ', voleur@mal.example',
  '; voleur@mal.example',
  'groupe: voleur@mal.example;',
  '(commentaire) voleur@mal.example',
  '\\',
  '"',
  "'",
  '@',
  '\u202egpj.exe',
  '\u2066\u2069',
  '\u200b\ufeff',
  '\ud800',
  '\udc00x',
  '😀',
  'é\u0301'.repeat(3),
  '../../etc/passwd',
  'C:\\Windows\\System32\\',
  'con',
  '"; filename="autre.exe',
  "; filename*=utf-8''autre.exe",
  'x'.repeat(400),
  ' '.repeat(200),
  '\t',
] as const;

const ADDRESSES = [
  '"voleur@mal.example x"@client.example',
  '"eloise"@client.example',
  'eloise@client.example, voleur@mal.example',
  'eloise@client.example;voleur@mal.example',
  'eloise@client.example voleur@mal.example',
  'eloise@client.example\r\nRCPT TO:<voleur@mal.example>',
  'eloise@client.example>\r\nDATA',
  'eloise@client.example\u0000',
  'eloise(commentaire)@client.example',
  '<eloise@client.example>',
  'Éloïse <eloise@client.example>',
  'groupe:eloise@client.example;',
  '@voleur.example:eloise@client.example',
  'voleur%mal.example@client.example@mal.example',
  'eloise@[127.0.0.1]',
  'eloise@127.0.0.1',
  'eloise@client..example',
  '.eloise@client.example',
  'eloise.@client.example',
  'elo..ise@client.example',
  'eloise@-client.example',
  'éloïse@client.example',
  'eloise@client.example\u2028',
  'eloise@cli\u202eent.example',
  'eloise@client\u3002example',
  'eloise@client\uff0eexample',
  `${'a'.repeat(65)}@client.example`,
  `eloise@${'a'.repeat(64)}.example`,
  `eloise@${'a.'.repeat(130)}example`,
  'eloise',
  '',
  ' ',
  'eloise@client.example\\',
  'eloise\\@mal.example@client.example',
  'postmaster@localhost',
] as const;

const poisoned = array(
  oneof(constantFrom(...POISONS), string({ unit: 'binary', maxLength: 12 }), string({ maxLength: 12 })),
  {
    minLength: 1,
    maxLength: 4,
  },
).map((parts) => parts.join(''));

const hostile = record({
  fromName: poisoned,
  toName: poisoned,
  subject: poisoned,
  fileName: poisoned,
  to: oneof(
    { weight: 4, arbitrary: constant('eloise@client.example') },
    { weight: 2, arbitrary: constantFrom(...ADDRESSES) },
    { weight: 1, arbitrary: poisoned.map((poison) => `eloise${poison}@client.example`) },
    { weight: 1, arbitrary: poisoned.map((poison) => `eloise@client.example${poison}`) },
  ),
});

const messageOf = (one: {
  readonly fromName: string;
  readonly toName: string;
  readonly subject: string;
  readonly fileName: string;
  readonly to: string;
}): OutgoingEmail =>
  sampleEmail({
    from: { name: one.fromName, address: 'factures@atelier.example' },
    to: { name: one.toName, address: one.to },
    subject: one.subject,
    files: [{ name: one.fileName, type: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }],
  });

const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

const inAscii = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
};

/** Names of the header lines before the first empty line, as any program would read them. */
const headerNames = (raw: string): readonly string[] =>
  (raw.split('\r\n\r\n')[0] ?? '')
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => (line.split(':')[0] ?? '').toLowerCase())
    .toSorted();

describe.skipIf(noCertificateBecause !== null)('hostile headers', () => {
  let server: TestSmtpServer;
  let messenger: Messenger;
  beforeAll(async () => {
    server = await startSmtpServer();
    messenger = createMessenger(
      smtpSettings(server),
      { 'smtp-password': new Redacted(SMTP_PASSWORD) },
      { clock: systemClock() },
    );
  });
  afterAll(async () => {
    await messenger.close();
    await server.close();
  });

  async function judge(message: OutgoingEmail): Promise<'sent' | 'refused'> {
    server.forget();
    const outcome = await messenger.email?.send(message);
    const address = envelopeAddress(message.to.address);
    expect(['sent', 'refused']).toContain(outcome?.tag);
    expect(server.received).toHaveLength(outcome?.tag === 'sent' ? 1 : 0);
    const [mail] = server.received;
    if (mail === undefined) return 'refused';
    if (address === null) throw new Error('Sent to what is no address');
    // The server shows international domains in letters, whatever was said on the line.
    expect(mail.to.map(inAscii)).toEqual([address]);
    expect(mail.from).toBe('factures@atelier.example');
    const hasSubject = headerText(message.subject) !== '';
    expect(headerNames(mail.raw)).toEqual(HEADERS.filter((name) => hasSubject || name !== 'subject'));
    const { parsed } = mail;
    const people = [parsed.to, parsed.from].flatMap((list) => (Array.isArray(list) ? list : [list]));
    expect(people.flatMap((list) => list?.value.map((one) => inAscii(one.address ?? '')))).toEqual([
      address,
      'factures@atelier.example',
    ]);
    expect(parsed.cc).toBeUndefined();
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.messageId).toBe(message.messageId);
    expect(parsed.text?.trimEnd()).toBe(message.text);
    expect(parsed.attachments.map(({ filename, contentType }) => ({ filename, contentType }))).toEqual([
      { filename: attachmentName(message.files[0]?.name ?? ''), contentType: 'application/pdf' },
    ]);
    return 'sent';
  }

  it('3,000 of them reach exactly the expected recipient with exactly our headers, or are refused', async () => {
    const told = { sent: 0, refused: 0 };
    await assert(
      asyncProperty(hostile, async (one) => {
        told[await judge(messageOf(one))] += 1;
      }),
      { numRuns: 3000, seed: 20_261_128, endOnFailure: true },
    );
    // Both ways are really walked.
    expect(told.sent).toBeGreaterThan(1000);
    expect(told.refused).toBeGreaterThan(500);
  }, 240_000);

  it('each poison in each place, one by one', async () => {
    const told: string[] = [];
    const clean = {
      fromName: 'A',
      toName: 'B',
      subject: 'C',
      fileName: 'd.pdf',
      to: 'eloise@client.example',
    };
    for (const place of ['fromName', 'toName', 'subject', 'fileName'] as const)
      for (const poison of POISONS)
        told.push(await judge(messageOf({ ...clean, [place]: `Avant ${poison} après` })));
    // Only the subject that is too long is refused.
    expect(told.filter((one) => one === 'refused')).toHaveLength(1);
  }, 60_000);

  it('an international domain goes out as punycode', async () => {
    expect(
      await judge(
        sampleEmail({
          to: { name: '', address: 'a@café-lyon.fr' },
          files: [{ name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array([37]) }],
        }),
      ),
    ).toBe('sent');
    expect(server.received[0]?.raw).toMatch(/^To: a@xn--caf-lyon-d1a\.fr$/m);
  });
});

describe('addresses', () => {
  it.each(ADDRESSES.filter((one) => !/[\u3002\uff0e]/.test(one)))('%j is refused', (address) => {
    expect(envelopeAddress(address)).toBeNull();
    expect(checkedEmail(sampleEmail({ to: { name: '', address } })).ok).toBe(false);
  });

  it('ideographic full stops become plain ones, or the address is refused: never another recipient', () => {
    for (const address of ['eloise@client\u3002example', 'eloise@client\uff0eexample'])
      expect([null, 'eloise@client.example']).toContain(envelopeAddress(address));
  });

  it('a subject of 10,000 characters and an endless text are refused by name', () => {
    expect(checkedEmail(sampleEmail({ subject: 'x'.repeat(10_000) }))).toEqual({
      ok: false,
      error: 'MessageTooLong',
    });
    expect(checkedEmail(sampleEmail({ text: 'x'.repeat(200_000) }))).toEqual({
      ok: false,
      error: 'MessageTooLong',
    });
    expect(checkedEmail(sampleEmail({ messageId: '<a@b>\r\nBcc: x@y.fr' }))).toMatchObject({ ok: false });
    expect(checkedEmail(sampleEmail({ replyTo: 'a@b.fr, c@d.fr' }))).toMatchObject({ ok: false });
  });
});

describe('header texts and file names', () => {
  it('hold nothing that begins a line, hides or is broken, and stay the same when cleaned twice', () => {
    assert(
      property(poisoned, (text) => {
        const clean = headerText(text);
        // oxlint-disable-next-line no-control-regex -- the controls are what must be gone.
        expect(clean).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]/);
        expect(clean.isWellFormed()).toBe(true);
        expect(headerText(clean)).toBe(clean);
        const name = attachmentName(text);
        expect(name).toMatch(/^[^\\/:*?"<>|;]+\.pdf$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/^(\.|(con|nul|aux|prn)\.pdf$)/iu);
        expect(attachmentName(name)).toBe(name);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads as what it was when nothing was wrong with it', () => {
    expect(headerText('Éloïse « Martin » & fils')).toBe('Éloïse « Martin » & fils');
    expect(attachmentName('Facture FA-2026-0001.pdf')).toBe('Facture FA-2026-0001.pdf');
    expect(attachmentName('../../con.pdf')).toBe('document.pdf');
  });
});
