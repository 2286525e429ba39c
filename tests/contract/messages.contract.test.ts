import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { BLANK_MESSAGING } from '#shared/contract/messaging-settings.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { noCertificateBecause } from '#tests/support/mail-servers/certificate.ts';
import { startSmtpServer, type TestSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

const DAY = 86_400_000;
const clock = drivenClock('2026-11-23T10:00:00.000Z' as Instant);
let test: TestApp;
let manager: CarnetClient;
let accountant: CarnetClient;
let agent: CarnetClient;
let agentUid: Uid;
let server: TestSmtpServer;

async function personAs(name: string, role: 'manager' | 'accountant' | 'agent') {
  const uid = await test.addPerson(name, [role]);
  const client = directClient(test.app, test.app.takeSeat('direct'));
  await client.vault.signIn({ account: uid, password: PASSWORD });
  return { uid, client };
}

/** The wall alone goes on: whoever sits there is not locked out. */
const wait = (milliseconds: number): void => {
  clock.setWall(new Date(Date.parse(clock.now()) + milliseconds).toISOString() as Instant);
};

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'accepted';
  } catch (problem) {
    if (!(problem instanceof ORPCError)) throw problem;
    const data = problem.data as {
      readonly reason?: string;
      readonly issues?: readonly { reason: string }[];
    };
    return data.reason ?? data.issues?.[0]?.reason ?? String(problem.code);
  }
}

async function invoiceOf(clientUid: Uid, price = '100'): Promise<Uid> {
  const { uid, revision } = await accountant.invoices.createDraft({
    draft: {
      clientUid,
      subject: 'Contrôle',
      orderReference: '',
      supplyFrom: null,
      supplyTo: null,
      dueDate: null,
      note: '',
      language: 'fr',
      lines: [
        {
          serviceUid: null,
          name: 'Contrôle',
          description: '',
          nature: 'service',
          quantity: '1',
          unit: 'C62',
          unitPrice: price,
          priceBase: '1',
          discountPercent: '0',
          vatCategory: 'S',
          vatRate: '20',
        },
      ],
    },
  });
  const { expectedNumber } = await accountant.invoices.prepareIssue({ uid });
  await accountant.invoices.issue({ uid, revision, expectedNumber });
  return uid;
}

/** A client with an invoice that is ten days late: issued on the first day, due thirty days after. */
async function lateClient(changes: Parameters<typeof sampleClient>[0] = {}) {
  const { uid } = await manager.clients.create({ client: sampleClient(changes) });
  return { clientUid: uid, invoiceUid: await invoiceOf(uid) };
}

const onlyOf = async (invoiceUid: Uid, channel: 'email' | 'sms' | 'letter' = 'email') => {
  const { rows } = await manager.messages.list({ invoiceUid, channel });
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`${String(rows.length)} messages`);
  return row;
};

