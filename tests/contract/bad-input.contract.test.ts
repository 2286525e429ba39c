import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleSettings } from '#tests/support/open-vault.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

// Each bad input of issue 2 §5: its code, reason and field, its sentence in both languages, and nothing kept.

type Words = Readonly<Record<'code' | 'reason' | 'input' | 'thing', Readonly<Record<string, string>>>>;
const wordsOf = (language: string): Words =>
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../../resources/locales/${language}/errors.json`), 'utf8'),
  ) as Words;
const LANGUAGES = { fr: wordsOf('fr'), en: wordsOf('en') };

const ABSENT = '01900000-0000-7000-8000-000000000000' as Uid;
const TODAY = '2026-11-23';

const clock = drivenClock(`${TODAY}T08:00:00.000Z` as Instant);
let test: TestApp;
let client: CarnetClient;
let clientUid: Uid;
let archivedUid: Uid;
let agentUid: Uid;
let draftUid: Uid;
let emptyDraftUid: Uid;
let issuedUid: Uid;
let plannedUid: Uid;

const line = (more: object = {}) => ({
  serviceUid: null,
  name: 'Maintenance',
  description: '',
  nature: 'service' as const,
  quantity: '1',
  unit: 'C62' as const,
  unitPrice: '890',
  priceBase: '1',
  discountPercent: '0',
  vatCategory: 'S' as const,
  vatRate: '20',
  ...more,
});
const draft = (more: object = {}) => ({
  clientUid,
  subject: '',
  orderReference: '',
  supplyFrom: null,
  supplyTo: null,
  dueDate: null,
  note: '',
  language: 'fr' as const,
  lines: [line()],
  ...more,
});
const service = (more: object = {}) => ({
  clientUid,
  catalogueItemUid: null,
  serviceType: 'maintenance' as const,
  title: 'Contrôle du réseau',
  description: '',
  plannedOn: null,
  plannedFrom: '',
  plannedTo: '',
  performedOn: null,
  technicianUid: null,
  quantity: '2',
  unit: 'HUR' as const,
  unitPrice: '85.33',
  vatCategory: 'S' as const,
  vatRate: '20',
  ...more,
});
const contact = (more: object = {}) => ({
  name: 'Léa Petit',
  role: '',
  phone: '',
  mobile: '',
  email: '',
  preferred: false,
  ...more,
});
const item = (more: object = {}) => ({
  code: 'MAINT',
  name: 'Maintenance',
  description: '',
  serviceType: 'maintenance' as const,
  nature: 'service' as const,
  unit: 'C62' as const,
  unitPrice: '890',
  vatCategory: 'S' as const,
  vatRate: '20',
  ...more,
});

beforeAll(async () => {
  test = await makeApp(clock);
  client = test.admin;
  clientUid = (await client.clients.create({ client: sampleClient() })).uid;
  archivedUid = (await client.clients.create({ client: sampleClient({ name: 'Ancien client' }) })).uid;
  await client.clients.setStatus({ uid: archivedUid, revision: 1, status: 'archived' });
  agentUid = await test.addPerson('Inès Agent', ['agent']);
  await client.catalogue.create({ item: item() });
  plannedUid = (await client.services.create({ service: service(), status: 'planned' })).uid;
  draftUid = (await client.invoices.createDraft({ draft: draft() })).uid;
  emptyDraftUid = (await client.invoices.createDraft({ draft: draft({ lines: [] }) })).uid;
  const { uid, revision } = await client.invoices.createDraft({ draft: draft() });
  const { expectedNumber } = await client.invoices.prepareIssue({ uid });
  await client.invoices.issue({ uid, revision, expectedNumber });
  issuedUid = uid;
}, 60_000);
afterAll(() => test.close());

/** Digest of every row of the base and of the header: equal digests mean that nothing was kept. */
function kept(): string {
  const connection = test.app.vault.connection();
  const hash = createHash('sha256');
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    hash.update(table);
    for (const row of connection.prepare(`select * from "${table}"`).raw().all())
      hash.update(
        JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      );
  }
  return hash.update(readFileSync(join(test.dataFolder, 'vault.json'))).digest('hex');
}

interface Told {
  readonly code: string;
  readonly reason: string | null;
  readonly field: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Payload {
  readonly reason?: string;
  readonly field?: string;
  readonly what?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly {
    readonly path: string;
    readonly reason: string;
    readonly details: Readonly<Record<string, unknown>>;
  }[];
}

async function told(call: Promise<unknown>): Promise<Told> {
  try {
    await call;
  } catch (problem) {
    if (!(problem instanceof ORPCError)) throw problem;
    const data = (problem.data ?? {}) as Payload;
    const issue = data.issues?.[0];
    return {
      code: String(problem.code),
      reason: issue?.reason ?? data.reason ?? data.what ?? null,
      field: issue?.path ?? data.field ?? null,
      details: issue?.details ?? data.details ?? {},
    };
  }
  throw new Error('The call should have failed');
}

/** The sentences a screen shows, in each language; throws when one is missing or cannot be completed. */
function sentences(answer: Told): readonly string[] {
  return Object.entries(LANGUAGES).map(([language, words]) => {
    const family =
      answer.code === 'REFUSED' ? words.reason : answer.code === 'INVALID_INPUT' ? words.input : words.thing;
    const sentence = family[answer.reason ?? ''];
    if (sentence === undefined)
      throw new Error(`No ${language} words for ${answer.code} ${String(answer.reason)}`);
    for (const [, name = ''] of sentence.matchAll(/\{\{(\w+)\}\}/g))
      if (!(name in answer.details)) throw new Error(`${language}: "${sentence}" lacks ${name}`);
    if (answer.code !== 'REFUSED' && words.code[answer.code] === undefined)
      throw new Error(`No ${language} words for ${answer.code}`);
    return sentence;
  });
}

type Case = readonly [
  what: string,
  call: () => Promise<unknown>,
  code: 'INVALID_INPUT' | 'REFUSED' | 'NOT_FOUND' | 'CONFLICT',
  reason: string,
  field: string | null,
];

/** What a bad input came to: its answer, whether both languages have words for it, and whether anything was kept. */
async function cameTo([, call]: Case) {
  const before = kept();
  const answer = await told(call());
  const [french, english] = sentences(answer);
  return {
    code: answer.code,
    reason: answer.reason,
    field: answer.field,
    isTold: french !== english,
    keptNothing: kept() === before,
  };
}

const asWanted = ([, , code, reason, field]: Case) => ({
  code,
  reason,
  field,
  isTold: true,
  keptNothing: true,
});

const create = (fields: object, contacts: object[] = []) =>
  client.clients.create({
    client: { ...sampleClient(), ...fields },
    contacts: contacts as ReturnType<typeof contact>[],
  });
const address = (more: object) => ({ address: { ...sampleClient().address, ...more } });
const settings = async (more: object) => {
  const { revision } = await client.organisation.get({});
  return client.organisation.update({
    revision,
    settings: { ...sampleSettings, ...more },
  });
};
const pay = (more: object) =>
  client.payments.record({
    invoiceUid: issuedUid,
    method: 'transfer',
    amount: 100,
    paidOn: TODAY,
    reference: '',
    ...more,
  });
const many = <One>(count: number, one: One): One[] => Array.from({ length: count }, () => one);

describe('a client that is typed badly', () => {
  it.each<Case>([
    ['no name', () => create({ name: '' }), 'INVALID_INPUT', 'Required', 'client.name'],
    ['a name of spaces', () => create({ name: '   ' }), 'INVALID_INPUT', 'Required', 'client.name'],
    ['a long name', () => create({ name: 'x'.repeat(121) }), 'INVALID_INPUT', 'TooLong', 'client.name'],
    [
      'a bell in the name',
      () => create({ name: 'A\u0007B' }),
      'INVALID_INPUT',
      'ForbiddenCharacters',
      'client.name',
    ],
    [
      'two lines as name',
      () => create({ name: 'A\nB' }),
      'INVALID_INPUT',
      'ForbiddenCharacters',
      'client.name',
    ],
    [
      'a turned name',
      () => create({ name: 'A\u202EB' }),
      'INVALID_INPUT',
      'ForbiddenCharacters',
      'client.name',
    ],
    [
      'a NUL in the note',
      () => create({ note: 'a\u0000b' }),
      'INVALID_INPUT',
      'ForbiddenCharacters',
      'client.note',
    ],
    ['a long note', () => create({ note: 'x'.repeat(4001) }), 'INVALID_INPUT', 'TooLong', 'client.note'],
    [
      'no such country',
      () => create(address({ country: 'France' })),
      'INVALID_INPUT',
      'NotACountry',
      'client.address.country',
    ],
    [
      'a country of two letters that does not exist',
      () => create(address({ country: 'XX' })),
      'INVALID_INPUT',
      'NotACountry',
      'client.address.country',
    ],
    ['a kind that is none', () => create({ kind: 'robot' }), 'INVALID_INPUT', 'NotAChoice', 'client.kind'],
    ['21 tags', () => create({ tags: many(21, 'a') }), 'INVALID_INPUT', 'TooMany', 'client.tags'],
    [
      'an owner that is no uid',
      () => create({ ownerUid: 'x' }),
      'INVALID_INPUT',
      'NotAUid',
      'client.ownerUid',
    ],
    ['a number for a name', () => create({ name: 3 }), 'INVALID_INPUT', 'WrongType', 'client.name'],
    ['a field too many', () => create({ admin: true }), 'INVALID_INPUT', 'UnknownField', 'client'],
    ['a wrong SIREN', () => create({ siren: '732829321' }), 'REFUSED', 'WrongSiren', 'client.siren'],
    ['a wrong SIRET', () => create({ siret: '73282932000075' }), 'REFUSED', 'WrongSiret', 'client.siret'],
    [
      'a SIRET of another SIREN',
      () => create({ siren: '404833048', siret: '73282932000074' }),
      'REFUSED',
      'SiretOfAnotherSiren',
      'client.siret',
    ],
    [
      'a wrong VAT number',
      () => create({ vatNumber: 'FR00732829320' }),
      'REFUSED',
      'WrongVatNumber',
      'client.vatNumber',
    ],
    ['a wrong e-mail', () => create({ email: 'tilleuls.example' }), 'REFUSED', 'WrongEmail', 'client.email'],
    [
      'an owner that is nobody',
      () => create({ ownerUid: ABSENT }),
      'REFUSED',
      'UnknownOwner',
      'client.ownerUid',
    ],
    [
      'half of quiet hours',
      () => create({ preferences: { ...sampleClient().preferences, quietFrom: '20:00' } }),
      'REFUSED',
      'WrongQuietHours',
      'client.preferences.quietTo',
    ],
    [
      'a contact without a name',
      () => create({}, [contact({ name: '' })]),
      'INVALID_INPUT',
      'Required',
      'contacts.0.name',
    ],
    [
      'a contact with a wrong e-mail',
      () => create({}, [contact(), contact({ email: 'lea@' })]),
      'REFUSED',
      'WrongEmail',
      'contacts.1.email',
    ],
    ['51 contacts', () => create({}, many(51, contact())), 'INVALID_INPUT', 'TooMany', 'contacts'],
  ])('%s', async (...one) => {
    expect(await cameTo(one)).toEqual(asWanted(one));
  });
});

describe('work and catalogue that are typed badly', () => {
  const add = (more: object) => client.services.create({ service: service(more), status: 'done' });
  it.each<Case>([
    ['no title', () => add({ title: '' }), 'INVALID_INPUT', 'Required', 'service.title'],
    ['a negative price', () => add({ unitPrice: '-1' }), 'REFUSED', 'NegativePrice', 'service.unitPrice'],
    [
      'a price that is no number',
      () => add({ unitPrice: '12,50' }),
      'INVALID_INPUT',
      'NotADecimal',
      'service.unitPrice',
    ],
    [
      'a price of 7 decimals',
      () => add({ unitPrice: '1.0000001' }),
      'INVALID_INPUT',
      'TooManyDecimals',
      'service.unitPrice',
    ],
    ['no quantity', () => add({ quantity: '0' }), 'REFUSED', 'QuantityNotPositive', 'service.quantity'],
    [
      'an amount beyond reach',
      () => add({ quantity: '9999999999999', unitPrice: '9999999999999' }),
      'REFUSED',
      'AmountOutOfRange',
      'service.unitPrice',
    ],
    [
      'a day that does not exist',
      () => add({ performedOn: '2026-02-30' }),
      'INVALID_INPUT',
      'NotADate',
      'service.performedOn',
    ],
    [
      'work done tomorrow',
      () => add({ performedOn: '2026-11-24' }),
      'REFUSED',
      'PerformedInFuture',
      'service.performedOn',
    ],
    [
      'hours that do not exist',
      () => add({ plannedFrom: '25:00' }),
      'REFUSED',
      'WrongHours',
      'service.plannedFrom',
    ],
    [
      'an end before its start',
      () => add({ plannedFrom: '10:00', plannedTo: '09:00' }),
      'REFUSED',
      'EndBeforeStart',
      'service.plannedTo',
    ],
    [
      'a VAT rate that does not exist',
      () => add({ vatRate: '19' }),
      'REFUSED',
      'UnknownVatRate',
      'service.vatRate',
    ],
    [
      'an archived client',
      () => add({ clientUid: archivedUid }),
      'REFUSED',
      'ClientArchived',
      'service.clientUid',
    ],
    [
      'a client that is none',
      () => add({ clientUid: ABSENT }),
      'REFUSED',
      'UnknownClient',
      'service.clientUid',
    ],
    [
      'a technician who is nobody',
      () => add({ technicianUid: ABSENT }),
      'REFUSED',
      'UnknownTechnician',
      'service.technicianUid',
    ],
    [
      'an item that is none',
      () => add({ catalogueItemUid: ABSENT }),
      'REFUSED',
      'UnknownCatalogueItem',
      'service.catalogueItemUid',
    ],
    [
      'billing what is not done',
      () => client.invoices.draftFromServices({ serviceUids: [plannedUid] }),
      'REFUSED',
      'ServiceNotDone',
      null,
    ],
    [
      'an item with a negative price',
      () => client.catalogue.create({ item: item({ code: 'B', unitPrice: '-0.01' }) }),
      'REFUSED',
      'NegativePrice',
      'item.unitPrice',
    ],
    [
      'a code that is taken',
      () => client.catalogue.create({ item: item({ code: 'maint' }) }),
      'REFUSED',
      'CodeTaken',
      'item.code',
    ],
  ])('%s', async (...one) => {
    expect(await cameTo(one)).toEqual(asWanted(one));
  });
});

describe('documents and payments that are typed badly', () => {
  const write = (more: object) =>
    client.invoices.createDraft({ draft: draft({ lines: [line(), line(more)] }) });
  const issue = (uid: Uid, expectedNumber: string, revision = 1) =>
    client.invoices.issue({ uid, revision, expectedNumber });
  const at = (name: string) => `draft.lines.1.${name}`;
  it.each<Case>([
    ['a line without a name', () => write({ name: '' }), 'INVALID_INPUT', 'Required', at('name')],
    ['a negative price', () => write({ unitPrice: '-5' }), 'REFUSED', 'NegativePrice', at('unitPrice')],
    [
      'a price of 7 decimals',
      () => write({ unitPrice: '0.1234567' }),
      'INVALID_INPUT',
      'TooManyDecimals',
      at('unitPrice'),
    ],
    [
      'a discount of 120 %',
      () => write({ discountPercent: '120' }),
      'REFUSED',
      'DiscountOutOfRange',
      at('discountPercent'),
    ],
    [
      'a price per zero units',
      () => write({ priceBase: '0' }),
      'REFUSED',
      'PriceBaseNotPositive',
      at('priceBase'),
    ],
    [
      'a VAT rate that does not exist',
      () => write({ vatRate: '19' }),
      'REFUSED',
      'UnknownVatRate',
      at('vatRate'),
    ],
    [
      'somebody else’s work',
      () => write({ serviceUid: ABSENT }),
      'REFUSED',
      'ServiceOfAnotherClient',
      at('serviceUid'),
    ],
    [
      '501 lines',
      () => client.invoices.createDraft({ draft: draft({ lines: many(501, line()) }) }),
      'INVALID_INPUT',
      'TooMany',
      'draft.lines',
    ],
    [
      'an end before its start',
      () =>
        client.invoices.createDraft({ draft: draft({ supplyFrom: '2026-11-02', supplyTo: '2026-11-01' }) }),
      'REFUSED',
      'SupplyEndBeforeStart',
      'draft.supplyTo',
    ],
    [
      'an archived client',
      () => client.invoices.createDraft({ draft: draft({ clientUid: archivedUid }) }),
      'REFUSED',
      'ClientArchived',
      'draft.clientUid',
    ],
    ['issuing nothing', () => issue(emptyDraftUid, 'FA-A-2026-00002'), 'REFUSED', 'MissingBeforeIssue', null],
    [
      'issuing under a number that moved',
      () => issue(draftUid, 'FA-A-2026-00001'),
      'REFUSED',
      'NumberMoved',
      null,
    ],
    [
      'issuing what somebody changed',
      () => issue(draftUid, 'FA-A-2026-00002', 9),
      'CONFLICT',
      'invoice',
      null,
    ],
    ['issuing twice', () => issue(issuedUid, 'FA-A-2026-00002', 2), 'REFUSED', 'NotADraft', null],
    [
      'editing what is issued',
      () => client.invoices.updateDraft({ uid: issuedUid, revision: 2, draft: draft() }),
      'REFUSED',
      'NotADraft',
      null,
    ],
    [
      'deleting what is issued',
      () => client.invoices.deleteDraft({ uid: issuedUid }),
      'REFUSED',
      'NotADraft',
      null,
    ],
    [
      'deleting the client of documents',
      () => client.clients.delete({ uid: clientUid }),
      'REFUSED',
      'ClientHasDocuments',
      null,
    ],
    ['a payment on a draft', () => pay({ invoiceUid: draftUid }), 'REFUSED', 'InvoiceNotIssued', null],
    ['a payment on nothing', () => pay({ invoiceUid: ABSENT }), 'NOT_FOUND', 'invoice', null],
    ['a payment of nothing', () => pay({ amount: 0 }), 'INVALID_INPUT', 'MustBePositive', 'amount'],
    ['a negative payment', () => pay({ amount: -100 }), 'INVALID_INPUT', 'MustBePositive', 'amount'],
    ['half a cent', () => pay({ amount: 0.5 }), 'INVALID_INPUT', 'NotAWholeNumber', 'amount'],
    ['money as text', () => pay({ amount: '100' }), 'INVALID_INPUT', 'NotANumber', 'amount'],
    ['a payment tomorrow', () => pay({ paidOn: '2026-11-24' }), 'REFUSED', 'PaidInTheFuture', 'paidOn'],
    [
      'a payment before the invoice',
      () => pay({ paidOn: '2026-11-22' }),
      'REFUSED',
      'PaidBeforeIssue',
      'paidOn',
    ],
    [
      'reversing nothing',
      () => client.payments.reverse({ uid: ABSENT, reason: 'x' }),
      'NOT_FOUND',
      'payment',
      null,
    ],
    [
      'a reversal without a reason',
      () => client.payments.reverse({ uid: ABSENT, reason: '' }),
      'INVALID_INPUT',
      'Required',
      'reason',
    ],
  ])('%s', async (...one) => {
    expect(await cameTo(one)).toEqual(asWanted(one));
  });

  it('a clock that went back behind the last invoice numbers nothing, and goes on once it is right', async () => {
    const now = clock.now();
    clock.setWall('2026-11-20T08:00:00.000Z' as Instant);
    for (const call of [
      () => client.invoices.prepareIssue({ uid: draftUid }),
      () => issue(draftUid, 'FA-A-2026-00002'),
      () => client.invoices.prepareCredit({ uid: issuedUid }),
    ]) {
      const behind: Case = ['', call, 'REFUSED', 'ClockBeforeLastIssue', null];
      expect(await cameTo(behind)).toEqual(asWanted(behind));
    }
    clock.setWall(now);
    expect((await client.invoices.prepareIssue({ uid: draftUid })).expectedNumber).toMatch(/2$/);
  });
});

describe('interactions that are told badly', () => {
  const tell = (more: object = {}) =>
    client.interactions.create({
      interaction: {
        clientUid,
        contactUid: null,
        kind: 'meeting',
        direction: '',
        occurredAt: null,
        durationMinutes: null,
        subject: '',
        body: 'Point sur le chantier',
        recallOn: null,
        ...more,
      },
    });

  it.each<Case>([
    [
      'one of tomorrow',
      () => tell({ occurredAt: '2026-11-24T08:00:00.000Z' }),
      'REFUSED',
      'InteractionInFuture',
      'interaction.occurredAt',
    ],
    [
      'one that ends before it starts',
      () => tell({ durationMinutes: -15 }),
      'REFUSED',
      'EndBeforeStart',
      'interaction.durationMinutes',
    ],
    [
      'one of no time',
      () => tell({ durationMinutes: 0 }),
      'REFUSED',
      'DurationOutOfRange',
      'interaction.durationMinutes',
    ],
    ['one without a word', () => tell({ body: ' ' }), 'REFUSED', 'NothingWritten', 'interaction.body'],
    [
      'one of 10,001 signs',
      () => tell({ body: 'x'.repeat(10_001) }),
      'INVALID_INPUT',
      'TooLong',
      'interaction.body',
    ],
    [
      'one with a contact of nobody',
      () => tell({ contactUid: ABSENT }),
      'REFUSED',
      'UnknownContact',
      'interaction.contactUid',
    ],
    [
      'one of a client that is none',
      () => tell({ clientUid: ABSENT }),
      'REFUSED',
      'UnknownClient',
      'interaction.clientUid',
    ],
    [
      'one of an archived client',
      () => tell({ clientUid: archivedUid }),
      'REFUSED',
      'ClientArchived',
      'interaction.clientUid',
    ],
    [
      'a recall before it',
      () => tell({ recallOn: '2026-11-20' }),
      'REFUSED',
      'RecallBeforeInteraction',
      'interaction.recallOn',
    ],
    ['a kind that is none', () => tell({ kind: 'fax' }), 'INVALID_INPUT', 'NotAChoice', 'interaction.kind'],
    [
      'a search of 10,000 signs',
      () => client.interactions.list({ text: 'x'.repeat(10_000) }),
      'INVALID_INPUT',
      'TooLong',
      'text',
    ],
    [
      'a comment under nothing',
      () => client.interactions.addComment({ uid: ABSENT, text: 'Bonjour' }),
      'NOT_FOUND',
      'interaction',
      null,
    ],
    [
      'a comment that is gone',
      () => client.interactions.deleteComment({ uid: ABSENT }),
      'NOT_FOUND',
      'interaction-comment',
      null,
    ],
  ])('%s', async (...one) => {
    expect(await cameTo(one)).toEqual(asWanted(one));
  });

  it('finds nothing in a search of signs only, without a mistake', async () => {
    expect(await client.interactions.list({ text: '?!;…«»—' })).toMatchObject({ total: 0, rows: [] });
  });
});

describe('settings and accounts that are typed badly', () => {
  it.each<Case>([
    ['a wrong SIREN', () => settings({ siren: '732829321' }), 'REFUSED', 'WrongSiren', 'settings.siren'],
    [
      'a wrong IBAN',
      () => settings({ iban: 'FR7630006000011234567890188' }),
      'REFUSED',
      'WrongIban',
      'settings.iban',
    ],
    ['a wrong BIC', () => settings({ bic: 'AGRI' }), 'REFUSED', 'WrongBic', 'settings.bic'],
    ['a wrong e-mail', () => settings({ email: 'x@' }), 'REFUSED', 'WrongEmail', 'settings.email'],
    [
      'a term of 121 days',
      () => settings({ paymentTermDays: 121 }),
      'INVALID_INPUT',
      'TooBig',
      'settings.paymentTermDays',
    ],
    [
      'a colour that is none',
      () => settings({ brandHue: 'red' }),
      'INVALID_INPUT',
      'NotAColour',
      'settings.brandHue',
    ],
    [
      'settings that somebody changed',
      () => client.organisation.update({ revision: 7, settings: sampleSettings }),
      'CONFLICT',
      'organisation',
      null,
    ],
    [
      'a picture that is none',
      () => client.organisation.setLogo({ dataUrl: 'data:image/png;base64,AAAA' }),
      'REFUSED',
      'NotAnImage',
      'dataUrl',
    ],
    [
      'a name that is taken',
      () => client.users.add({ name: 'inès agent', roles: ['agent'] }),
      'REFUSED',
      'NameTaken',
      'name',
    ],
    [
      'an account without a role',
      () => client.users.add({ name: 'Bo', roles: [] }),
      'INVALID_INPUT',
      'TooFew',
      'roles',
    ],
    [
      'the last administrator',
      () => client.users.changeRoles({ uid: test.adminUid, name: 'Camille Roux', roles: ['agent'] }),
      'REFUSED',
      'LastAdministrator',
      'roles',
    ],
    ['disabling oneself', () => client.users.disable({ uid: test.adminUid }), 'REFUSED', 'OwnAccount', null],
    ['an account that is none', () => client.users.disable({ uid: ABSENT }), 'NOT_FOUND', 'user', null],
    [
      'a wrong password',
      () => client.vault.confirmPassword({ password: 'faux' }),
      'REFUSED',
      'WrongPassword',
      'password',
    ],
    [
      'no password',
      () => client.vault.confirmPassword({ password: '' }),
      'INVALID_INPUT',
      'Required',
      'password',
    ],
    [
      'a password of 2,000 signs',
      () => client.vault.confirmPassword({ password: 'x'.repeat(2000) }),
      'INVALID_INPUT',
      'TooLong',
      'password',
    ],
    [
      'a new password that is short',
      () => client.vault.changePassword({ current: PASSWORD, next: 'court' }),
      'REFUSED',
      'TooShort',
      'next',
    ],
    [
      'a new password that is the old one',
      () => client.vault.changePassword({ current: PASSWORD, next: PASSWORD }),
      'REFUSED',
      'SamePassword',
      'next',
    ],
    [
      'a kit that is none',
      () => client.vault.verifyRecoveryKit({ fileText: '{}', passphrase: 'x' }),
      'REFUSED',
      'KitUnreadable',
      'fileText',
    ],
    [
      'a kit with a wrong passphrase',
      () => client.vault.verifyRecoveryKit({ ...test.kit, passphrase: 'faux' }),
      'REFUSED',
      'KitPassphraseWrong',
      'passphrase',
    ],
    [
      'a second vault in the same folder',
      () => client.vault.create({ organisation: sampleSettings, person: { name: 'X', password: PASSWORD } }),
      'REFUSED',
      'VaultExists',
      null,
    ],
  ])('%s', async (...one) => {
    expect(await cameTo(one)).toEqual(asWanted(one));
  });
});

it('two windows on one client: the second is told, reads what is new and saves again', async () => {
  const other = directClient(test.app, test.app.takeSeat('direct'));
  await other.vault.signIn({ account: agentUid, password: PASSWORD });
  const { uid } = await other.clients.create({ client: sampleClient({ name: 'Deux fenêtres' }) });
  const mine = await client.clients.get({ uid });
  const fields = sampleClient({ name: 'Deux fenêtres', ownerUid: agentUid });
  await other.clients.update({ uid, revision: mine.revision, client: { ...fields, note: 'Par l’agent' } });
  const second: Case = [
    '',
    () =>
      client.clients.update({ uid, revision: mine.revision, client: { ...fields, industry: 'Industrie' } }),
    'CONFLICT',
    'client',
    null,
  ];
  expect(await cameTo(second)).toEqual(asWanted(second));
  const fresh = await client.clients.get({ uid });
  await client.clients.update({
    uid,
    revision: fresh.revision,
    client: { ...fields, note: fresh.note, industry: 'Industrie' },
  });
  expect(await other.clients.get({ uid })).toMatchObject({ note: 'Par l’agent', industry: 'Industrie' });
});
