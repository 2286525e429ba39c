import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '#main/app/create-app.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { PASSWORD, startApp } from '#tests/support/make-app.ts';
import { sampleSettings } from '#tests/support/open-vault.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import {
  clearTextIn,
  deletedOpenFiles,
  filesUnder,
  hitsIn,
  Markers,
  PREFIX,
  recentFilesIn,
} from './markers.ts';
import { sampleDraft, sampleService } from './sample-work.ts';

const CLIENTS = 12;
/** What cannot be a marker because it is checked or rewritten: it is looked for as it is stored. */
const OTHERS = [sampleSettings.iban, PASSWORD, '199004567'];

const markers = new Markers();
const mark = (): string => markers.next();

/** The system's temporary folder, before it is replaced for this test. */
const outside = tmpdir();
const variables = ['TMPDIR', 'SQLITE_TMPDIR'] as const;
const before = variables.map((name) => [name, process.env[name]] as const);
let work: string;
let dataFolder: string;
let started: number;
let app: App;
let client: CarnetClient;

beforeAll(() => {
  started = Date.now() - 1000;
  work = mkdtempSync(join(outside, 'carnet-clear-'));
  const temporary = join(work, 'temporary');
  mkdirSync(temporary);
  // Everything that this process puts aside lands in a folder that holds nothing else.
  for (const name of variables) process.env[name] = temporary;
});
afterAll(() => {
  for (const [name, value] of before)
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  rmSync(work, { recursive: true, force: true });
});

/** Makes a call that must be refused, and lets nobody but the caller see with what. */
async function refused(call: Promise<unknown>): Promise<void> {
  const answer: unknown = await call.then(
    () => 'done',
    (problem: unknown) => problem,
  );
  expect(answer).toBeInstanceOf(ORPCError);
}

const markedClient = (): ReturnType<typeof sampleClient> =>
  sampleClient({
    name: mark(),
    company: mark(),
    industry: mark(),
    email: `${mark()}@exemple.example`,
    phone: '01 99 00 45 67',
    address: { line1: mark(), line2: mark(), postalCode: '44000', city: mark(), country: 'FR' },
    tags: [mark(), mark()],
    preferences: {
      channel: 'email',
      language: 'fr',
      quietFrom: '',
      quietTo: '',
      noSms: false,
      accessNotes: mark(),
      consents: [{ purpose: 'surveys', granted: true, at: '2026-01-05', source: mark() }],
    },
    note: `${mark()} et ${mark().toUpperCase()}`,
  });

const markedContact = () => ({
  name: mark(),
  role: mark(),
  phone: '01 99 00 45 67',
  mobile: '',
  email: `${mark()}@exemple.example`,
  preferred: false,
});

const markedDraft = (clientUid: string) =>
  sampleDraft(clientUid, {
    subject: mark(),
    orderReference: mark(),
    note: mark(),
    lineName: mark(),
    lineDescription: mark(),
  });

async function issue(uid: string): Promise<void> {
  const { expectedNumber } = await client.invoices.prepareIssue({ uid });
  const { revision } = await client.invoices.get({ uid });
  await client.invoices.issue({ uid, revision, expectedNumber });
}

