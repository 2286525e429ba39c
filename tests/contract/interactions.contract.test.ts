import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uid } from '#shared/kernel/uid.ts';
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

const typed = (clientUid: Uid, more: object = {}) => ({
  clientUid,
  contactUid: null,
  kind: 'call' as const,
  direction: 'out' as const,
  occurredAt: null,
  durationMinutes: 15,
  subject: '',
  body: 'Rappel du devis, « l’été »',
  recallOn: '2999-12-31',
  ...more,
});

describe.each(HOSTS)('interactions over the %s host', (name) => {
  it('are told, found, commented, ticked off, shown on the timeline by kinds, deleted and brought back', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const { uid: clientUid } = await client.clients.create({
      client: sampleClient({ name: `Échange ${name}` }),
    });
    const { uid } = await client.interactions.create({ interaction: typed(clientUid) });
    await client.interactions.create({ interaction: typed(clientUid, { kind: 'note', recallOn: null }) });
    expect((await client.interactions.list({ text: 'ete devis', clientUid })).total).toBe(2);
    expect((await client.interactions.list({ clientUid, recallOpen: true })).rows).toHaveLength(1);
    await client.interactions.addComment({ uid, text: 'Vu' });
    const told = await client.interactions.get({ uid });
    expect(told).toMatchObject({ durationMinutes: 15, comments: 1, commentList: [{ text: 'Vu' }] });
    expect((await client.interactions.recalls({ limit: 200 })).rows.map((row) => row.uid)).toContain(uid);
    const { revision } = await client.interactions.setRecallDone({ uid, done: true });
    expect((await client.interactions.recalls({ limit: 200 })).rows.map((row) => row.uid)).not.toContain(uid);

    const page = await client.clients.timeline({ uid: clientUid, kinds: ['call', 'client'] });
    expect(page.events.map((event) => event.kind)).toEqual(['call', 'client']);
    expect(page.events[0]?.interaction).toMatchObject({ uid, comments: 1, recallOn: '2999-12-31' });
    expect((await client.clients.timeline({ uid: clientUid, kinds: ['note'] })).events).toHaveLength(1);
    expect((await client.clients.get({ uid: clientUid })).lastContactAt).not.toBeNull();

    await expect(
      client.interactions.update({ uid, revision: 1, interaction: typed(clientUid) }),
    ).rejects.toMatchObject({ code: 'CONFLICT', data: { what: 'interaction', currentRevision: revision } });
    await client.interactions.delete({ uid });
    await expect(client.interactions.get({ uid })).rejects.toBeInstanceOf(ORPCError);
    await client.interactions.restore({ uid });
    expect((await client.interactions.get({ uid })).commentList).toHaveLength(1);
    close();
  });

  it('refuse what lies in the future with the field at fault', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const { uid: clientUid } = await client.clients.create({
      client: sampleClient({ name: `Futur ${name}` }),
    });
    await expect(
      client.interactions.create({
        interaction: typed(clientUid, { occurredAt: '2999-01-01T00:00:00.000Z' }),
      }),
    ).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'InteractionInFuture', field: 'interaction.occurredAt' },
    });
    close();
  });
});
