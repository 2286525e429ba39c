import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { startHosts, type ContractHost } from './hosts.ts';

const HOSTS = ['direct', 'message-port', 'websocket', 'rest'] as const;

let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;
const host = (name: string): ContractHost => {
  const found = running.hosts.find((one) => one.name === name);
  if (found === undefined) throw new Error('No such host');
  return found;
};

beforeAll(async () => {
  test = await makeApp();
  running = await startHosts(test.app);
});
afterAll(async () => {
  await running.close();
  await test.close();
});

const failure = async (call: Promise<unknown>): Promise<{ code: string; status: number; data: unknown }> => {
  try {
    await call;
  } catch (problem) {
    if (problem instanceof ORPCError)
      return { code: String(problem.code), status: problem.status, data: problem.data as unknown };
    throw problem;
  }
  throw new Error('The call should have failed');
};

describe.each(HOSTS)('clients over the %s host', (name) => {
  it('creates, finds without accents, opens, changes and archives a client', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const made = await client.clients.create({ client: sampleClient({ name: `Hélène Œuvrard ${name}` }) });
    const list = await client.clients.list({ text: `helene oeuvrard ${name}` });
    expect(list.rows.map((row) => row.uid)).toContain(made.uid);
    const sheet = await client.clients.get({ uid: made.uid });
    expect(sheet).toMatchObject({
      name: `Hélène Œuvrard ${name}`,
      phone: '+33199001234',
      revision: 1,
      balance: 0,
    });
    const changed = await client.clients.update({
      uid: made.uid,
      revision: 1,
      client: sampleClient({ name: `Hélène Œuvrard ${name}`, city: 'Brest' }),
    });
    expect(changed.revision).toBe(2);
    const archived = await client.clients.setStatus({ uid: made.uid, revision: 2, status: 'archived' });
    expect(archived.revision).toBe(3);
    expect((await client.clients.list({ text: `oeuvrard ${name}` })).rows).toEqual([]);
    expect((await client.clients.list({ text: `oeuvrard ${name}`, status: 'all' })).rows).toHaveLength(1);
    close();
  });

  it('tells the second window that somebody changed the client meanwhile, and changes nothing', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const { uid } = await client.clients.create({ client: sampleClient({ name: `Deux fenêtres ${name}` }) });
    await client.clients.update({ uid, revision: 1, client: sampleClient({ name: `Première ${name}` }) });
    expect(
      await failure(
        client.clients.update({ uid, revision: 1, client: sampleClient({ name: `Seconde ${name}` }) }),
      ),
    ).toEqual({
      code: 'CONFLICT',
      status: 409,
      data: { what: 'client', currentRevision: 2 },
    });
    expect((await client.clients.get({ uid })).name).toBe(`Première ${name}`);
    close();
  });

  it('names the field and the reason of a refused input, and keeps nothing', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const before = (await client.clients.list({})).total;
    const forged = await failure(client.clients.create({ client: sampleClient({ name: 'Jean\u202Etac' }) }));
    expect(forged).toMatchObject({
      code: 'INVALID_INPUT',
      status: 422,
      data: { issues: [{ path: 'client.name', reason: 'ForbiddenCharacters' }] },
    });
    const long = await failure(client.clients.create({ client: sampleClient({ name: 'x'.repeat(121) }) }));
    expect(long).toMatchObject({
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'client.name', reason: 'TooLong', details: { maximum: 120 } }] },
    });
    const siren = await failure(client.clients.create({ client: sampleClient({ siren: '123456789' }) }));
    expect(siren).toMatchObject({
      code: 'REFUSED',
      status: 422,
      data: { reason: 'WrongSiren', field: 'client.siren' },
    });
    expect((await client.clients.list({})).total).toBe(before);
    close();
  });

  it('answers NOT_FOUND for a client that does not exist', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    expect(await failure(client.clients.get({ uid: '00000000-0000-7000-8000-000000000000' }))).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
    close();
  });
});
