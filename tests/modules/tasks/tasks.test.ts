import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#main/app/access.ts';
import { writeResult, writeRhythm } from '#main/modules/backups/schedule.ts';
import { contractsHandlers } from '#main/modules/contracts/handlers.ts';
import { rememberMoment } from '#main/modules/messages/message-clock.ts';
import { interactionsHandlers } from '#main/modules/interactions/handlers.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import { servicesHandlers } from '#main/modules/services/handlers.ts';
import { tasksHandlers } from '#main/modules/tasks/handlers.ts';
import { todayHandlers } from '#main/modules/today/handlers.ts';
import type { TaskKind } from '#shared/domain/tasks/task.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { day, expectOk, openMoneyBase, typedLine, type MoneyBase } from '#tests/support/money-base.ts';

const TODAY = '2026-11-22';
let base: MoneyBase;
beforeEach(() => {
  base = openMoneyBase({ day: TODAY });
});
afterEach(() => {
  base.close();
});

const see = (actor: Actor = base.people.manager) =>
  expectOk(tasksHandlers.list(base.query(actor, 'clients.read'), {}));
const task = (kind: TaskKind, actor?: Actor) => see(actor).tasks.find((one) => one.kind === kind);

function addContract(clientUid: Uid): void {
  expectOk(
    base.command(base.people.manager, 'contracts.write', (context) =>
      contractsHandlers.create(context, {
        contract: {
          clientUid,
          title: 'Maintenance',
          startsOn: day('2026-01-01'),
          endsOn: day('2026-12-31'),
          noticeDays: 60,
          note: '',
        },
      }),
    ),
  );
}

function addRecall(clientUid: Uid, recallOn: string, actor = base.people.manager): void {
  expectOk(
    base.command(actor, 'interactions.write', (context) =>
      interactionsHandlers.create(context, {
        interaction: {
          clientUid,
          contactUid: null,
          kind: 'call',
          direction: 'in',
          occurredAt: '2026-11-01T10:00:00.000Z' as Instant,
          durationMinutes: null,
          subject: 'Devis',
          body: '',
          recallOn: day(recallOn),
        },
      }),
    ),
  );
}

function addMessage(state: string, notBefore = `${TODAY}T08:00:00.000Z`): void {
  base.connection
    .exec(`insert into messages (uid, kind, channel, client_id, language, body, state, not_before,
    message_id, created_at, updated_at)
    select randomblob(16), 'reminder', 'email', min(id), 'fr', 'Bonjour', '${state}', '${notBefore}', '<1@x>', '', '' from clients`);
}

/** One thing of every kind that people make. */
async function fill(): Promise<void> {
  const client = base.addClient();
  base.addService(client, { plannedOn: day('2026-11-10') }, 'planned');
  base.addService(client, { unitPrice: '100', performedOn: day('2026-11-12') });
  expectOk(await base.issue(base.addDraft(client, [typedLine({ unitPrice: '100' })])));
  addContract(client);
  addRecall(client, '2026-11-20');
  addRecall(client, '2026-12-24');
  for (const state of ['to-approve', 'refused', 'uncertain', 'waiting', 'sent', 'cancelled'])
    addMessage(state);
}

