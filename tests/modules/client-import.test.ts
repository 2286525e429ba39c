import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clients, interactions, satisfactionSurveys } from '#main/db/schema/index.ts';
import { clientsHandlers } from '#main/modules/clients/handlers.ts';
import { changeClient } from '#main/modules/clients/service.ts';
import { transfersHandlers } from '#main/modules/transfers/handlers.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { openTestBase, type TestBase } from '#tests/support/vault-base.ts';
import { addClient, typedClient } from './client-samples.ts';

let base: TestBase;
beforeEach(() => {
  base = openTestBase();
});
afterEach(() => {
  base.close();
});

type MatchBy = 'siret' | 'siren' | 'email' | 'phone' | 'name' | 'none';

const csvFile = (content: string | Uint8Array<ArrayBuffer>) => new File([content], 'clients.csv');
const importing = () => base.process(base.people.manager, 'clients.import');

async function header(file: File) {
  const outcome = await transfersHandlers.readHeader(importing(), { file });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

async function preview(file: File, matchBy: MatchBy) {
  const { mapping } = await header(file);
  const outcome = await transfersHandlers.preview(importing(), { file, mapping, matchBy });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

async function run(file: File, matchBy: MatchBy, duplicates: 'skip' | 'create' = 'skip') {
  const { mapping } = await header(file);
  const outcome = await transfersHandlers.run(importing(), { file, mapping, matchBy, duplicates });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return { uid: outcome.value.uid as Uid, counts: outcome.value.counts };
}

function undo(uid: Uid) {
  return transfersHandlers.undo(importing(), { uid });
}

/** Digest of all rows of the tables that an import touches. */
function checksum(): string {
  const digest = createHash('sha256');
  for (const table of ['clients', 'contacts', 'client_tags', 'client_events', 'client_assignments']) {
    const rows = base.connection.prepare(`select * from ${table} order by 1, 2`).raw().all();
    digest.update(JSON.stringify(rows));
  }
  digest.update(
    JSON.stringify(
      base.connection
        .prepare('select count(*) from clients_fts where clients_fts match \'"nouveau"*\'')
        .all(),
    ),
  );
  return digest.digest('hex');
}

const listNames = (text?: string) => {
  const outcome = clientsHandlers.list(base.query(base.people.manager, 'clients.read'), {
    ...(text === undefined ? {} : { text }),
    limit: 200,
  });
  if (!outcome.ok) throw new Error('refused');
  return outcome.value.rows.map((row) => row.name);
};

describe('reading a file', () => {
  it('finds Windows-1252, semicolons and French names of columns', async () => {
    const text =
      'Nom;Prénom;Code postal;Ville;Téléphone;Étiquettes;Inconnu\r\nLefèvre;Zoé;44000;Nantes;01 99 00 12 34;vip,été;x\r\n';
    const bytes = Uint8Array.from(text, (character) => character.codePointAt(0) ?? 0);
    expect(await header(csvFile(bytes))).toEqual({
      columns: ['Nom', 'Prénom', 'Code postal', 'Ville', 'Téléphone', 'Étiquettes', 'Inconnu'],
      mapping: ['name', 'name', 'postalCode', 'city', 'phone', 'tags', null],
      separator: ';',
      encoding: 'Windows-1252',
      sample: [['Lefèvre', 'Zoé', '44000', 'Nantes', '01 99 00 12 34', 'vip,été', 'x']],
      rows: 1,
    });
  });

  it.each([
    ['a,b,c\n1,"2;3;4;5",3', ','],
    ['a\tb\n1\t2', '\t'],
    ['\uFEFFname;city\nx;y', ';'],
    ['name\nx', ';'],
  ])('finds the separator of %j', async (text, separator) => {
    const read = await header(csvFile(text));
    expect(read.separator).toBe(separator);
    expect(read.columns[0]).not.toMatch(/\uFEFF/u);
  });

  it.each([
    ['FileEmpty', ''],
    ['FileEmpty', '\n\n'],
    ['NotCsv', 'name\n"never closed\n1\n2'],
    ['NotCsv', 'PK\u0003\u0004\0\0'],
    ['CellTooLong', `name\n${'x'.repeat(70_000)}`],
    ['TooManyRows', `name\n${'x\n'.repeat(200_001)}`],
  ])('answers %s', async (reason, text) => {
    expect(await transfersHandlers.readHeader(importing(), { file: csvFile(text) })).toMatchObject({
      ok: false,
      error: { kind: 'refused', reason },
    });
  });

  it('needs a column with the name', async () => {
    expect(
      await transfersHandlers.preview(importing(), {
        file: csvFile('ville\nNantes'),
        mapping: ['city'],
        matchBy: 'none',
      }),
    ).toMatchObject({ error: { reason: 'NameColumnMissing' } });
  });
});

describe('importing', () => {
  it('shows what each row would do before anything is written', async () => {
    addClient(base, { name: 'Boulangerie Martin', email: 'martin@exemple.invalid', tags: ['ancien'] });
    addClient(base, { name: 'Garage du Nord', email: 'nord@exemple.invalid', phone: '01 99 00 12 34' });
    const before = checksum();
    const file = csvFile(
      [
        'nom;email;téléphone;ville;pays;siren;tags',
        'Boulangerie Martin;martin@exemple.invalid;;Lyon;France;;nouveau',
        'Garage du Nord;nord@exemple.invalid;+33199001234;;;;',
        'Nouveau Client;nouveau@exemple.invalid;0199 00 56 78;Lille;;732829320;',
        'Autre nom;autre@exemple.invalid;01 99 00 12 34;;;;',
        'Faux;faux@exemple.invalid;;;;123456789;',
        'Loin;loin@exemple.invalid;;;Atlantide;;',
        'Sans adresse;pas une adresse;;;;;',
        'Nouveau Client bis;nouveau@exemple.invalid;;;;;',
        'Irlande;dublin@exemple.invalid;demander Paul;Dublin;Irlande;;',
      ].join('\n'),
    );
    const shown = await preview(file, 'email');
    expect(shown.counts).toEqual({
      total: 9,
      created: 2,
      changed: 1,
      unchanged: 1,
      duplicates: 2,
      refused: 3,
    });
    expect(
      shown.rows.map((row) => [
        row.row,
        row.outcome,
        row.problems.map((one) => `${one.field} ${one.reason}`),
      ]),
    ).toEqual([
      [2, 'changed', []],
      [3, 'unchanged', []],
      [4, 'created', []],
      [5, 'duplicate', ['phone SameAsClient']],
      [6, 'refused', ['siren WrongSiren']],
      [7, 'refused', ['country NotACountry']],
      [8, 'refused', ['email WrongEmail']],
      [9, 'duplicate', ['email SameAsEarlierRow']],
      [10, 'created', ['phone PhoneNotParsed']],
    ]);
    expect(shown.rows[0]?.changes).toEqual([
      { field: 'city', before: '', after: 'Lyon' },
      { field: 'tags', before: 'ancien', after: 'ancien, nouveau' },
    ]);
    expect(checksum()).toBe(before);
    const done = await run(file, 'email');
    expect(done.counts).toEqual(shown.counts);
    expect(listNames()).toEqual(['Boulangerie Martin', 'Garage du Nord', 'Irlande', 'Nouveau Client']);
    expect(listNames('0199005678')).toEqual(['Nouveau Client']);
    expect(base.notes.at(-1)).toMatchObject({ objectKind: 'import', details: { created: 2 } });
    const again = await preview(file, 'email');
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
  });

  it('creates duplicates when asked to', async () => {
    addClient(base, { name: 'Martin' });
    const file = csvFile('nom;ville\nMartin;\n');
    expect((await run(file, 'none')).counts).toMatchObject({ created: 0, duplicates: 1 });
    expect((await run(file, 'none', 'create')).counts).toMatchObject({ created: 1, duplicates: 0 });
    expect(listNames()).toEqual(['Martin', 'Martin']);
  });

  it('refuses a row that fits several clients', async () => {
    addClient(base, { name: 'Martin' });
    addClient(base, { name: 'MARTIN' });
    expect((await preview(csvFile('nom;ville\nMartin;Lyon'), 'name')).rows[0]).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'name', reason: 'SeveralClientsMatch' }],
    });
  });

  it('brings contacts once', async () => {
    const file = csvFile('société;contact;fonction;email du contact\nAcme;Zoé;Achats;zoe@exemple.invalid\n');
    await run(file, 'name');
    expect(listNames('zoe@exemple')).toEqual(['Acme']);
    expect((await run(file, 'name')).counts).toMatchObject({ unchanged: 1 });
  });
});

