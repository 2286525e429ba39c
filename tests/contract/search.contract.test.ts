import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient } from '#main/rpc/hosts/direct.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { HITS_PER_GROUP } from '#shared/contract/search.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { startHosts, type ContractHost } from './hosts.ts';

const HOSTS = ['direct', 'message-port', 'websocket', 'rest'] as const;

const SERVICE = {
  catalogueItemUid: null,
  serviceType: 'diagnostic',
  title: 'Audit électrique',
  description: '',
  plannedOn: null,
  plannedFrom: '',
  plannedTo: '',
  performedOn: '2026-01-05',
  technicianUid: null,
  quantity: '1',
  unit: 'HUR',
  unitPrice: '100',
  vatCategory: 'S',
  vatRate: '20',
} as const;

let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;
let number = '';
let clientUid: Uid;
/** Interactions of that client, oldest first. */
const told: Uid[] = [];
const people: Partial<Record<'agent' | 'auditor', Uid>> = {};
const host = (name: string): ContractHost => {
  const found = running.hosts.find((one) => one.name === name);
  if (found === undefined) throw new Error('No such host');
  return found;
};

beforeAll(async () => {
  test = await makeApp();
  running = await startHosts(test.app);
  people.agent = await test.addPerson('Agent Seul', ['agent']);
  people.auditor = await test.addPerson('Auditrice', ['auditor']);
  const { admin } = test;
  const made = await admin.clients.create({
    client: sampleClient({ name: 'Hélène Œuvrard Coiffure', phone: '06 12 34 56 78', city: 'Łódź-sur-Mer' }),
  });
  clientUid = made.uid;
  await admin.clients.addContact({
    clientUid,
    contact: {
      name: 'Bjørn Étang',
      role: 'Gérant',
      phone: '',
      mobile: '07 98 76 54 32',
      email: '',
      preferred: true,
    },
  });
  const tell = async (body: string) =>
    admin.interactions.create({
      interaction: {
        clientUid,
        contactUid: null,
        kind: 'call',
        direction: 'in',
        occurredAt: null,
        durationMinutes: null,
        subject: '',
        body,
        recallOn: null,
      },
    });
  for (let count = 1; count <= HITS_PER_GROUP + 2; count += 1)
    told.push((await tell('Élagage du chêne, la cliente rappelle du +33 7 11 22 33 44')).uid);
  const service = await admin.services.create({ service: { ...SERVICE, clientUid }, status: 'done' });
  const draft = await admin.invoices.draftFromServices({ serviceUids: [service.uid] });
  const ready = await admin.invoices.prepareIssue({ uid: draft.uid });
  const issued = await admin.invoices.issue({
    uid: draft.uid,
    revision: draft.revision,
    expectedNumber: ready.expectedNumber,
  });
  number = issued.number;
}, 60_000);
afterAll(async () => {
  await running.close();
  await test.close();
});

describe.each(HOSTS)('search over the %s host', (name) => {
  it('finds every kind, blind to accents, case, ligatures and the writing of numbers', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const find = async (text: string) => client.search.everything({ text });
    for (const text of ['helene oeuv', 'ŒUVRARD', 'lodz', '0612345678', '+33 6 12 34', '06.12.34.56'])
      expect([text, ...(await find(text)).clients.map((hit) => hit.uid)]).toEqual([text, clientUid]);
    expect((await find('bjorn')).contacts).toMatchObject([{ name: 'Bjørn Étang', clientUid }]);
    expect((await find('0798765432')).contacts).toHaveLength(1);
    expect((await find('helene')).contacts).toEqual([]);
    expect((await find('electrique audit')).services).toMatchObject([{ title: 'Audit électrique' }]);
    for (const text of ['elagage chene', 'ÉLAGAGE', '0711223344', '07 11 22', '+33711223344']) {
      const hits = (await find(text)).interactions;
      expect([text, ...hits.map(({ uid }) => uid)]).toEqual([
        text,
        ...told.toReversed().slice(0, HITS_PER_GROUP),
      ]);
      expect(hits[0]).toMatchObject({ clientUid, clientName: 'Hélène Œuvrard Coiffure', kind: 'call' });
    }
    const year = /\d{4}/.exec(number)?.[0] ?? '';
    for (const text of [number, '1', `FA-${year}-1`, '00001', `fa ${year}`])
      expect([text, ...(await find(text)).invoices.map((hit) => hit.number)]).toEqual([text, number]);
    close();
  });

  it('says what cannot be searched, and reads the keys of another keyboard', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    expect(await client.search.everything({ text: '?!… ;' })).toMatchObject({
      isSearchable: false,
      clients: [],
    });
    // HELENE on a Russian keyboard, and "qudit" for "audit" on QWERTY.
    expect(await client.search.everything({ text: 'рудуту' })).toMatchObject({
      readAs: 'helene',
      clients: [{ uid: clientUid }],
    });
    expect((await client.search.everything({ text: 'qudit' })).services).toHaveLength(1);
    await expect(client.search.everything({ text: 'x'.repeat(10_000) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    close();
  });
});

it('shows nobody what they may not see', async () => {
  const sign = async (uid: Uid | undefined) => {
    const client = directClient(test.app, test.app.takeSeat('direct'));
    await client.vault.signIn({ account: uid ?? '', password: PASSWORD });
    return client;
  };
  const agent = await sign(people.agent);
  for (const text of ['helene', 'bjorn', 'audit', number, '0612345678', 'рудуту', 'elagage', '0711223344'])
    expect(await agent.search.everything({ text })).toMatchObject({
      readAs: null,
      clients: [],
      contacts: [],
      services: [],
      invoices: [],
      interactions: [],
    });
  // Of one client among the agent's own: its notes, and nobody else's, whoever wrote the newer ones.
  const own = await test.admin.clients.create({
    client: sampleClient({ name: 'Scierie Noël', ownerUid: people.agent ?? null }),
  });
  await agent.interactions.create({
    interaction: {
      clientUid: own.uid,
      contactUid: null,
      kind: 'note',
      direction: '',
      occurredAt: null,
      durationMinutes: null,
      subject: '',
      body: 'Élagage à prévoir',
      recallOn: null,
    },
  });
  expect((await agent.search.everything({ text: 'elag' })).interactions).toMatchObject([
    { clientUid: own.uid, excerpt: 'Élagage à prévoir' },
  ]);
  // An auditor reads clients and documents, and no services.
  const auditor = await sign(people.auditor);
  const seen = await auditor.search.everything({ text: 'audit' });
  expect(seen.services).toEqual([]);
  expect((await auditor.search.everything({ text: number })).invoices).toHaveLength(1);
});
