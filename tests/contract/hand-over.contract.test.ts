import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { procedures } from '#main/rpc/registry.ts';
import { BLANK_MESSAGING } from '#shared/contract/messaging-settings.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { sampleService } from '#tests/faults/sample-work.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { startHosts } from './hosts.ts';

const HOSTS = ['direct', 'message-port', 'websocket', 'rest'] as const;

/** What a client who holds the machine can reach; a line added here is a decision about what a stranger may do. */
const DURING_HAND_OVER = [
  'surveys.answerHere',
  'surveys.declineHere',
  'surveys.handedOver',
  'surveys.takeBack',
  'vault.session',
  'vault.status',
  'vault.touch',
];

const clock = drivenClock();
let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;
let manager: Uid;
/** Whose password is guessed, by host: the waits are counted by account. */
const guessed = new Map<string, Uid>();

beforeAll(async () => {
  test = await makeApp(clock);
  running = await startHosts(test.app, clock);
  manager = await test.addPerson('Hélène Garnier', ['manager', 'accountant', 'administrator']);
  for (const name of HOSTS) guessed.set(name, await test.addPerson(`Agent ${name}`, ['manager']));
  test.app.vault.write((db) => {
    storeMessaging(
      db,
      { ...BLANK_MESSAGING, surveys: { ...BLANK_MESSAGING.surveys, isOn: true } },
      { now: clock.now(), actorId: 1 },
    );
  });
}, 120_000);
afterAll(async () => {
  await running.close();
  await test.close();
});

/** A seat of a colleague, who is signed in afresh: the clock of a walk runs for minutes. */
async function signedIn(): Promise<CarnetClient> {
  const direct = running.hosts.find(({ name }) => name === 'direct');
  if (direct === undefined) throw new Error('No direct host');
  return (await direct.connect(manager, PASSWORD)).client;
}

const doneService = async (): Promise<Uid> => {
  const office = await signedIn();
  const client = await office.clients.create({ client: sampleClient() });
  const service = await office.services.create({
    service: sampleService(client.uid, { title: 'Entretien', description: '' }),
    status: 'done',
  });
  return service.uid;
};

async function answerOf(client: CarnetClient, name: string, input: unknown): Promise<string> {
  const [noun = '', verb = ''] = name.split('.');
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
    noun
  ]?.[verb];
  try {
    await call?.(input);
    return 'ran';
  } catch (problem) {
    if (!(problem instanceof ORPCError)) return String(problem);
    const { permission } = (problem.data ?? {}) as { readonly permission?: string };
    return permission === 'handed-over' ? 'handed-over' : String(problem.code);
  }
}

describe('the declaration', () => {
  it('lets exactly these procedures work while a client holds the machine', () => {
    const declared = procedures().flatMap(({ name, policy }) =>
      policy.duringHandOver === true ? [name] : [],
    );
    expect(declared.toSorted()).toEqual(DURING_HAND_OVER);
  });

  it('has no other procedure that takes a rating', () => {
    const taking = procedures().flatMap(({ name, policy, procedure }) => {
      const schema = procedure['~orpc'].inputSchema as unknown as { readonly shape?: object } | undefined;
      return policy.kind !== 'query' && Object.keys(schema?.shape ?? {}).includes('rating') ? [name] : [];
    });
    expect(taking).toEqual(['surveys.answerHere']);
  });
});

describe.each(HOSTS)('a seat in the hands of a client over the %s host', (hostName) => {
  it('answers nothing but the survey until the password is typed, and other seats go on', async () => {
    const host = running.hosts.find(({ name }) => name === hostName);
    if (host === undefined) throw new Error('No such host');
    const serviceUid = await doneService();
    const { client, close } = await host.connect(manager, PASSWORD);
    await client.surveys.handOver({ serviceUid });
    const open: string[] = [];
    for (const { name } of procedures()) {
      // Slow enough for the limits of calls, fast enough not to be signed out for being away.
      clock.advance(2000);
      // A garbage input ends at its validation where the call is admitted; a uid gives REST its address.
      const answer = await answerOf(client, name, { uid: serviceUid, thisFieldIsInNoInput: true });
      // Calls of the costly and secret classes run into their limit here, which refuses them before anybody looks.
      if (answer !== 'handed-over' && answer !== 'TOO_MANY_CALLS') open.push(name);
    }
    // REST has no address for a stream or a call that lacks more than its uid; what has none cannot be called.
    const reached = hostName === 'rest' ? open.filter((name) => DURING_HAND_OVER.includes(name)) : open;
    expect(reached.toSorted()).toEqual(DURING_HAND_OVER);
    for (const [name, input] of [
      ['clients.list', {}],
      ['surveys.list', {}],
      ['surveys.handOver', { serviceUid }],
      ['vault.lock', { reason: 'person' }],
      ['services.get', { uid: serviceUid }],
    ] as const)
      expect(`${name} ${await answerOf(client, name, input)}`).toBe(`${name} handed-over`);
    await client.vault.touch({});
    expect((await client.vault.session({}))?.isHandedOver).toBe(true);
    clock.advance(60_000);
    await client.surveys.answerHere({ rating: 4, comment: 'Bien.' });
    expect(await answerOf(client, 'clients.list', {})).toBe('handed-over');
    expect((await (await signedIn()).clients.list({})).total).toBeGreaterThan(0);
    await client.surveys.takeBack({ password: PASSWORD });
    expect((await client.clients.list({})).total).toBeGreaterThan(0);
    const { rows } = await (await signedIn()).surveys.list({ serviceUid });
    expect(rows).toMatchObject([{ rating: 4, answeredBy: 'on-the-spot' }]);
    close();
  }, 60_000);

  it('slows guessing of the password like the sign-in does', async () => {
    const host = running.hosts.find(({ name }) => name === hostName);
    if (host === undefined) throw new Error('No such host');
    const { client, close } = await host.connect(guessed.get(hostName) ?? '', PASSWORD);
    await client.surveys.handOver({ serviceUid: await doneService() });
    const reasons: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      try {
        await client.surveys.takeBack({ password: 'guess' });
      } catch (thrown) {
        reasons.push(String((thrown as { readonly data?: { readonly reason?: string } }).data?.reason));
      }
    }
    expect(reasons).toEqual([...Array.from({ length: 5 }, () => 'WrongPassword'), 'Throttled']);
    close();
  }, 60_000);
});
