import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/contract/events.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { startHosts, type ContractHost } from './hosts.ts';

const HOSTS = ['direct', 'message-port', 'websocket', 'rest'] as const;

let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;
let agentUid: Uid;
let auditorUid: Uid;
const host = (name: string): ContractHost => {
  const found = running.hosts.find((one) => one.name === name);
  if (found === undefined) throw new Error('No such host');
  return found;
};

beforeAll(async () => {
  test = await makeApp();
  running = await startHosts(test.app);
  agentUid = await test.addPerson('Agent Discret', ['agent']);
  auditorUid = await test.addPerson('Auditrice', ['auditor']);
});
afterAll(async () => {
  await running.close();
  await test.close();
});

const ITEM = {
  name: 'Diagnostic',
  description: '',
  serviceType: 'diagnostic',
  nature: 'service',
  unit: 'HUR',
  unitPrice: '90',
  vatCategory: 'S',
  vatRate: '20',
} as const;

type Stream = AsyncIterator<ChangeEvent, unknown, void>;

/** An open stream whose first event has come. */
async function streamOf(client: CarnetClient): Promise<Stream> {
  const stream = await client.events.changes({});
  expect((await stream.next()).value).toEqual({ kind: 'everything' });
  return stream;
}

const nextOf = async (stream: Stream): Promise<unknown> => (await stream.next()).value;

describe.each(HOSTS)('changes over the %s host', (name) => {
  it('tells noun and uid, never contents, and nothing of what a role may not read', async () => {
    const watching = await host(name).connect(test.adminUid, PASSWORD);
    const stream = await streamOf(watching.client);
    const { uid } = await test.admin.clients.create({ client: sampleClient({ name: `Discrète ${name}` }) });
    expect(await nextOf(stream)).toEqual({ kind: 'changed', noun: 'clients', uid, byUid: test.adminUid });
    await stream.return?.();
    watching.close();
  });

  it('tells an agent no uid of a client of somebody else, and the uid of an own one', async () => {
    const watching = await host(name).connect(agentUid, PASSWORD);
    const stream = await streamOf(watching.client);
    await test.admin.clients.create({ client: sampleClient({ name: `À autrui ${name}` }) });
    expect(await nextOf(stream)).toEqual({ kind: 'changed', noun: 'clients', uid: null, byUid: null });
    const own = await test.admin.clients.create({
      client: sampleClient({ name: `À l'agent ${name}`, ownerUid: agentUid }),
    });
    expect(await nextOf(stream)).toMatchObject({ noun: 'clients', uid: own.uid });
    await stream.return?.();
    watching.close();
  });

  it('ends when the seat is locked, and tells nobody who is not signed in', async () => {
    const watching = await host(name).connect(auditorUid, PASSWORD);
    const stream = await streamOf(watching.client);
    // The catalogue is none of an auditor's business: what comes first is the client.
    await test.admin.catalogue.create({ item: { ...ITEM, code: `E-${name}` } });
    await test.admin.clients.create({ client: sampleClient({ name: `Suivante ${name}` }) });
    expect(await nextOf(stream)).toMatchObject({ noun: 'clients' });
    const coming = stream.next().then(
      ({ done }) => (done === true ? 'over' : 'event'),
      () => 'over',
    );
    await watching.client.vault.lock({ reason: 'person' }).catch(() => undefined);
    expect(await coming).toBe('over');
    await expect(Promise.resolve(watching.client.events.changes({}))).rejects.toMatchObject({
      code: expect.stringMatching(/NOT_SIGNED_IN|UNAUTHORIZED/) as unknown,
    });
    watching.close();
  });
});

it('tells only what was committed, and own preferences to the own windows alone', async () => {
  const stream = await streamOf(test.admin);
  await test.admin.clients.create({ client: sampleClient({ name: '' }) }).catch(() => undefined);
  const other = directClient(test.app, test.app.takeSeat('direct'));
  await other.vault.signIn({ account: auditorUid, password: PASSWORD });
  const theirs = await other.organisation.preferences({});
  await other.organisation.setPreferences({ ...theirs, density: 'comfortable' });
  const mine = await test.admin.organisation.preferences({});
  await test.admin.organisation.setPreferences({ ...mine, density: 'comfortable' });
  expect(await nextOf(stream)).toMatchObject({ noun: 'organisation', byUid: test.adminUid });
  await stream.return?.();
});

it('tells a window that reads too slowly to read everything again', async () => {
  const stream = await streamOf(test.admin);
  const client = sampleClient({ name: 'En rafale' });
  for (let index = 0; index < 220; index += 1)
    await test.admin.organisation.setPreferences({
      language: 'fr',
      theme: 'auto',
      density: 'compact',
      singleKeyShortcuts: index % 2 === 0,
    });
  const { uid } = await test.admin.clients.create({ client });
  const seen: unknown[] = [];
  for (;;) {
    const event = await nextOf(stream);
    seen.push(event);
    if ((event as { uid?: string }).uid === uid) break;
  }
  expect(seen[0]).toEqual({ kind: 'everything' });
  expect(seen.length).toBeLessThan(220);
  await stream.return?.();
});
