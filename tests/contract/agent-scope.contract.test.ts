import { ORPCError } from '@orpc/client';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';

// What an agent may not see does not exist for it: security.md §10 test 16, reduced.

const ABSENT = '01900000-0000-7000-8000-000000000000' as Uid;
const YEAR = { from: '2000-01-01', to: '2099-12-31' };

interface Company {
  readonly uid: Uid;
  readonly contactUid: Uid;
  readonly interactionUid: Uid;
  readonly commentUid: Uid;
  readonly serviceUid: Uid;
  readonly invoiceUid: Uid;
  readonly net: number;
  readonly paid: number;
  /** Agents who look after it or do its work. */
  readonly seenBy: ReadonlySet<number>;
}

let test: TestApp;
const agents: { readonly uid: Uid; readonly client: CarnetClient }[] = [];
const companies: Company[] = [];

const service = (clientUid: Uid, technicianUid: Uid | null) => ({
  clientUid,
  catalogueItemUid: null,
  serviceType: 'maintenance' as const,
  title: 'Contrôle du réseau',
  description: '',
  plannedOn: null,
  plannedFrom: '',
  plannedTo: '',
  performedOn: null,
  technicianUid,
  quantity: '1',
  unit: 'C62' as const,
  unitPrice: '10',
  vatCategory: 'S' as const,
  vatRate: '20',
});
const contact = {
  name: 'Léa Petit',
  role: '',
  phone: '',
  mobile: '',
  email: '',
  preferred: false,
};
const interaction = (clientUid: Uid) => ({
  clientUid,
  contactUid: null,
  kind: 'call' as const,
  direction: 'out' as const,
  occurredAt: null,
  durationMinutes: null,
  subject: '',
  body: 'Rappeler pour le devis',
  recallOn: null,
});
const draft = (clientUid: Uid, unitPrice = '10', serviceUid: Uid | null = null) => ({
  clientUid,
  subject: '',
  orderReference: '',
  supplyFrom: null,
  supplyTo: null,
  dueDate: null,
  note: '',
  language: 'fr' as const,
  lines: [
    {
      serviceUid,
      name: 'Maintenance',
      description: '',
      nature: 'service' as const,
      quantity: '1',
      unit: 'C62' as const,
      unitPrice,
      priceBase: '1',
      discountPercent: '0',
      vatCategory: 'S' as const,
      vatRate: '20',
    },
  ],
});

// Owner and technician of each company: an index of `agents`, or nobody.
const PLAN: readonly (readonly [owner: number | null, technician: number | null])[] = [
  [0, null],
  [1, null],
  [null, null],
  [0, 1],
  [1, 0],
  [null, 0],
  [null, 1],
  [0, 0],
];

async function addCompany(index: number): Promise<Company> {
  const { admin } = test;
  const [owner, technician] = PLAN[index] ?? [null, null];
  const uidOf = (agent: number | null): Uid | null => (agent === null ? null : (agents[agent]?.uid ?? null));
  const { uid } = await admin.clients.create({
    client: sampleClient({ name: `Société ${String(index)}`, ownerUid: uidOf(owner) }),
  });
  const { uid: contactUid } = await admin.clients.addContact({ clientUid: uid, contact });
  const { uid: serviceUid } = await admin.services.create({
    service: service(uid, uidOf(technician)),
    status: 'done',
  });
  // Powers of two: a sum tells which companies are in it.
  const net = 100 * 2 ** index;
  const made = await admin.invoices.createDraft({ draft: draft(uid, String(2 ** index)) });
  const { expectedNumber } = await admin.invoices.prepareIssue({ uid: made.uid });
  const { issueDate } = await admin.invoices.issue({ ...made, expectedNumber });
  await admin.payments.record({
    invoiceUid: made.uid,
    method: 'transfer',
    amount: net,
    paidOn: issueDate,
    reference: '',
  });
  const { uid: interactionUid } = await admin.interactions.create({
    interaction: { ...interaction(uid), recallOn: '2999-01-01' },
  });
  const { uid: commentUid } = await admin.interactions.addComment({ uid: interactionUid, text: 'Vu' });
  const seenBy = new Set([owner, technician].filter((agent) => agent !== null));
  return {
    uid,
    contactUid,
    interactionUid,
    commentUid,
    serviceUid,
    invoiceUid: made.uid,
    net,
    paid: net,
    seenBy,
  };
}

beforeAll(async () => {
  test = await makeApp();
  for (const name of ['Inès', 'Karim']) {
    const uid = await test.addPerson(name, ['agent']);
    const client = directClient(test.app, test.app.takeSeat('direct'));
    await client.vault.signIn({ account: uid, password: PASSWORD });
    agents.push({ uid, client });
  }
  for (const index of PLAN.keys()) companies.push(await addCompany(index));
}, 60_000);
afterAll(() => test.close());

