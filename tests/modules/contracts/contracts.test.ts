import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#main/app/access.ts';
import type { CommandContext } from '#main/app/context.ts';
import { clientsHandlers } from '#main/modules/clients/handlers.ts';
import { contractsHandlers } from '#main/modules/contracts/handlers.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { addClient } from '#tests/modules/client-samples.ts';
import { day, expectOk, openMoneyBase, reasonOf, type MoneyBase } from '#tests/support/money-base.ts';

const TODAY = '2026-11-22';
let base: MoneyBase;
beforeEach(() => {
  base = openMoneyBase({ day: TODAY });
});
afterEach(() => {
  base.close();
});

const fields = (clientUid: Uid, more: object = {}) => ({
  clientUid,
  title: 'Maintenance annuelle',
  startsOn: localDate('2026-01-01'),
  endsOn: localDate('2026-12-31'),
  noticeDays: 60,
  note: '',
  ...more,
});

type Input<Name extends keyof typeof contractsHandlers> = Parameters<(typeof contractsHandlers)[Name]>[1];
const write = <Outcome extends Result<unknown, unknown>>(
  actor: Actor | undefined,
  work: (context: CommandContext) => Outcome,
): Outcome => base.command(actor ?? base.people.manager, 'contracts.write', work);
const run = {
  create: (input: Input<'create'>, actor?: Actor) =>
    write(actor, (context) => contractsHandlers.create(context, input)),
  update: (input: Input<'update'>, actor?: Actor) =>
    write(actor, (context) => contractsHandlers.update(context, input)),
  renew: (input: Input<'renew'>, actor?: Actor) =>
    write(actor, (context) => contractsHandlers.renew(context, input)),
  end: (input: Input<'end'>, actor?: Actor) =>
    write(actor, (context) => contractsHandlers.end(context, input)),
  reopen: (input: Input<'reopen'>, actor?: Actor) =>
    write(actor, (context) => contractsHandlers.reopen(context, input)),
  delete: (input: Input<'delete'>, actor?: Actor) =>
    write(actor, (context) => contractsHandlers.delete(context, input)),
  restore: (input: Input<'restore'>, actor?: Actor) =>
    write(actor, (context) => contractsHandlers.restore(context, input)),
};

const list = (query: Parameters<typeof contractsHandlers.list>[1] = {}, actor = base.people.manager) =>
  expectOk(contractsHandlers.list(base.query(actor, 'contracts.read'), query));

const add = (clientUid: Uid, more: object = {}) =>
  expectOk(run.create({ contract: fields(clientUid, more) })).uid as Uid;