describe('what waits', () => {
  it('is told by kind with its number and its oldest day, the most urgent first', async () => {
    expect(see()).toEqual({ tasks: [], total: 0 });
    await fill();
    const { tasks, total } = see();
    expect(tasks.map(({ kind, count, oldestOn, urgency }) => [kind, count, oldestOn, urgency])).toEqual([
      ['messages-to-look-at', 2, TODAY, 'now'],
      ['recalls', 1, '2026-11-20', 'now'],
      ['contracts-to-renew', 1, '2026-12-31', 'today'],
      ['messages-to-approve', 1, TODAY, 'today'],
      ['services-to-close', 1, '2026-11-10', 'today'],
      ['invoices-to-send', 1, TODAY, 'today'],
      ['services-to-invoice', 1, '2026-11-12', 'soon'],
    ]);
    expect(total).toBe(8);
  });

  it('counts what the first page and the lists count: there is one truth', async () => {
    await fill();
    const today = expectOk(todayHandlers.get(base.query(base.people.manager, 'clients.read'), {}));
    const listed = {
      recalls: expectOk(
        interactionsHandlers.recalls(base.query(base.people.manager, 'interactions.read'), {
          until: day(TODAY),
        }),
      ).total,
      toClose: expectOk(
        servicesHandlers.list(base.query(base.people.manager, 'services.read'), { toClose: true }),
      ).total,
      toInvoice: expectOk(
        servicesHandlers.list(base.query(base.people.manager, 'services.read'), { uninvoiced: true }),
      ).total,
      toSend: expectOk(
        invoicesHandlers.list(base.query(base.people.manager, 'invoices.read'), { sending: 'to-send' }),
      ).total,
      toRenew: expectOk(
        contractsHandlers.list(base.query(base.people.manager, 'contracts.read'), { standing: 'to-renew' }),
      ).total,
    };
    const counted = (kind: TaskKind) => task(kind)?.count;
    expect([counted('recalls'), today.recalls?.count]).toEqual([listed.recalls, listed.recalls]);
    expect([counted('services-to-close'), today.toClose?.count]).toEqual([listed.toClose, listed.toClose]);
    expect([counted('services-to-invoice'), today.toInvoice?.count]).toEqual([
      listed.toInvoice,
      listed.toInvoice,
    ]);
    expect([counted('invoices-to-send'), today.toSend?.count]).toEqual([listed.toSend, listed.toSend]);
    expect(counted('contracts-to-renew')).toBe(listed.toRenew);
  });

  it('is for who can do something about it: nothing for an auditor, own clients for an agent', async () => {
    await fill();
    const { agent, auditor, administrator, accountant } = base.people;
    expect(see(auditor).tasks).toEqual([]);
    expect(see(agent).tasks).toEqual([]);
    const own = base.addClient({ ownerId: agent.id });
    addContract(own);
    addRecall(own, '2026-11-21', agent);
    expect(see(agent).tasks.map(({ kind, count }) => [kind, count])).toEqual([
      ['recalls', 1],
      ['contracts-to-renew', 1],
    ]);
    expect(task('contracts-to-renew')?.count).toBe(2);
    expect(see(accountant).tasks.map(({ kind }) => kind)).toContain('messages-to-approve');
    expect(see(administrator).tasks.map(({ kind }) => kind)).not.toContain('messages-to-approve');
  });

  it('marks the recalls that a low rating opened', async () => {
    await fill();
    expect(task('recalls')?.lowRatings).toBe(0);
    base.connection
      .exec(`insert into satisfaction_surveys (uid, client_id, rating, recall_id, created_at, updated_at)
      select randomblob(16), client_id, 1, id, '', '' from interactions`);
    expect(task('recalls')).toMatchObject({ count: 1, lowRatings: 1 });
  });

  it('names a backup that failed or is too old, to who may make one', () => {
    const { administrator, manager } = base.people;
    const result = (at: string, failure: 'DiskFull' | null) => {
      writeResult(base.db, { at: at as Instant, failure, bytes: 1 });
    };
    result('2026-11-19T10:00:00.000Z', null);
    expect(see(administrator).tasks).toEqual([]);
    base.clock.setDay(day('2026-11-23'));
    expect(see(administrator).tasks).toMatchObject([
      { kind: 'backup-old', count: 1, oldestOn: '2026-11-19', urgency: 'now' },
    ]);
    expect(see(manager).tasks).toEqual([]);
    result('2026-11-23T08:00:00.000Z', 'DiskFull');
    expect(see(administrator).tasks).toMatchObject([{ kind: 'backup-failed', oldestOn: '2026-11-23' }]);
    writeRhythm(base.db, 'never');
    expect(see(administrator).tasks).toEqual([]);
  });

  it('says that no message leaves while the clock is in doubt, to who may vouch for it', () => {
    rememberMoment(base.db, base.clock.now());
    expect(see().tasks).toEqual([]);
    base.clock.setDay(day('2026-12-28'));
    expect(see().tasks).toMatchObject([{ kind: 'clock-in-doubt', oldestOn: TODAY, urgency: 'now' }]);
    expect(see(base.people.agent).tasks).toEqual([]);
    base.clock.setDay(day('2026-11-20'));
    expect(task('clock-in-doubt')).toBeDefined();
  });

  it('takes the first account for the last backup where there was none yet', () => {
    const { administrator } = base.people;
    base.clock.setDay(day('2026-11-25'));
    expect(see(administrator).tasks).toEqual([]);
    base.clock.setDay(day('2026-11-26'));
    expect(see(administrator).tasks).toMatchObject([{ kind: 'backup-old', oldestOn: TODAY }]);
  });
});
