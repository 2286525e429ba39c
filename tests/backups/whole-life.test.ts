import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { PASSWORD, makeApp, startApp, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';

let test: TestApp;
let admin: CarnetClient;

beforeAll(async () => {
  test = await makeApp();
  admin = test.admin;
});
afterAll(() => test.close());

const draft = (clientUid: string) => ({
  clientUid,
  subject: 'Entretien',
  orderReference: '',
  supplyFrom: null,
  supplyTo: null,
  dueDate: null,
  note: '',
  language: 'fr' as const,
  lines: [
    {
      serviceUid: null,
      name: 'Visite d’entretien',
      description: '',
      nature: 'service' as const,
      quantity: '2',
      unit: 'HUR' as const,
      unitPrice: '75',
      priceBase: '1',
      discountPercent: '0',
      vatCategory: 'S' as const,
      vatRate: '20',
    },
  ],
});

/** Issues a draft for a client through a client of the contract; answers uid and number. */
async function issue(office: CarnetClient, clientUid: string): Promise<{ uid: string; number: string }> {
  const { uid, revision } = await office.invoices.createDraft({ draft: draft(clientUid) });
  const { expectedNumber } = await office.invoices.prepareIssue({ uid });
  const { number } = await office.invoices.issue({ uid, revision, expectedNumber });
  return { uid, number };
}

describe('a working life', () => {
  it('leaves a log that verifies, whatever was created, changed, imported, paid, reversed or credited', async () => {
    const { uid } = await admin.clients.create({ client: sampleClient({ siren: '732829320' }) });
    await admin.clients.update({
      uid,
      revision: 1,
      client: sampleClient({ siren: '732829320', city: 'Brest', tags: ['été', 'vip', 'Zone A'] }),
    });
    await admin.clients.get({ uid });
    const contact = { name: 'Dominique', role: '', phone: '', mobile: '', email: '', preferred: true };
    const added = await admin.clients.addContact({ clientUid: uid, contact });
    await admin.clients.updateContact({
      uid: added.uid,
      revision: 1,
      contact: { ...contact, role: 'Achats' },
    });
    await admin.clients.setStatus({ uid, revision: 2, status: 'archived' });
    await admin.clients.setStatus({ uid, revision: 3, status: 'active' });
    const gone = await admin.clients.create({ client: sampleClient({ name: 'Éphémère' }) });
    await admin.clients.delete({ uid: gone.uid });
    expect(await admin.audit.verify({})).toMatchObject({ intact: true, firstBad: null });

    const file = () =>
      new File(['nom;siren;ville\nClinique importée;732829320;Rennes\nNouveau;;Lille\n'], 'c.csv');
    const mapping = ['name', 'siren', 'city'] as const;
    const run = await admin.transfers.run({
      file: file(),
      mapping: [...mapping],
      matchBy: 'siren',
      duplicates: 'create',
    });
    expect(run.counts).toMatchObject({ created: 1, changed: 1 });
    expect(await admin.audit.verify({})).toMatchObject({ intact: true });
    await admin.transfers.undo({ uid: run.uid });
    expect(await admin.audit.verify({})).toMatchObject({ intact: true });

    const office = await accountant();
    const paid = await issue(office, uid);
    const payment = await office.payments.record({
      invoiceUid: paid.uid,
      method: 'transfer',
      amount: 18_000,
      paidOn: (await office.invoices.get({ uid: paid.uid })).issueDate ?? '',
      reference: 'VIR 1',
    });
    await office.payments.reverse({ uid: payment.uid, reason: 'Rejeté par la banque' });
    await office.invoices.markSent({ uid: paid.uid, sent: true });
    const connection = test.app.vault.connection();
    connection.exec(
      'savepoint hidden; drop trigger payment_reversals_refuse_delete; delete from payment_reversals',
    );
    expect((await admin.audit.verify({})).firstBad).toMatchObject({ reason: 'RowChanged' });
    connection.exec('rollback to hidden; release hidden');
    const { uid: credited } = await issue(office, uid);
    const { expectedNumber } = await office.invoices.prepareCredit({ uid: credited });
    await office.invoices.credit({ uid: credited, expectedNumber, reason: 'Erreur' });
    const { uid: dropped } = await office.invoices.createDraft({ draft: draft(uid) });
    await office.invoices.deleteDraft({ uid: dropped });
    expect(await admin.audit.verify({})).toMatchObject({ intact: true, firstBad: null });
  });

  it('shows a row that was changed behind the program', async () => {
    const connection = test.app.vault.connection();
    connection.exec("update clients set note = 'changed with another tool'");
    const { intact, firstBad } = await admin.audit.verify({});
    expect({ intact, reason: firstBad?.reason }).toEqual({ intact: false, reason: 'RowChanged' });
    connection.exec("update clients set note = ''");
    expect((await admin.audit.verify({})).intact).toBe(true);
  });
});

describe('the vault on another machine', () => {
  it('opens from its backup, goes on in the next series and says so', async () => {
    const { name } = await admin.backups.create({});
    await admin.vault.confirmPassword({ password: PASSWORD });
    const file = await admin.backups.download({ name });
    const parent = await mkdtemp(join(tmpdir(), 'carnet-restored-'));
    const { app } = await startApp(undefined, join(parent, 'vault'));
    const seat = app.takeSeat('direct');
    const client = directClient(app, seat);
    expect((await client.vault.status({})).state).toBe('empty');
    await client.backups.restore({ file });
    expect((await client.vault.status({})).state).toBe('locked');
    await client.vault.signIn({ account: test.adminUid, password: PASSWORD });
    expect((await client.organisation.get({})).series).toBe('B');
    expect(await client.audit.verify({})).toMatchObject({ intact: true, firstBad: null });
    const { entries } = await client.audit.list({ action: 'vault.restored' });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.details).toMatchObject({ letter: 'B', authentic: 1 });
    const { rows } = await client.clients.list({});
    expect(rows).toHaveLength(1);

    await client.vault.lock({ reason: 'person' });
    const office = directClient(app, app.takeSeat('direct'));
    await office.vault.signIn({ account: officeUid, password: PASSWORD });
    expect((await issue(office, rows[0]?.uid ?? '')).number).toMatch(/^FA-B-\d{4}-00001$/);
    await app.close();
    await rm(parent, { recursive: true, force: true });
  });
});

let officeUid = '';

/** A colleague of the office, signed in. */
async function accountant(): Promise<CarnetClient> {
  officeUid = await test.addPerson('Noé Bureau', ['accountant']);
  const client = directClient(test.app, test.app.takeSeat('direct'));
  await client.vault.signIn({ account: officeUid, password: PASSWORD });
  return client;
}