describe('service contracts', () => {
  it('are listed by where they stand, the next to end first', () => {
    const client = base.addClient({ name: 'Électricité Bron' });
    const waits = add(client);
    const runs = add(client, { title: 'Abonnement', endsOn: localDate('2027-06-30'), noticeDays: 30 });
    const late = add(client, {
      title: 'Ancien',
      startsOn: localDate('2025-01-01'),
      endsOn: localDate('2025-12-31'),
    });
    expect(list({ standing: 'to-renew' }).rows.map(({ uid }) => uid)).toEqual([late, waits]);
    expect(list({ standing: 'running' }).rows.map(({ uid }) => uid)).toEqual([runs]);
    expect(list({ standing: 'to-renew' }).rows[1]).toMatchObject({
      clientName: 'Électricité Bron',
      standing: 'to-renew',
      waitsFrom: '2026-11-01',
    });
    expect(list().total).toBe(3);
  });

  it('are found by the beginnings of words of title and client, without accents', () => {
    const client = base.addClient({ name: 'Électricité Bron' });
    const other = base.addClient({ name: 'Mairie de Lyon' });
    const one = add(client, { title: 'Dépannage prioritaire' });
    add(other);
    expect(list({ text: 'electr depann' }).rows.map(({ uid }) => uid)).toEqual([one]);
    expect(list({ text: 'mairie depann' }).total).toBe(0);
    expect(list({ text: '«»' }).total).toBe(0);
    expect(list({ clientUid: client }).total).toBe(1);
    expect(list({ clientUid: client, standing: 'to-renew', text: 'priorit' }).total).toBe(1);
  });

  it('come by page without losing or repeating one', () => {
    const client = base.addClient();
    for (let count = 0; count < 25; count += 1)
      add(client, { endsOn: localDate(`2026-12-${String((count % 5) + 10)}`) });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = list({ standing: 'to-renew', limit: 10, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.rows.map(({ uid }) => uid));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('refuse days out of order, a notice beyond the term, unknown and archived clients, each with its field', () => {
    const client = base.addClient();
    const refusal = (more: object, clientUid = client) => {
      const outcome = run.create({ contract: fields(clientUid, more) });
      return outcome.ok ? 'accepted' : outcome.error;
    };
    expect(refusal({ endsOn: localDate('2025-12-31') })).toMatchObject({
      reason: 'ContractEndsBeforeStart',
      field: 'contract.endsOn',
    });
    expect(refusal({ noticeDays: 365 })).toMatchObject({
      reason: 'NoticeBeyondTerm',
      field: 'contract.noticeDays',
      details: { max: 364 },
    });
    expect(refusal({}, base.newUid())).toMatchObject({
      reason: 'UnknownClient',
      field: 'contract.clientUid',
    });
    base.connection.exec("update clients set status = 'archived'");
    expect(refusal({})).toMatchObject({ reason: 'ClientArchived' });
  });

  it('are renewed in one go: the decision and the following period, as long, from the day after', () => {
    const client = base.addClient();
    const uid = add(client, { note: 'Clés à l’accueil' });
    const { revision, following } = expectOk(run.renew({ uid, revision: 1 }));
    expect(revision).toBe(2);
    expect(following).toMatchObject({ startsOn: '2027-01-01', endsOn: '2027-12-31' });
    expect(list({ standing: 'decided' }).rows).toMatchObject([{ uid, standing: 'renewed' }]);
    expect(list({ standing: 'running' }).rows).toMatchObject([
      { uid: following.uid, title: 'Maintenance annuelle', noticeDays: 60, note: 'Clés à l’accueil' },
    ]);
    expect(reasonOf(run.renew({ uid, revision: 2 }))).toBe('ContractDecided');
    expect(list().total).toBe(2);
  });

  it('write nothing when the following period would leave the calendar', () => {
    const uid = add(base.addClient(), {
      startsOn: localDate('2100-01-01'),
      endsOn: localDate('2199-12-31'),
      noticeDays: 0,
    });
    expect(reasonOf(run.renew({ uid, revision: 1 }))).toBe('ContractOutOfRange');
    expect(list().rows).toMatchObject([{ uid, standing: 'running', revision: 1 }]);
  });

  it('are ended and reopened, but not while the following period stands', () => {
    const client = base.addClient();
    const uid = add(client);
    expectOk(run.end({ uid, revision: 1 }));
    expect(reasonOf(run.update({ uid, revision: 2, contract: fields(client) }))).toBe('ContractDecided');
    expectOk(run.reopen({ uid, revision: 2 }));
    expect(reasonOf(run.reopen({ uid, revision: 3 }))).toBe('ContractUndecided');
    const { following } = expectOk(run.renew({ uid, revision: 3 }));
    expect(reasonOf(run.reopen({ uid, revision: 4 }))).toBe('ContractContinues');
    expectOk(run.delete({ uid: following.uid as Uid }));
    expectOk(run.reopen({ uid, revision: 4 }));
    expect(list({ standing: 'to-renew' }).rows).toMatchObject([{ uid, decidedAt: null }]);
  });

  it('notice a change of somebody else', () => {
    const client = base.addClient();
    const uid = add(client);
    expectOk(run.update({ uid, revision: 1, contract: fields(client, { title: 'Autre' }) }));
    for (const name of ['renew', 'end'] as const)
      expect(run[name]({ uid, revision: 1 })).toMatchObject({
        error: { kind: 'conflict', currentRevision: 2 },
      });
    expect(base.notes.find(({ fields: changed }) => changed?.includes('title'))).toMatchObject({
      objectKind: 'contract',
      objectUid: uid,
    });
  });

  it('come back as they were after a deletion, for ten minutes and only to whoever deleted them', () => {
    const uid = add(base.addClient());
    expectOk(run.end({ uid, revision: 1 }));
    expectOk(run.delete({ uid }));
    expect(list().total).toBe(0);
    expect(reasonOf(run.restore({ uid }, base.people.accountant))).toBe('not-found');
    expect(expectOk(run.restore({ uid }))).toEqual({ revision: 2 });
    expect(list({ standing: 'decided' }).rows).toMatchObject([{ uid, standing: 'ended' }]);
    expect(reasonOf(run.restore({ uid }))).toBe('not-found');
  });

  it('of clients that are not their own stay hidden from agents', () => {
    const { agent } = base.people;
    const own = base.addClient({ ownerId: agent.id });
    const foreign = base.addClient();
    const mine = add(own);
    const theirs = add(foreign);
    expect(list({}, agent).rows.map(({ uid }) => uid)).toEqual([mine]);
    for (const standing of ['to-renew', 'running', 'decided'] as const)
      expect(list({ standing }, agent).rows.map(({ uid }) => uid)).not.toContain(theirs);
    expect(list({ text: 'maintenance' }, agent).total).toBe(1);
    expect(reasonOf(contractsHandlers.get(base.query(agent, 'contracts.read'), { uid: theirs }))).toBe(
      'not-found',
    );
    expect(reasonOf(run.renew({ uid: theirs, revision: 1 }, agent))).toBe('not-found');
    expect(reasonOf(run.create({ contract: fields(foreign) }, agent))).toBe('UnknownClient');
    expectOk(run.renew({ uid: mine, revision: 1 }, agent));
  });

  it('stand on the timeline when noted and when decided', () => {
    const client = base.addClient();
    const uid = add(client);
    expectOk(run.end({ uid, revision: 1 }));
    const { events } = expectOk(
      clientsHandlers.timeline(base.query(base.people.manager, 'clients.read'), {
        uid: client,
        kinds: ['contract'],
      }),
    );
    expect(events).toMatchObject([
      {
        kind: 'contract',
        verb: 'ended',
        uid,
        label: 'Maintenance annuelle',
        detail: '2026-01-01/2026-12-31',
      },
      { kind: 'contract', verb: 'noted', uid, actorName: base.people.manager.name },
    ]);
  });

  it('go with their client, after the deletion told how many, as do the messages written to it', () => {
    const client = addClient(base);
    add(client);
    const at = base.clock.now();
    base.connection
      .exec(`insert into messages (uid, kind, channel, client_id, language, body, state, not_before,
      message_id, created_at, updated_at)
      select randomblob(16), 'survey', 'email', id, 'fr', 'Bonjour', 'sent', '${at}', '<1@x>', '${at}', '${at}' from clients`);
    const told = (permission: Permission) =>
      expectOk(clientsHandlers.prepareDelete(base.query(base.people.manager, permission), { uid: client }));
    expect(told('clients.delete')).toMatchObject({ contracts: 1, messages: 1, documents: 0 });
    expectOk(
      base.command(base.people.manager, 'clients.delete', (context) =>
        clientsHandlers.delete(context, { uid: client }),
      ),
    );
    expect(base.connection.prepare('select count(*) from messages').pluck().get()).toBe(0);
    expect(list().total).toBe(0);
    expect(base.clock.today()).toBe(day(TODAY));
  });
});
