import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Messenger, SendOutcome } from '#main/messaging/messenger.ts';
import { uidToBytes } from '#main/db/columns.ts';
import { change, planOf, rowOf } from '#main/modules/lists/statements.ts';
import { createOutbox, type Outbox } from '#main/modules/messages/create-outbox.ts';
import { dueQueries, plansInUse } from '#main/modules/messages/due-clients.ts';
import { planReminders } from '#main/modules/messages/plan-reminders.ts';
import { createPlanningWatch } from '#main/modules/messages/planning-watch.ts';
import { addDays, localDate } from '#shared/kernel/local-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { openOutboxBase, OPEN_MESSAGING, type OutboxBase } from '#tests/support/outbox-base.ts';

const HOUR = 3_600_000;
const DUE = localDate('2026-11-01');

let base: OutboxBase;
let answer: SendOutcome;
/** Message-IDs and references as they were handed over. */
let handed: string[];
let outbox: Outbox;
let areFilesThere: boolean;

const messenger: Messenger = {
  email: {
    name: 'fake',
    send: ({ messageId }) => {
      handed.push(messageId);
      return Promise.resolve(answer);
    },
  },
  sms: {
    name: 'fake',
    send: ({ reference }) => {
      handed.push(reference);
      return Promise.resolve(answer);
    },
    delivery: () => Promise.resolve(null),
  },
  close: () => Promise.resolve(),
};

let way: Messenger = messenger;

const start = (more: { readonly isDemonstration?: boolean; readonly mostInOneGo?: number } = {}): Outbox =>
  createOutbox({
    vault: base.vault,
    deps: { ...base.deps, demonstration: more.isDemonstration ?? false },
    run: base.newUid(),
    messenger: () => Promise.resolve(way),
    files: () => Promise.resolve(areFilesThere ? ok([]) : err('AttachmentMissing')),
    pauseMilliseconds: 0,
    mostInOneGo: more.mostInOneGo ?? 100,
  });

beforeEach(() => {
  base = openOutboxBase();
  base.set(OPEN_MESSAGING);
  answer = { tag: 'sent', providerId: null };
  handed = [];
  areFilesThere = true;
  outbox = start();
});
afterEach(() => {
  base.close();
});

const queued = (
  channel: 'email' | 'sms' = 'email',
  more: Parameters<OutboxBase['addClient']>[0] = {},
): Uid => {
  const clientId = base.addClient(more);
  return base.queue(clientId, base.addInvoice(clientId, DUE), channel);
};

