import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Delivery, Messenger } from '#main/messaging/messenger.ts';
import { askAfterDeliveries, awaitsDelivery } from '#main/modules/messages/ask-after-deliveries.ts';
import { createOutbox } from '#main/modules/messages/create-outbox.ts';
import { ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { openOutboxBase, OPEN_MESSAGING, type OutboxBase } from '#tests/support/outbox-base.ts';

const HOUR = 3_600_000;
let base: OutboxBase;
let told: Delivery | null;
let asked: string[];

const messenger: Messenger = {
  email: null,
  sms: {
    name: 'fake',
    send: () => Promise.resolve({ tag: 'sent', providerId: 'SM1' }),
    delivery: (id) => {
      asked.push(id);
      return Promise.resolve(told);
    },
  },
  close: () => Promise.resolve(),
};
const tools = () => ({ vault: base.vault, deps: base.deps, messenger: () => Promise.resolve(messenger) });

async function sentSms(): Promise<Uid> {
  const clientId = base.addClient();
  const uid = base.queue(clientId, base.addInvoice(clientId, localDate('2026-01-01')), 'sms');
  await createOutbox({
    ...tools(),
    run: base.newUid(),
    files: () => Promise.resolve(ok([])),
    pauseMilliseconds: 0,
    mostInOneGo: 10,
  }).send();
  expect(base.message(uid)?.state).toBe('sent');
  return uid;
}

beforeEach(() => {
  base = openOutboxBase();
  base.set(OPEN_MESSAGING);
  asked = [];
  told = null;
});
afterEach(() => {
  base.close();
});

it('notes that a short message arrived, and asks no more', async () => {
  const uid = await sentSms();
  expect(awaitsDelivery(tools())).toBe(true);
  told = { state: 'delivered', detail: '' };
  expect(await askAfterDeliveries(tools())).toBe(1);
  expect(base.message(uid)?.state).toBe('sent');
  expect(awaitsDelivery(tools())).toBe(false);
  expect(await askAfterDeliveries(tools())).toBe(0);
  expect(asked).toEqual(['SM1']);
});

it('refuses what did not arrive, so that a person looks at it', async () => {
  const uid = await sentSms();
  told = { state: 'failed', detail: '30005' };
  await askAfterDeliveries(tools());
  expect(base.message(uid)).toMatchObject({ state: 'refused', reason: 'RecipientRefused' });
});

it('asks again while nothing is known, for four days', async () => {
  await sentSms();
  told = { state: 'accepted', detail: 'sent' };
  await askAfterDeliveries(tools());
  told = null;
  await askAfterDeliveries(tools());
  expect(asked).toHaveLength(2);
  base.clock.advance(5 * 24 * HOUR);
  await askAfterDeliveries(tools());
  expect(asked).toHaveLength(2);
});
