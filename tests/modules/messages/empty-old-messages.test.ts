import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyOldMessages } from '#main/modules/messages/empty-old-messages.ts';
import { rememberMoment } from '#main/modules/messages/message-clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

const clock = drivenClock('2026-02-28T08:00:00.000Z' as Instant);
let test: TestApp;

const rows = () =>
  test.app.vault
    .connection()
    .prepare(
      'select state, recipient_name, recipient_address, subject, body, attachments, channel, sent_at from messages order by id',
    )
    .all() as readonly Record<string, string>[];

const filled = () => rows().map(({ state, body }) => `${String(state)} ${body === '' ? 'empty' : 'kept'}`);

function write(state: string, at: string): void {
  test.app.vault
    .connection()
    .prepare(
      `insert into messages (uid, kind, channel, client_id, language, recipient_name, recipient_address, subject, body,
         state, not_before, message_id, sent_at, delivery_detail, created_at, updated_at)
       select randomblob(16), 'reminder', 'email', id, 'fr', 'Nom', 'nom@exemple.example', 'Objet', 'Texte', @state, @at,
         '<1@x>', case when @state = 'sent' then @at end, 'Détail', @at, @at from clients limit 1`,
    )
    .run({ state, at });
}

const entries = async () =>
  (await test.admin.audit.list({ action: 'messages.emptied' })).entries.map(({ details }) => details);

/** Lets the days pass as a vault that is opened each week sees them. */
function passDays(days: number): void {
  for (let left = days; left > 0; left -= 7) {
    clock.advance(Math.min(left, 7) * 86_400_000);
    test.app.vault.write((db) => {
      rememberMoment(db, clock.now());
    });
  }
}

beforeAll(async () => {
  test = await makeApp(clock);
  await test.admin.clients.create({ client: sampleClient() });
  for (const state of ['sent', 'cancelled', 'to-approve', 'waiting', 'refused', 'uncertain'])
    write(state, '2026-03-01T10:00:00.000Z');
  write('sent', '2026-03-02T10:00:00.000Z');
});
afterAll(() => test.close());

it('keeps every text for twelve months to the day', async () => {
  passDays(366);
  expect(clock.now()).toBe('2027-03-01T08:00:00.000Z');
  expect(await emptyOldMessages(test.app.vault, clock)).toBe(0);
  expect(filled().every((one) => one.endsWith('kept'))).toBe(true);
});

it('erases nothing while the clock is in doubt, ahead or behind', async () => {
  const right = clock.now();
  for (const wrong of ['2027-09-01T08:00:00.000Z', '2027-02-01T08:00:00.000Z']) {
    clock.setWall(wrong as Instant);
    expect(await emptyOldMessages(test.app.vault, clock)).toBeNull();
  }
  clock.setWall(right);
  expect(filled().every((one) => one.endsWith('kept'))).toBe(true);
});

it('empties what left or was cancelled, soon after the vault is opened, and keeps the fact', async () => {
  clock.advance(3 * 3_600_000);
  test.app.lockAll('system');
  await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
  test.app.vault.write((db) => {
    rememberMoment(db, clock.now());
  });
  await test.app.runChores();
  clock.advance(4 * 60_000);
  await test.app.runChores();
  expect(filled()).toEqual([
    'sent empty',
    'cancelled empty',
    'to-approve kept',
    'waiting kept',
    'refused kept',
    'uncertain kept',
    'sent kept',
  ]);
  expect(rows()[0]).toEqual({
    state: 'sent',
    recipient_name: '',
    recipient_address: '',
    subject: '',
    body: '',
    attachments: '[]',
    channel: 'email',
    sent_at: '2026-03-01T10:00:00.000Z',
  });
  expect(await entries()).toEqual([{ count: 2 }]);
});

it('goes through many, and writes nothing down where there is nothing to do', async () => {
  for (let count = 0; count < 600; count += 1) write('sent', '2026-03-01T11:00:00.000Z');
  expect(await emptyOldMessages(test.app.vault, clock)).toBe(600);
  expect((await entries()).length).toBe(4);
  expect(await emptyOldMessages(test.app.vault, clock)).toBe(0);
  expect((await entries()).length).toBe(4);
});

it('is looked at again at once when the machine wakes up, though its pause has not passed', async () => {
  write('sent', '2026-03-01T09:00:00.000Z');
  clock.setWall('2027-03-02T08:00:00.000Z' as Instant);
  await test.app.runChores();
  expect(filled().at(-1)).toBe('sent kept');
  await test.app.wake();
  expect(filled().at(-1)).toBe('sent empty');
});