/** What goes out to clients and comes back: settings, texts, answers, agreements. */
async function typeMessages(): Promise<void> {
  const { rows } = await client.clients.list({ limit: 1 });
  const clientUid = rows[0]?.uid ?? '';
  await client.contracts.create({
    contract: {
      clientUid,
      title: mark(),
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      noticeDays: 60,
      note: mark(),
    },
  });
  await client.contracts.list({ text: mark() });
  const { settings } = await client.messaging.get({});
  await client.messaging.save({
    revision: 0,
    settings: {
      ...settings,
      email: {
        ...settings.email,
        way: 'smtp',
        fromName: mark(),
        fromAddress: `${mark()}@exemple.example`,
        replyTo: `${mark()}@exemple.example`,
        smtp: { ...settings.email.smtp, host: `${mark()}.example`, user: mark() },
      },
      mailbox: { ...settings.mailbox, host: `${mark()}.example`, user: mark() },
    },
  });
  await refused(
    client.messaging.save({
      revision: 1,
      settings: { ...settings, email: { ...settings.email, fromAddress: mark() } },
    }),
  );
  // Nothing listens there: the failure must not say to whom.
  await client.messaging.test({ channel: 'email', to: `${mark()}@exemple.example`, language: 'fr' });
  // Written by the core itself and by clients, hence not by a call.
  const at = new Date().toISOString();
  app.vault.connection().exec(`
    insert into messages (uid, kind, channel, client_id, language, recipient_name, recipient_address, subject, body, state,
        not_before, message_id, delivery_detail, created_at, updated_at)
      select randomblob(16), 'reminder', 'email', min(id), 'fr', '${mark()}', '${mark()}@exemple.example', '${mark()}',
        '${mark()}', 'to-approve', '${at}', '<1@carnet.invalid>', '${mark()}', '${at}', '${at}' from clients;
    insert into satisfaction_surveys (uid, client_id, rating, comments, created_at, updated_at)
      select randomblob(16), min(id), 1, '${mark()}', '${at}', '${at}' from clients;
    insert into message_templates (key, channel, language, subject, body, updated_at)
      values ('first', 'email', 'fr', '${mark()}', '${mark()}', '${at}');
    insert into invoice_follow_ups (invoice_id, dispute_reason, plan_note, updated_at)
      select min(id), '${mark()}', '${mark()}', '${at}' from invoices;
    insert into client_dunning (client_id, reason, updated_at) select min(id), '${mark()}', '${at}' from clients;`);
}

/** Types markers wherever a person can type. */
async function typeEverywhere(): Promise<void> {
  ({ app, dataFolder } = await startApp(undefined, join(work, 'vault')));
  client = directClient(app, app.takeSeat('direct'));
  const made = await client.vault.create({
    organisation: {
      ...sampleSettings,
      name: mark(),
      register: mark(),
      accountHolder: mark(),
      latePenalty: mark(),
      earlyPaymentDiscount: mark(),
      footer: mark(),
      address: { line1: mark(), line2: mark(), postalCode: '69001', city: 'Lyon', country: 'FR' },
    },
    // The names of accounts are shown at the unlock screen, hence readable by design (docs/security.md).
    person: { name: 'Camille Roux', password: PASSWORD },
  });
  const { fileText, passphrase } = made.recoveryKit;
  await client.vault.verifyRecoveryKit({ fileText, passphrase });

  await client.catalogue.create({
    item: {
      code: mark(),
      name: mark(),
      description: mark(),
      serviceType: 'other',
      nature: 'service',
      unit: 'HUR',
      unitPrice: '85',
      vatCategory: 'S',
      vatRate: '20',
    },
  });
  for (let turn = 0; turn < CLIENTS; turn += 1) {
    const { uid, revision } = await client.clients.create({
      client: markedClient(),
      contacts: [markedContact()],
    });
    await client.clients.addContact({ clientUid: uid, contact: markedContact() });
    if (turn % 2 === 0) await client.clients.update({ uid, revision, client: markedClient() });
    await client.services.create({
      service: sampleService(uid, { title: mark(), description: mark() }),
      status: 'planned',
    });
    const draft = await client.invoices.createDraft({ draft: markedDraft(uid) });
    if (turn % 3 !== 0) continue;
    await issue(draft.uid);
    const paid = await client.payments.record({
      invoiceUid: draft.uid,
      method: 'transfer',
      amount: 1000,
      paidOn: (await client.invoices.get({ uid: draft.uid })).issueDate ?? '',
      reference: mark(),
    });
    const file = await client.invoices.pdf({ uid: draft.uid, purpose: 'view' });
    expect(file.size).toBeGreaterThan(1000);
    if (turn === 0) continue;
    await client.payments.reverse({ uid: paid.uid, reason: mark() });
    const credit = await client.invoices.prepareCredit({ uid: draft.uid });
    await client.invoices.credit({ uid: draft.uid, expectedNumber: credit.expectedNumber, reason: mark() });
  }

  await typeMessages();

  const csv = `Nom;Ville;Note\n${Array.from({ length: 20 }, () => [mark(), mark(), mark()].join(';')).join('\n')}\n`;
  const file = new File([csv], 'clients.csv', { type: 'text/csv' });
  const { mapping } = await client.transfers.readHeader({ file });
  await client.transfers.preview({ file, mapping, matchBy: 'name' });
  await client.transfers.run({ file, mapping, matchBy: 'name', duplicates: 'skip' });

  for (const sort of ['relevance', 'name', 'city', 'updated', 'balance'] as const)
    await client.clients.list({ text: mark(), sort });
  await client.invoices.list({ text: mark() });
  await client.payments.list({ text: mark() });
  await client.services.list({ text: mark() });
  await client.clients.findDuplicates({
    name: mark(),
    company: mark(),
    siren: '',
    siret: '',
    email: '',
    phone: '',
    city: mark(),
  });

  await refused(client.clients.create({ client: { ...markedClient(), siren: '111111111' } }));
  await refused(client.clients.create({ client: { ...markedClient(), email: `${mark()}@` } }));
  await refused(client.clients.create({ client: { ...markedClient(), [mark()]: mark() } }));
  await refused(client.clients.get({ uid: mark() }));
  await refused(client.vault.confirmPassword({ password: mark() }));
  await refused(client.vault.signIn({ account: mark(), password: mark() }));
  await refused(client.organisation.update({ revision: 1, settings: { ...sampleSettings, iban: mark() } }));

  const zip = await client.transfers.exportBusiness({ purpose: mark() });
  expect(zip.size).toBeGreaterThan(1000);
  const backup = await client.backups.create({});
  expect((await client.backups.download({ name: backup.name })).size).toBeGreaterThan(1000);
}