async function answer(call: Promise<unknown>): Promise<{ readonly code: string; readonly data: unknown }> {
  try {
    await call;
    return { code: 'ok', data: null };
  } catch (problem) {
    if (!(problem instanceof ORPCError)) throw problem;
    return { code: String(problem.code), data: problem.data as unknown };
  }
}

type Target = 'uid' | 'contactUid' | 'interactionUid' | 'commentUid' | 'serviceUid' | 'invoiceUid';

/** Every call of an agent that names a row, with the kind of row it names. */
const CALLS: readonly (readonly [
  name: string,
  target: Target,
  call: (client: CarnetClient, uid: Uid) => Promise<unknown>,
])[] = [
  ['clients.get', 'uid', (client, uid) => client.clients.get({ uid })],
  ['interactions.get', 'interactionUid', (client, uid) => client.interactions.get({ uid })],
  [
    'interactions.create',
    'uid',
    (client, uid) => client.interactions.create({ interaction: interaction(uid) }),
  ],
  [
    'interactions.update',
    'interactionUid',
    (client, uid) => client.interactions.update({ uid, revision: 1, interaction: interaction(ABSENT) }),
  ],
  [
    'interactions.setRecallDone',
    'interactionUid',
    (client, uid) => client.interactions.setRecallDone({ uid, done: true }),
  ],
  ['interactions.delete', 'interactionUid', (client, uid) => client.interactions.delete({ uid })],
  ['interactions.restore', 'interactionUid', (client, uid) => client.interactions.restore({ uid })],
  [
    'interactions.addComment',
    'interactionUid',
    (client, uid) => client.interactions.addComment({ uid, text: 'Bonjour' }),
  ],
  ['interactions.deleteComment', 'commentUid', (client, uid) => client.interactions.deleteComment({ uid })],
  ['clients.timeline', 'uid', (client, uid) => client.clients.timeline({ uid })],
  [
    'clients.update',
    'uid',
    (client, uid) => client.clients.update({ uid, revision: 1, client: sampleClient() }),
  ],
  [
    'clients.setStatus',
    'uid',
    (client, uid) => client.clients.setStatus({ uid, revision: 1, status: 'archived' }),
  ],
  ['clients.addContact', 'uid', (client, uid) => client.clients.addContact({ clientUid: uid, contact })],
  [
    'clients.updateContact',
    'contactUid',
    (client, uid) => client.clients.updateContact({ uid, revision: 1, contact }),
  ],
  ['clients.removeContact', 'contactUid', (client, uid) => client.clients.removeContact({ uid })],
  ['services.get', 'serviceUid', (client, uid) => client.services.get({ uid })],
  [
    'services.setStatus',
    'serviceUid',
    (client, uid) => client.services.setStatus({ uid, revision: 1, status: 'in-progress' }),
  ],
  [
    'services.update',
    'serviceUid',
    (client, uid) =>
      client.services.update({ uid, revision: 1, service: service(companies[0]?.uid ?? ABSENT, null) }),
  ],
  [
    'services.create',
    'uid',
    (client, uid) => client.services.create({ service: service(uid, null), status: 'planned' }),
  ],
  ['invoices.get', 'invoiceUid', (client, uid) => client.invoices.get({ uid })],
  ['invoices.pdf', 'invoiceUid', (client, uid) => client.invoices.pdf({ uid, purpose: 'view' })],
  ['invoices.createDraft', 'uid', (client, uid) => client.invoices.createDraft({ draft: draft(uid) })],
  [
    'invoices.draftFromServices',
    'serviceUid',
    (client, uid) => client.invoices.draftFromServices({ serviceUids: [uid] }),
  ],
];

/** Digest of what the base holds, besides the log of denials and readings. */
const rowsOf = (): string =>
  JSON.stringify(
    ['clients', 'contacts', 'services', 'invoices', 'payments', 'client_assignments'].map((table) =>
      test.app.vault.connection().prepare(`select * from ${table}`).raw().all(),
    ),
  );

