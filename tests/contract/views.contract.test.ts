import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { startHosts, type ContractHost } from './hosts.ts';

const HOSTS = ['direct', 'message-port', 'websocket', 'rest'] as const;

let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;
let auditorUid: Uid;
const host = (name: string): ContractHost => {
  const found = running.hosts.find((one) => one.name === name);
  if (found === undefined) throw new Error('No such host');
  return found;
};

beforeAll(async () => {
  test = await makeApp();
  running = await startHosts(test.app);
  auditorUid = await test.addPerson('Auditrice', ['auditor']);
});
afterAll(async () => {
  await running.close();
  await test.close();
});

describe.each(HOSTS)('saved views over the %s host', (name) => {
  it('keeps, shares, renames and deletes a view; others see what is shared on lists they may read', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const other = await host(name).connect(auditorUid, PASSWORD);
    const seen = async () => (await other.client.views.list({})).views.map((view) => view.name);
    const view = {
      list: 'invoices',
      name: `Retards ${name}`,
      search: 'state=overdue',
      isShared: false,
    } as const;
    const { uid, revision } = await client.views.save(view);
    expect(await seen()).toEqual([]);
    const changed = {
      uid,
      revision,
      name: `Retards ${name}`,
      search: 'state=overdue&hide=due',
      isShared: true,
    };
    await client.views.update(changed);
    expect(await seen()).toEqual([`Retards ${name}`]);
    expect((await other.client.views.list({})).views[0]).toMatchObject({
      isMine: false,
      ownerName: 'Camille Roux',
      search: 'state=overdue&hide=due',
    });
    // Somebody else's view is neither changed nor deleted; an old revision is refused.
    for (const call of [other.client.views.delete({ uid }), other.client.views.update(changed)])
      await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.views.update(changed)).rejects.toMatchObject({ code: 'CONFLICT' });
    // The log is a list as well, of those who may read it.
    const log = await other.client.views.save({ ...view, list: 'audit', search: 'outcome=denied' });
    expect(await seen()).toContain(view.name);
    await other.client.views.delete({ uid: log.uid });
    // An auditor reads no services.
    const services = await client.views.save({ ...view, list: 'services', isShared: true });
    expect(await seen()).toEqual([`Retards ${name}`]);
    await expect(other.client.views.save({ ...view, list: 'services' })).rejects.toMatchObject({
      data: { reason: 'ListNotReadable' },
    });
    await client.views.delete({ uid: services.uid });
    await client.views.delete({ uid });
    expect(await seen()).toEqual([]);
    other.close();
    close();
  });

  it('refuses a name twice, no name, and an address that is none of a list', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    const view = { list: 'clients', name: `Lyon ${name}`, search: 'city=Lyon', isShared: false } as const;
    await client.views.save(view);
    await expect(client.views.save(view)).rejects.toMatchObject({ data: { reason: 'ViewNameTaken' } });
    await client.views.save({ ...view, list: 'invoices' });
    for (const bad of [{ name: ' ' }, { name: 'x'.repeat(61) }, { search: '/settings#x' }, { search: 'a b' }])
      await expect(client.views.save({ ...view, ...bad })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    close();
  });
});