/** What this program certainly wrote. */
const ownFiles = (): readonly string[] => [...filesUnder(work), ...deletedOpenFiles()];

/** Where it would write by a mistake; others write there too, so that only the markers themselves count. */
const sharedFiles = (): readonly string[] => [
  ...recentFilesIn(outside, started),
  ...recentFilesIn(join(sep, 'var', 'tmp'), started),
];

const clearTextAnywhere = (): readonly string[] => [
  ...clearTextIn(ownFiles(), OTHERS),
  ...clearTextIn(sharedFiles(), []),
];

describe('what was typed', () => {
  it('would be found in each encoding if it were there', () => {
    const text = `avant ${mark()} après`;
    const written = [
      Buffer.from(text),
      Buffer.from(text.toUpperCase()),
      Buffer.from(text, 'utf16le'),
      Buffer.from(Buffer.from(text).toString('hex')),
      ...['', 'x', 'xx'].map((lead) => Buffer.from(Buffer.from(lead + text).toString('base64'))),
    ];
    for (const [index, bytes] of written.entries()) {
      const path = join(work, `planted-${String(index)}`);
      writeFileSync(path, bytes);
      expect(clearTextIn([path], OTHERS)).toHaveLength(1);
      rmSync(path);
    }
    expect(hitsIn(Buffer.from(`iban ${sampleSettings.iban}`), OTHERS)).toHaveLength(1);
  });

  it('is nowhere in clear on the disk, while the vault is open and once it is locked', async () => {
    await typeEverywhere();
    expect(markers.count).toBeGreaterThan(400);
    // The markers are in the vault: the search finds all of what has one in its name.
    expect((await client.clients.list({ text: PREFIX })).total).toBe(CLIENTS + 20);
    const files = ownFiles();
    expect(files.some((path) => path.endsWith('-wal'))).toBe(true);
    expect(files.some((path) => path.startsWith(join(dataFolder, 'blobs')))).toBe(true);
    expect(files.some((path) => path.startsWith(join(dataFolder, 'backups')))).toBe(true);
    expect(clearTextAnywhere()).toEqual([]);

    await client.vault.lock({ reason: 'person' });
    expect(clearTextAnywhere()).toEqual([]);
    await app.close();
    expect(clearTextAnywhere()).toEqual([]);
  }, 300_000);
});