describe('undoing an import', () => {
  it('gives back the same base, after the base was closed and opened in between', async () => {
    addClient(base, {
      name: 'Martin',
      email: 'martin@exemple.invalid',
      tags: ['a', 'b'],
      phone: '01 99 00 12 34',
    });
    addClient(base, { name: 'Nord', email: 'nord@exemple.invalid' });
    const before = checksum();
    const rows = Array.from(
      { length: 300 },
      (_, index) => `Nouveau ${String(index)};n${String(index)}@exemple.invalid;x;Zoé`,
    );
    const done = await run(
      csvFile(
        [
          'nom;email;tags;contact',
          'Martin;martin@exemple.invalid;c;Paul',
          'NORD;nord@exemple.invalid;;',
          ...rows,
        ].join('\n'),
      ),
      'email',
    );
    expect(done.counts).toMatchObject({ created: 300, changed: 2 });
    expect(checksum()).not.toBe(before);
    expect(await undo(done.uid)).toEqual({ ok: true, value: { removed: 300, restored: 2, kept: [] } });
    expect(checksum()).toBe(before);
    expect(await undo(done.uid)).toMatchObject({ error: { reason: 'AlreadyUndone' } });
    expect(await undo(base.newUid())).toMatchObject({ error: { kind: 'not-found' } });
    const past = transfersHandlers.list(base.query(base.people.manager, 'clients.import'), {});
    expect(past).toMatchObject({
      value: { imports: [{ uid: done.uid, byName: 'manager', counts: { created: 300 } }] },
    });
  });

  it('keeps and names what was changed since', async () => {
    const martin = addClient(base, { name: 'Martin', email: 'martin@exemple.invalid' });
    const done = await run(
      csvFile(
        'nom;email;ville\nMartin;martin@exemple.invalid;Lyon\nNeuf;neuf@exemple.invalid;\nAutre;autre@exemple.invalid;',
      ),
      'email',
    );
    base.clock.addDays(1);
    const neuf = base.db.select().from(clients).where(eq(clients.name, 'Neuf')).get()!;
    base.command(base.people.manager, 'clients.update', (context) =>
      clientsHandlers.addContact(context, {
        clientUid: neuf.uid,
        contact: { name: 'Zoé', role: '', phone: '', mobile: '', email: '', preferred: false },
      }),
    );
    base.command(base.people.manager, 'clients.update', (context) =>
      changeClient(context, { uid: martin, revision: 2, client: typedClient({ name: 'Martin & Fils' }) }),
    );
    expect(await undo(done.uid)).toEqual({
      ok: true,
      value: {
        removed: 1,
        restored: 0,
        kept: [
          { clientUid: martin, name: 'Martin & Fils', reason: 'ChangedSince' },
          { clientUid: neuf.uid, name: 'Neuf', reason: 'ChangedSince' },
        ].toSorted((left, right) => (left.clientUid < right.clientUid ? -1 : 1)),
      },
    });
    expect(listNames()).toEqual(['Martin & Fils', 'Neuf']);
  });

  it('keeps a client who answered a survey or was spoken to since', async () => {
    const done = await run(csvFile('nom\nAvis\nAppel\nRien\n'), 'name');
    const idOf = (name: string) => base.db.select().from(clients).where(eq(clients.name, name)).get()!.id;
    const at = base.clock.now();
    base.db
      .insert(satisfactionSurveys)
      .values({ uid: base.newUid(), clientId: idOf('Avis'), rating: 5, createdAt: at, updatedAt: at })
      .run();
    base.db
      .insert(interactions)
      .values({
        uid: base.newUid(),
        clientId: idOf('Appel'),
        kind: 'call',
        occurredAt: at,
        searchText: '',
        createdAt: at,
        updatedAt: at,
      })
      .run();
    const undone = await undo(done.uid);
    expect(undone).toMatchObject({ ok: true, value: { removed: 1 } });
    expect(listNames()).toEqual(['Appel', 'Avis']);
  });
});

const chinook = process.env['CARNET_CHINOOK'] ?? '';
describe.skipIf(chinook === '' || !existsSync(chinook))(
  'the Chinook sample (CARNET_CHINOOK names its customers.csv)',
  () => {
    it('comes in whole', async () => {
      const done = await run(csvFile(new Uint8Array(readFileSync(chinook))), 'email');
      expect(done.counts).toMatchObject({ total: 59, created: 59 });
    });
  },
);
