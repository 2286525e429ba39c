import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, organisationVersions, secrets } from '#main/db/schema/index.ts';
import { organisationHandlers } from '#main/modules/organisation/handlers.ts';
import { readLogoBytes } from '#main/modules/organisation/logo.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { findSlotByLabel } from '#main/vault/slot-labels.ts';
import { openVault, sampleSettings, type OpenVault } from '#tests/support/open-vault.ts';
import { reason, value } from '#tests/vault/sample-vault.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let open: OpenVault;
beforeAll(async () => {
  open = await openVault();
});
afterAll(() => open.close());

const get = () => value(organisationHandlers.get(open.query('signed-in'), {}));
const update = (revision: number, settings: typeof sampleSettings) =>
  organisationHandlers.update(open.command('organisation.manage'), { revision, settings });

describe('settings', () => {
  it('keeps every version and refuses a change that is based on a former one', () => {
    const before = get();
    expect(before).toMatchObject({ revision: 1, series: 'A', hasLogo: false, missing: [] });
    const renamed = { ...sampleSettings, name: 'Atelier Renommé' };
    expect(value(update(1, renamed))).toEqual({ revision: 2 });
    expect(open.notes.pop()).toMatchObject({ fields: ['name'], details: { revision: 2 } });
    expect(reason(update(1, sampleSettings))).toEqual({
      kind: 'conflict',
      what: 'organisation',
      currentRevision: 2,
    });
    expect(readSettings(open.vault.read()).name).toBe('Atelier Renommé');
    expect(open.vault.read().select().from(organisationVersions).all()).toHaveLength(2);
  });

  it.each([
    ['WrongSiren', 'settings.siren', { siren: '732829321', siret: '', vatNumber: '' }],
    ['WrongSiret', 'settings.siret', { siret: '73282932000075' }],
    ['SiretOfAnotherSiren', 'settings.siret', { siren: '552100554', vatNumber: '' }],
    ['WrongVatNumber', 'settings.vatNumber', { vatNumber: 'FR45732829320' }],
    ['WrongVatNumber', 'settings.vatNumber', { siren: '552100554', siret: '' }],
    ['WrongIban', 'settings.iban', { iban: 'FR7630006000011234567890188' }],
    ['WrongBic', 'settings.bic', { bic: 'AGRIF' }],
    ['WrongEmail', 'settings.email', { email: 'contact(at)atelier' }],
    ['WrongPhone', 'settings.phone', { phone: '12' }],
  ] as const)('refuses %s and names its field', (refusal, field, change) => {
    const { revision } = get();
    expect(reason(update(revision, { ...sampleSettings, ...change }))).toMatchObject({
      kind: 'refused',
      reason: refusal,
      field,
    });
    expect(get().revision).toBe(revision);
  });

  it('stores numbers compact and tells what keeps invoices from being issued', () => {
    const { revision } = get();
    value(update(revision, { ...sampleSettings, siren: '732 829 320', siret: '', capital: null }));
    expect(readSettings(open.vault.read()).siren).toBe('732829320');
    expect(get().missing).toEqual([
      { code: 'missing', field: 'capital', where: 'organisation', severity: 'blocking' },
      { code: 'missing', field: 'siret', where: 'organisation', severity: 'blocking' },
    ]);
  });
});

describe('logo', () => {
  const set = (dataUrl: string | null) =>
    organisationHandlers.setLogo(open.command('organisation.manage'), { dataUrl });

  it('takes what the bytes are, not what the address claims', async () => {
    value(set(`data:image/jpeg;base64,${PNG.toString('base64')}`));
    const { dataUrl } = value(await organisationHandlers.logo(open.process('signed-in'), {}));
    expect(dataUrl).toBe(`data:image/png;base64,${PNG.toString('base64')}`);
    expect(Buffer.from(readLogoBytes(open.vault.read()) ?? [])).toEqual(PNG);
    value(set(null));
    expect(value(await organisationHandlers.logo(open.process('signed-in'), {})).dataUrl).toBeNull();
  });

  it('refuses what is no picture and what is too large', () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    expect(reason(set(`data:image/png;base64,${svg}`))).toMatchObject({ reason: 'NotAnImage' });
    expect(reason(set('https://exemple.example/logo.png'))).toMatchObject({ reason: 'NotAnImage' });
    const large = Buffer.concat([PNG, Buffer.alloc(1_048_577)]).toString('base64');
    expect(reason(set(`data:image/png;base64,${large}`))).toMatchObject({ reason: 'ImageTooLarge' });
  });
});