describe.skipIf(noCertificateBecause !== null)('the outbox', () => {
  const made: Record<string, Awaited<ReturnType<typeof lateClient>>> = {};
  const of = (name: string) => made[name] ?? { clientUid: '' as Uid, invoiceUid: '' as Uid };

  beforeAll(async () => {
    test = await makeApp(clock);
    server = await startSmtpServer({ isOpen: true });
    ({ client: manager } = await personAs('Maya Gérante', 'manager'));
    ({ client: accountant } = await personAs('Aline Comptable', 'accountant'));
    ({ client: agent, uid: agentUid } = await personAs('Inès Agent', 'agent'));
    await test.admin.messaging.save({
      revision: 0,
      settings: {
        ...BLANK_MESSAGING,
        email: {
          ...BLANK_MESSAGING.email,
          way: 'smtp',
          fromName: 'Atelier Exemple',
          fromAddress: 'factures@atelier.example',
          smtp: { ...BLANK_MESSAGING.email.smtp, host: server.host, port: server.port, auth: 'none' },
        },
      },
    });
    for (const name of [
      'sent',
      'edited',
      'postponed',
      'paid',
      'credited',
      'disputed',
      'handed',
      'archived',
      'night',
    ])
      made[name] = await lateClient({ name: `Client ${name}` });
    made['own'] = await lateClient({ name: 'Client de l’agente', ownerUid: agentUid });
    made['reunion'] = await lateClient({
      name: 'Client de la Réunion',
      address: {
        line1: '1 rue de Paris',
        line2: '',
        postalCode: '97400',
        city: 'Saint-Denis',
        country: 'FR',
      },
    });
    wait(40 * DAY);
    await accountant.messages.work({});
  }, 120_000);
  afterAll(async () => {
    await test.close();
    await server.close();
  });

  it('writes what is due to be approved and sends nothing by itself', async () => {
    expect(server.received).toHaveLength(0);
    const counts = await manager.messages.counts({});
    expect(counts).toMatchObject({ toApprove: 11, waiting: 0, sent: 0 });
    const row = await onlyOf(of('sent').invoiceUid);
    expect(row).toMatchObject({
      state: 'to-approve',
      kind: 'reminder',
      recipientAddress: 'accueil@tilleuls.example',
    });
    expect(row.subjects).toMatchObject([{ level: 'first', service: null }]);
    const whole = await manager.messages.get({ uid: row.uid });
    expect(whole).toMatchObject({
      verdict: { tag: 'send' },
      mayEdit: true,
      attachments: [{ kind: 'invoice' }],
    });
    // Nothing is written a second time.
    expect(await accountant.messages.work({})).toMatchObject({ written: 0, sent: 0 });
  });

  it('sends what is approved once, with the invoice, and tells it on the timeline', async () => {
    const row = await onlyOf(of('sent').invoiceUid);
    expect(await manager.messages.approve({ uids: [row.uid] })).toEqual({ done: 1, passedOver: 0 });
    expect(await manager.messages.approve({ uids: [row.uid] })).toEqual({ done: 0, passedOver: 1 });
    expect(await accountant.messages.work({})).toMatchObject({ sent: 1, refused: 0 });
    expect(await accountant.messages.work({})).toMatchObject({ sent: 0 });
    const [mail] = server.received;
    expect(server.received).toHaveLength(1);
    expect(mail?.to).toEqual(['accueil@tilleuls.example']);
    expect(mail?.parsed.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^FA-.*\.pdf$/),
    ]);
    expect(await manager.messages.get({ uid: row.uid })).toMatchObject({
      state: 'sent',
      sentBy: 'smtp',
      approvedByName: 'Maya Gérante',
      attemptLog: [{ outcome: 'sent' }],
      verdict: null,
    });
    const { events } = await manager.clients.timeline({ uid: of('sent').clientUid, kinds: ['message'] });
    expect(events).toMatchObject([{ kind: 'message', verb: 'email', label: row.subject }]);
    expect(await refusal(manager.messages.edit({ ...typed(row), body: 'x' }))).toBe('MessageNotOpen');
  });

  const typed = (row: Awaited<ReturnType<typeof onlyOf>>) => ({
    uid: row.uid,
    revision: row.revision,
    recipientName: row.recipientName,
    recipientAddress: row.recipientAddress,
    subject: row.subject,
    body: 'Bonjour,\nmerci de régler.',
  });

  it('refuses bad input by its field, and keeps the message as it was', async () => {
    const row = await onlyOf(of('edited').invoiceUid);
    const base = typed(row);
    const tries: readonly [string, Partial<typeof base>][] = [
      ['ForbiddenCharacters', { recipientAddress: 'a@b.example\r\nBcc: x@y.example' }],
      ['ForbiddenCharacters', { subject: 'Bonjour\r\nBcc: x@y.example' }],
      ['AddressNotSendable', { recipientAddress: '"quoted"@b.example' }],
      ['AddressNotSendable', { recipientAddress: 'éloïse@b.example' }],
      ['TooLong', { subject: 'x'.repeat(10_000) }],
      ['BodyEmpty', { body: '   ' }],
      ['CONFLICT', { revision: row.revision + 5 }],
    ];
    for (const [reason, change] of tries)
      expect(
        `${JSON.stringify(change).slice(0, 60)} ${await refusal(manager.messages.edit({ ...base, ...change }))}`,
      ).toContain(reason);
    expect(await onlyOf(of('edited').invoiceUid)).toEqual(row);
    await manager.messages.edit({ ...base, recipientAddress: '' });
    const { uid } = row;
    await manager.messages.approve({ uids: [uid] });
    expect(await accountant.messages.work({})).toMatchObject({ sent: 0, refused: 1 });
    const refusedRow = await manager.messages.get({ uid });
    expect(refusedRow).toMatchObject({
      state: 'refused',
      reason: 'NoRecipient',
      mayEdit: true,
      isEdited: true,
    });
    await manager.messages.edit({ ...base, revision: refusedRow.revision });
    expect((await manager.messages.get({ uid })).state).toBe('to-approve');
  });

  it('postpones, takes back, cancels and brings back', async () => {
    const { uid } = await onlyOf(of('postponed').invoiceUid);
    const until = new Date(Date.parse(clock.now()) + 3 * DAY).toISOString() as Instant;
    expect(await refusal(manager.messages.postpone({ uids: [uid], until: clock.now() }))).toBe(
      'PostponedToPast',
    );
    await manager.messages.postpone({ uids: [uid], until });
    await manager.messages.approve({ uids: [uid] });
    expect(await accountant.messages.work({})).toMatchObject({ sent: 0 });
    expect(await manager.messages.get({ uid })).toMatchObject({
      state: 'waiting',
      verdict: { tag: 'wait', reason: 'postponed', until },
    });
    await manager.messages.takeBack({ uids: [uid] });
    expect((await manager.messages.get({ uid })).state).toBe('to-approve');
    await manager.messages.cancel({ uids: [uid] });
    expect(await manager.messages.get({ uid })).toMatchObject({ state: 'cancelled', reason: 'by-person' });
    expect(await accountant.messages.work({})).toMatchObject({ written: 0 });
    expect(await manager.messages.restore({ uids: [uid] })).toEqual({ done: 1, passedOver: 0 });
    expect((await manager.messages.get({ uid })).state).toBe('to-approve');
  });

  it('cancels what was paid, credited, disputed or is of an archived client, and brings a cheque that bounced back', async () => {
    const state = async (name: string) => {
      const { rows } = await manager.messages.list({ invoiceUid: of(name).invoiceUid });
      return rows.map((row) => `${row.state} ${row.reason ?? ''}`.trim());
    };
    const { uid: paymentUid } = await accountant.payments.record({
      invoiceUid: of('paid').invoiceUid,
      amount: 12_000,
      paidOn: clock.today(),
      method: 'cheque',
      reference: '',
    });
    expect(await state('paid')).toEqual(['cancelled paid']);
    await accountant.payments.reverse({ uid: paymentUid, reason: 'Impayé' });
    await accountant.messages.work({});
    expect(await state('paid')).toEqual(['to-approve']);
    await accountant.payments.record({
      invoiceUid: of('paid').invoiceUid,
      amount: 2_000,
      paidOn: clock.today(),
      method: 'transfer',
      reference: '',
    });
    await accountant.messages.work({});
    expect((await onlyOf(of('paid').invoiceUid)).state).toBe('to-approve');

    const { expectedNumber } = await accountant.invoices.prepareCredit({ uid: of('credited').invoiceUid });
    await accountant.invoices.credit({ uid: of('credited').invoiceUid, expectedNumber, reason: 'Erreur' });
    expect(await state('credited')).toEqual(['cancelled credited']);

    await manager.reminders.setFollowUp({
      invoiceUid: of('disputed').invoiceUid,
      revision: 0,
      disputedOn: clock.today(),
      disputeReason: 'Travaux contestés',
      plannedUntil: null,
      planNote: '',
      isPaused: false,
    });
    expect(await state('disputed')).toEqual(['cancelled disputed']);

    const archived = await onlyOf(of('archived').invoiceUid);
    await manager.messages.approve({ uids: [archived.uid] });
    await manager.clients.setStatus({ uid: of('archived').clientUid, revision: 1, status: 'archived' });
    expect(await accountant.messages.work({})).toMatchObject({ sent: 0, cancelled: 1 });
    expect(await state('archived')).toEqual(['cancelled client-archived']);
  });

  it('waits for the morning of the client, in its own time zone', async () => {
    const evening = clock.now();
    const night = await onlyOf(of('night').invoiceUid);
    const island = await onlyOf(of('reunion').invoiceUid);
    await manager.messages.approve({ uids: [night.uid, island.uid] });
    // 04:30 UTC in January: half past five in Lyon, half past eight on the island.
    clock.setWall(`${addDays(clock.today(), 1)}T04:30:00.000Z` as Instant);
    server.forget();
    expect(await accountant.messages.work({})).toMatchObject({ sent: 1 });
    expect((await manager.messages.get({ uid: island.uid })).state).toBe('sent');
    expect(await manager.messages.get({ uid: night.uid })).toMatchObject({
      state: 'waiting',
      verdict: { tag: 'wait', reason: 'quiet-hours', until: `${clock.today()}T07:00:00.000Z` },
    });
    clock.setWall(`${clock.today()}T07:00:00.000Z` as Instant);
    expect(await accountant.messages.work({})).toMatchObject({ sent: 1 });
    expect(clock.now() > evening).toBe(true);
  });

  it('hands an e-mail over to the own mail program and marks it when the person says so', async () => {
    const row = await onlyOf(of('handed').invoiceUid);
    const link = await manager.messages.handOver({ uid: row.uid });
    expect(link.address).toMatch(/^mailto:accueil@tilleuls\.example\?subject=[^&\s]+&body=[^&\s]+$/);
    expect(link.address.length).toBeLessThanOrEqual(2000);
    await manager.messages.confirmHandOver({ uid: row.uid, revision: link.revision });
    expect(await manager.messages.get({ uid: row.uid })).toMatchObject({
      state: 'sent',
      sentBy: 'mail-program',
    });
  });

  it('writes the next level when asked, and posts a letter', async () => {
    const { invoiceUid } = of('sent');
    expect(await manager.messages.remindNow({ invoiceUid })).toMatchObject({ level: 'firm' });
    const letter = await manager.messages.remindNow({ invoiceUid });
    expect(letter.level).toBe('formal-notice');
    expect(await refusal(manager.messages.remindNow({ invoiceUid }))).toBe('EveryLevelWritten');
    expect(await refusal(manager.messages.remindNow({ invoiceUid: of('credited').invoiceUid }))).toBe(
      'NothingToPay',
    );
    expect(await refusal(manager.messages.remindNow({ invoiceUid: of('disputed').invoiceUid }))).toBe(
      'InvoiceDisputed',
    );
    const [uid] = letter.uids;
    if (uid === undefined) throw new Error('A letter was written');
    const { revision } = await manager.messages.get({ uid });
    const posted = { uid, revision, registeredNumber: 'RK 123' };
    expect(
      await refusal(manager.messages.markPosted({ ...posted, postedOn: addDays(clock.today(), 1) })),
    ).toBe('PostedInFuture');
    await manager.messages.markPosted({ ...posted, postedOn: clock.today() });
    expect(await manager.messages.get({ uid: posted.uid })).toMatchObject({
      state: 'sent',
      sentBy: 'letter',
      registeredNumber: 'RK 123',
    });
  });

  it('shows an agent only what goes to the own clients, and lets it decide nothing', async () => {
    const { rows } = await agent.messages.list({});
    expect(rows.map(({ clientUid }) => clientUid)).toEqual([of('own').clientUid]);
    expect(await agent.messages.counts({})).toMatchObject({ toApprove: 1, sent: 0, cancelled: 0 });
    const foreign = await onlyOf(of('sent').invoiceUid, 'letter');
    expect(await refusal(agent.messages.get({ uid: foreign.uid }))).toBe('NOT_FOUND');
    expect(await refusal(agent.messages.approve({ uids: rows.map(({ uid }) => uid) }))).toBe('FORBIDDEN');
    const found = await manager.messages.list({ text: 'agente' });
    expect(found.rows.map(({ clientUid }) => clientUid)).toEqual([of('own').clientUid]);
  });

  it('neither plans nor sends while the clock is in doubt, until somebody vouches for it', async () => {
    const right = clock.now();
    expect(await manager.messages.clock({})).toMatchObject({ standing: 'right' });
    wait(31 * DAY);
    expect(await manager.messages.clock({})).toMatchObject({ standing: 'ahead' });
    expect(await refusal(accountant.messages.work({}))).toBe('ClockInDoubt');
    expect(await refusal(manager.messages.remindNow({ invoiceUid: of('own').invoiceUid }))).toBe(
      'ClockInDoubt',
    );
    await manager.messages.confirmClock({});
    expect(await manager.messages.clock({})).toMatchObject({ standing: 'right' });
    const { written } = await accountant.messages.work({});
    expect(written).toBeGreaterThan(0);
    clock.setWall(right);
    expect(await manager.messages.clock({})).toMatchObject({ standing: 'behind' });
  });
});