describe('sending', () => {
  it('repeats an uncertain e-mail once with the same Message-ID, and then asks', async () => {
    const uid = queued();
    answer = { tag: 'uncertain', reason: 'LineBroken', answerCode: '' };
    for (let round = 0; round < 8; round += 1) {
      await outbox.send();
      base.clock.advance(12 * HOUR);
    }
    expect(handed).toHaveLength(2);
    expect(new Set(handed).size).toBe(1);
    expect(base.message(uid)).toMatchObject({ state: 'uncertain', attempts: 2 });
  });

  it('never repeats an uncertain short message', async () => {
    const uid = queued('sms');
    answer = { tag: 'uncertain', reason: 'NoAnswer', answerCode: '' };
    for (let round = 0; round < 5; round += 1) {
      await outbox.send();
      base.clock.advance(12 * HOUR);
    }
    expect(handed).toHaveLength(1);
    expect(base.message(uid)?.state).toBe('uncertain');
  });

  it('does not repeat an uncertain e-mail about what was paid meanwhile', async () => {
    const clientId = base.addClient();
    const invoiceId = base.addInvoice(clientId, DUE);
    const uid = base.queue(clientId, invoiceId, 'email');
    answer = { tag: 'uncertain', reason: 'LineBroken', answerCode: '' };
    await outbox.send();
    base.pay(invoiceId, 12_000);
    base.clock.advance(HOUR);
    await outbox.send();
    expect(handed).toHaveLength(1);
    expect(base.message(uid)).toMatchObject({ state: 'cancelled', reason: 'paid' });
  });

  it('waits while the line is down, knocks once for all, and never gives up', async () => {
    const uids = Array.from({ length: 20 }, () => queued());
    answer = { tag: 'later', reason: 'ServerNotFound', answerCode: '' };
    await outbox.send();
    expect(handed).toHaveLength(1);
    for (let round = 0; round < 60; round += 1) {
      base.clock.advance(7 * HOUR);
      await outbox.send();
    }
    expect(handed.length).toBeLessThan(70);
    answer = { tag: 'sent', providerId: null };
    for (let round = 0; round < 4; round += 1) {
      base.clock.advance(7 * HOUR);
      await outbox.send();
    }
    for (const uid of uids) expect(base.message(uid)?.state).toBe('sent');
  });

  it('hands over so many in one go at most', async () => {
    for (let count = 0; count < 10; count += 1) queued();
    const slow = start({ mostInOneGo: 4 });
    expect(await slow.send()).toMatchObject({ sent: 4 });
    expect(slow.isDue()).toBe(true);
    expect(await slow.send()).toMatchObject({ sent: 4 });
    expect(await slow.send()).toMatchObject({ sent: 2 });
    expect(slow.isDue()).toBe(false);
  });

  it('stops at the daily cap until tomorrow', async () => {
    base.set({ ...OPEN_MESSAGING, email: { ...OPEN_MESSAGING.email, dailyCap: 2 } });
    const uids = Array.from({ length: 3 }, () => queued());
    await outbox.send();
    expect(handed).toHaveLength(2);
    expect(base.message(uids[2] ?? ('' as Uid))).toMatchObject({ state: 'waiting', reason: 'daily-cap' });
    base.clock.advance(24 * HOUR);
    await outbox.send();
    expect(handed).toHaveLength(3);
  });

  it('keeps here what cannot be sent, with a reason, and lets nothing out of a demonstration', async () => {
    const noConsent = queued('sms', { preferences: { consents: [] } });
    const objected = queued('sms', { preferences: { noSms: true } });
    const demonstration = start({ isDemonstration: true });
    await demonstration.send();
    expect(handed).toEqual([]);
    await outbox.send();
    expect(handed).toEqual([]);
    expect(base.message(noConsent)).toMatchObject({ state: 'refused', reason: 'ConsentMissing' });
    expect(base.message(objected)).toMatchObject({ state: 'cancelled', reason: 'no-consent' });
    areFilesThere = false;
    const bare = queued();
    await outbox.send();
    expect(handed).toEqual([]);
    expect(base.message(bare)).toMatchObject({ state: 'refused', reason: 'AttachmentMissing' });
  });

  it('records an answer that came while the vault was locked, instead of doubting it', async () => {
    const uid = queued();
    const { email } = messenger;
    if (email === null) throw new Error('No e-mail');
    const closing: typeof email = {
      ...email,
      send: (message) => {
        base.vault.connection().close();
        return email.send(message);
      },
    };
    way = { ...messenger, email: closing };
    await outbox.send();
    way = messenger;
    expect(handed).toHaveLength(1);
    base.reopen();
    await outbox.send();
    expect(base.message(uid)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(handed).toHaveLength(1);
  });

  it('leaves an entry without personal data for each end', async () => {
    queued();
    await outbox.send();
    const entry = rowOf<{ action: string; details: string; actor: null }>(
      base.db(),
      "select action, details, actor_uid as actor from audit_entries where action like 'message.%'",
    );
    expect(entry).toEqual({
      action: 'message.sent',
      details: '{"attempts":1,"channel":"email"}',
      actor: null,
    });
  });
});

describe('planning', () => {
  const rows = () =>
    base.vault
      .connection()
      .prepare(
        `select messages.channel, messages.state, messages.reason, group_concat(level order by message_subjects.id) as levels
         from messages left join message_subjects on message_subjects.message_id = messages.id group by messages.id order by messages.id`,
      )
      .all();

  it('writes one message for the invoices of a client, and a higher level replaces an unsent lower one', async () => {
    const clientId = base.addClient();
    base.addInvoice(clientId, addDays(base.clock.today(), -8));
    base.addInvoice(clientId, addDays(base.clock.today(), -9));
    expect(await planReminders(base.vault, base.deps)).toBe(1);
    expect(await planReminders(base.vault, base.deps)).toBe(0);
    expect(rows()).toEqual([{ channel: 'email', state: 'to-approve', reason: '', levels: 'first,first' }]);
    base.clock.advance(6 * 24 * HOUR);
    expect(await planReminders(base.vault, base.deps)).toBe(2);
    // The older invoice goes on to the next level by e-mail and SMS; what was said of the other is told anew.
    expect(rows()).toEqual([
      { channel: 'email', state: 'cancelled', reason: 'replaced', levels: 'first' },
      { channel: 'email', state: 'to-approve', reason: '', levels: 'firm,first' },
      { channel: 'sms', state: 'to-approve', reason: '', levels: 'firm' },
    ]);
  });

  it('lets an SMS that would be refused be, where the e-mail tells the same', async () => {
    const clientId = base.addClient({ preferences: { consents: [] } });
    base.addInvoice(clientId, addDays(base.clock.today(), -16));
    expect(await planReminders(base.vault, base.deps)).toBe(1);
    expect(await planReminders(base.vault, base.deps)).toBe(0);
    expect(rows()).toMatchObject([{ channel: 'email', levels: 'firm' }]);
  });

  it('words a waiting reminder anew on another day, but not what a person changed', async () => {
    const clientId = base.addClient();
    base.addInvoice(clientId, addDays(base.clock.today(), -8), 1_000_000);
    await planReminders(base.vault, base.deps);
    const body = () =>
      rowOf<{ body: string; revision: number }>(base.db(), 'select body, revision from messages');
    const before = body();
    base.clock.advance(2 * 24 * HOUR);
    await planReminders(base.vault, base.deps);
    expect(body()?.revision).toBe(2);
    expect(body()?.body).not.toBe(before?.body);
    change(base.db(), "update messages set is_edited = 1, body = 'Mon texte'");
    base.clock.advance(2 * 24 * HOUR);
    await planReminders(base.vault, base.deps);
    expect(body()?.body).toBe('Mon texte');
  });

  it('finds what is due by the index of open invoices alone', () => {
    for (const plan of plansInUse(base.db()))
      for (const { text, values } of dueQueries(plan, base.clock.today())) {
        const plan0 = planOf(base.db(), text, values).join('\n');
        expect(plan0).toMatch(/SEARCH invoices USING (COVERING )?INDEX invoices_open \(due_date[<>]/);
        expect(plan0).not.toMatch(/SCAN (invoices|message_subjects|messages)/);
      }
  });

  it('looks at the start, hourly, on another day, at each unlock and after a sleep', () => {
    const { clock } = base;
    const watch = createPlanningWatch(clock);
    const opening = {};
    expect(watch.isDue(opening)).toBe(true);
    watch.look(opening).isDone();
    expect(watch.isDue(opening)).toBe(false);
    expect(watch.isDue({})).toBe(true);
    clock.advance(HOUR - 1000);
    expect(watch.isDue(opening)).toBe(false);
    clock.advance(1000);
    expect(watch.isDue(opening)).toBe(true);
    watch.look(opening).isDone();
    clock.setWall(new Date(Date.parse(clock.now()) + 10 * 60_000).toISOString() as Instant);
    expect(watch.isDue(opening)).toBe(true);
  });

  it('keeps a message that a person cancelled cancelled', async () => {
    const clientId = base.addClient();
    const invoiceId = base.addInvoice(clientId, addDays(base.clock.today(), -8));
    const uid = base.queue(clientId, invoiceId, 'email');
    change(base.db(), "update messages set state = 'cancelled', reason = 'by-person' where uid = @uid", {
      uid: uidToBytes(uid),
    });
    expect(await planReminders(base.vault, base.deps)).toBe(0);
  });
});