describe('policies and preferences', () => {
  it('hides the names of the accounts in the header itself', async () => {
    const before = value(organisationHandlers.policies(open.query('signed-in'), {}));
    expect(before).toEqual({
      autoLockMinutes: 10,
      labelsHidden: false,
      consumerPayments: false,
      seriesJustification: '',
      weeklyHours: 35,
    });
    const next = { ...before, labelsHidden: true, autoLockMinutes: 5, seriesJustification: 'Deux sites' };
    value(await organisationHandlers.setPolicies(open.process('organisation.manage'), next));
    const header = open.vault.header();
    expect(JSON.stringify(header)).not.toContain('"Ada"');
    expect(header === null ? undefined : findSlotByLabel(header, 'ada')?.uid).toBe(open.adminUid);
    expect(value(organisationHandlers.policies(open.query('signed-in'), {}))).toEqual(next);
    const entry = open.vault.read().select().from(auditEntries).all().at(-1);
    expect(JSON.parse(entry?.fields ?? '')).toEqual([
      'autoLockMinutes',
      'labelsHidden',
      'seriesJustification',
    ]);
  });

  it('keeps preferences per person', () => {
    const other = open.addRow('Bo', ['agent']);
    const preferences = {
      language: 'en',
      theme: 'dark',
      density: 'comfortable',
      singleKeyShortcuts: false,
    } as const;
    value(organisationHandlers.setPreferences(open.command('signed-in', other), preferences));
    expect(value(organisationHandlers.preferences(open.query('signed-in', other), {}))).toEqual(preferences);
    expect(value(organisationHandlers.preferences(open.query('signed-in'), {})).language).toBe('fr');
  });
});

describe('secrets', () => {
  const set = (secret: string | null, place: 'keychain' | 'vault') =>
    organisationHandlers.setSecret(open.process('secrets.manage'), {
      name: 'smtp-password',
      value: secret,
      place,
    });
  const places = async () => {
    const answer = value(await organisationHandlers.secrets(open.process('secrets.manage'), {}));
    return answer.secrets.find((one) => one.name === 'smtp-password')?.place;
  };
  const stored = () => open.vault.read().select().from(secrets).all();

  it('keeps a value in one place only, whichever way it moves', async () => {
    expect(await places()).toBe('absent');
    expect(value(await set('first', 'keychain'))).toEqual({ place: 'keychain' });
    expect([...open.keychain.items.values()]).toEqual(['first']);
    expect(stored()[0]?.value).toBeNull();
    expect(value(await set('second', 'vault'))).toEqual({ place: 'vault' });
    expect(open.keychain.items.size).toBe(0);
    expect(stored()[0]?.value).toBe('second');
    value(await set('third', 'keychain'));
    expect(stored()[0]?.value).toBeNull();
    expect(value(await set(null, 'keychain'))).toEqual({ place: 'absent' });
    expect(open.keychain.items.size + stored().length).toBe(0);
  });

  it('says so when the keychain cannot take it, and calls a lost item absent', async () => {
    open.keychain.reason = 'locked';
    expect(reason(await set('x', 'keychain'))).toMatchObject({ reason: 'KeychainUnavailable' });
    expect(stored()).toEqual([]);
    const answer = value(await organisationHandlers.secrets(open.process('secrets.manage'), {}));
    expect(answer.keychain).toEqual({ available: false, name: open.keychain.name, reason: 'locked' });
    open.keychain.reason = null;
    value(await set('x', 'keychain'));
    open.keychain.items.clear();
    expect(await places()).toBe('absent');
  });
});

it('finds places through the directory', () => {
  const { places } = value(organisationHandlers.places(open.query('signed-in'), { text: 'Lyon' }));
  expect(places).toEqual([{ postalCode: '69001', city: 'Lyon 20' }]);
});
