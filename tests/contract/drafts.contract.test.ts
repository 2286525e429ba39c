import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRAFTS_PER_PERSON } from '#shared/contract/drafts.ts';
import { directClient } from '#main/rpc/hosts/direct.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';
import { startHosts, type ContractHost } from './hosts.ts';

const HOSTS = ['direct', 'message-port', 'websocket', 'rest'] as const;
const DAY = 86_400_000;

const clock = drivenClock();
let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;
const host = (name: string): ContractHost => {
  const found = running.hosts.find((one) => one.name === name);
  if (found === undefined) throw new Error('No such host');
  return found;
};

beforeAll(async () => {
  test = await makeApp(clock);
  running = await startHosts(test.app, clock);
});
afterAll(async () => {
  await running.close();
  await test.close();
});

describe.each(HOSTS)('drafts over the %s host', (name) => {
  it('keeps the last text of a form, for its own person alone, until it is discarded', async () => {
    const key = `client:new-${name}`;
    const other = await test.addPerson(`Agent ${name}`, ['agent']);
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    await client.drafts.save({ key, content: '{"name":"Hél"}' });
    await client.drafts.save({ key, content: '{"name":"Hélène"}' });
    const mine = (await client.drafts.list({})).drafts.filter((draft) => draft.key === key);
    expect(mine.map(({ content }) => content)).toEqual(['{"name":"Hélène"}']);

    const colleague = await host(name).connect(other, PASSWORD);
    expect((await colleague.client.drafts.list({})).drafts).toEqual([]);
    await colleague.client.drafts.discard({ key });
    colleague.close();
    expect((await client.drafts.list({})).drafts.map((draft) => draft.key)).toContain(key);

    await client.drafts.discard({ key });
    expect((await client.drafts.list({})).drafts.map((draft) => draft.key)).not.toContain(key);
    close();
  });

  it('refuses a key that names no form, and more text than a form holds', async () => {
    const { client, close } = await host(name).connect(test.adminUid, PASSWORD);
    for (const bad of [
      { key: '../secret', content: '{}' },
      { key: 'Client:1', content: '{}' },
      { key: 'client:new', content: '' },
      { key: 'client:new', content: 'x'.repeat(100_001) },
      { key: `a${'b'.repeat(120)}`, content: '{}' },
    ])
      await expect(client.drafts.save(bad)).rejects.toMatchObject({
        code: expect.stringMatching(/INVALID_INPUT|NOT_FOUND/) as unknown,
      });
    close();
  });
});

it('lets the oldest forms give way, and forgets what nobody came back to for 30 days', async () => {
  const uid = await test.addPerson('Agente oublieuse', ['agent']);
  const seat = test.app.takeSeat('direct');
  const client = directClient(test.app, seat);
  await client.vault.signIn({ account: uid, password: PASSWORD });
  for (let index = 0; index < DRAFTS_PER_PERSON + 2; index += 1) {
    clock.advance(10);
    await client.drafts.save({ key: `service:new:${String(index)}`, content: '{}' });
  }
  const { drafts } = await client.drafts.list({});
  expect(drafts).toHaveLength(DRAFTS_PER_PERSON);
  expect(drafts.map(({ key }) => key)).not.toContain('service:new:1');
  expect(drafts[0]?.key).toBe(`service:new:${String(DRAFTS_PER_PERSON + 1)}`);

  test.app.lockAll('system');
  clock.advance(31 * DAY);
  await client.vault.signIn({ account: uid, password: PASSWORD });
  expect((await client.drafts.list({})).drafts).toEqual([]);
  const left = test.app.vault.connection().prepare('select count(*) as n from drafts').get();
  expect(left).toEqual({ n: 0 });
});