describe('an agent', () => {
  it('is answered the same for a row of somebody else as for one that does not exist', async () => {
    const before = rowsOf();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.nat(PLAN.length - 1),
        fc.nat(CALLS.length - 1),
        async (agentIndex, companyIndex, callIndex) => {
          const agent = agents[agentIndex];
          const company = companies[companyIndex];
          const call = CALLS[callIndex];
          if (agent === undefined || company === undefined || call === undefined) return;
          const [, target, run] = call;
          if (company.seenBy.has(agentIndex)) return;
          const foreign = await answer(run(agent.client, company[target]));
          expect(foreign).toEqual(await answer(run(agent.client, ABSENT)));
          // A row that is only named in what is typed is refused by its field instead.
          const { reason = 'none' } = foreign.data as { readonly reason?: string };
          expect(['NOT_FOUND', 'REFUSED UnknownClient']).toContain(
            foreign.code === 'REFUSED' ? `REFUSED ${reason}` : foreign.code,
          );
        },
      ),
      { numRuns: 300 },
    );
    expect(rowsOf()).toBe(before);
  }, 60_000);

  it('cannot bill the work of somebody else on a document of its own client', async () => {
    const foreign = companies.find((one) => !one.seenBy.has(0))?.serviceUid ?? ABSENT;
    const own = companies[0]?.uid ?? ABSENT;
    const write = (serviceUid: Uid) =>
      answer(
        agents[0]?.client.invoices.createDraft({ draft: draft(own, '10', serviceUid) }) ?? Promise.resolve(),
      );
    expect(await write(foreign)).toEqual(await write(ABSENT));
  });

  it.each([0, 1])('finds in lists and figures what is its own and nothing else (agent %i)', async (index) => {
    const agent = agents[index];
    if (agent === undefined) throw new Error('No such agent');
    const { client } = agent;
    const own = companies.filter((one) => one.seenBy.has(index));
    const uids = own.map((one) => one.uid).toSorted();
    const net = own.reduce((sum, one) => sum + one.net, 0);
    const paid = own.reduce((sum, one) => sum + one.paid, 0);

    expect((await client.clients.list({})).rows.map((row) => row.uid).toSorted()).toEqual(uids);
    expect((await client.clients.list({ text: 'société' })).total).toBe(own.length);
    const told = own.map((one) => one.interactionUid).toSorted();
    for (const query of [{}, { text: 'devis' }, { text: 'vu' }, { recallOpen: true }] as const) {
      const interactions = await client.interactions.list(query);
      expect(interactions.rows.map((row) => row.uid).toSorted()).toEqual(told);
      expect(interactions.total).toBe(own.length);
    }
    const recalls = await client.interactions.recalls({ scope: 'all' });
    expect(recalls.rows.map((row) => row.uid).toSorted()).toEqual(told);
    expect((await client.interactions.recalls({})).total).toBe(0);
    const services = await client.services.list({});
    expect(services.rows.map((row) => row.uid).toSorted()).toEqual(
      own.map((one) => one.serviceUid).toSorted(),
    );
    const invoices = await client.invoices.list({});
    expect(invoices.rows.map((row) => row.uid).toSorted()).toEqual(
      own.map((one) => one.invoiceUid).toSorted(),
    );
    expect(invoices.grossTotal).toBe(net * 1.2);
    const payments = await client.payments.list({});
    expect(payments.rows.map((row) => row.clientUid).toSorted()).toEqual(uids);
    expect(payments.amountTotal).toBe(paid);
    expect(await client.figures.overview(YEAR)).toMatchObject({
      invoicedNet: net,
      received: paid,
      uninvoicedNet: 1000 * own.length,
    });
    const { months } = await client.figures.byMonth(YEAR);
    expect(months.reduce((sum, month) => sum + month.invoicedNet, 0)).toBe(net);
    const byClient = await client.figures.byClient({ ...YEAR, limit: 1 });
    expect(byClient.clients.map((row) => uids.includes(row.clientUid))).toEqual([true]);
    expect((byClient.clients[0]?.invoicedNet ?? 0) + byClient.others.invoicedNet).toBe(net);

    for (const { uid } of companies.filter((one) => !one.seenBy.has(index))) {
      expect((await client.interactions.list({ clientUid: uid })).total).toBe(0);
      expect((await client.services.list({ clientUid: uid })).rows).toEqual([]);
      expect((await client.invoices.list({ clientUid: uid })).total).toBe(0);
      expect((await client.payments.list({ clientUid: uid })).total).toBe(0);
      expect((await client.audit.list({ objectUid: uid })).entries).toEqual([]);
    }
    const { entries } = await client.audit.list({});
    expect(new Set(entries.map((entry) => entry.actorUid))).toEqual(new Set([agent.uid]));
  });

  it('is told how many lookalikes others have, not who they are', async () => {
    const typed = {
      name: 'Société',
      company: '',
      siren: '',
      siret: '',
      email: '',
      phone: '01 99 00 12 34',
      city: '',
    };
    const all = await test.admin.clients.findDuplicates(typed);
    const found = await agents[0]?.client.clients.findDuplicates(typed);
    const own = new Set(companies.filter((one) => one.seenBy.has(0)).map((one) => one.uid));
    expect(found?.matches.every((match) => own.has(match.uid))).toBe(true);
    expect((found?.matches.length ?? 0) + (found?.hidden ?? 0)).toBe(all.matches.length + all.hidden);
    expect(found?.hidden).toBeGreaterThan(0);
  });
});
