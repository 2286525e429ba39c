import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientAssignments } from '#main/db/schema/index.ts';
import { catalogueHandlers } from '#main/modules/catalogue/handlers.ts';
import { addClientNameToSearch } from '#main/modules/lists/client-name-in-search.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import { servicesHandlers } from '#main/modules/services/handlers.ts';
import type { TypedService } from '#main/modules/services/service-input.ts';
import type { ServiceListQuery } from '#main/modules/services/list-services.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { day, expectOk, openMoneyBase, reasonOf, type MoneyBase } from '#tests/support/money-base.ts';

let base: MoneyBase;
let client: Uid;
beforeEach(() => {
  base = openMoneyBase();
  client = base.addClient({ name: 'Menuiserie Lefèvre' });
});
afterEach(() => {
  base.close();
});

const list = (query: ServiceListQuery = {}, actor = base.people.manager) =>
  expectOk(servicesHandlers.list(base.query(actor, 'services.read'), query));
const get = (uid: Uid) =>
  expectOk(servicesHandlers.get(base.query(base.people.manager, 'services.read'), { uid }));
const create = (more: Partial<TypedService>, status: 'planned' | 'done' = 'planned') =>
  reasonOf(
    base.command(base.people.manager, 'services.write', (context) =>
      servicesHandlers.create(context, { service: base.typedService(client, more), status }),
    ),
  );

describe('a service', () => {
  it('is priced once, to the cent, halves away from zero', () => {
    expect(get(base.addService(client, { quantity: '7.5', unitPrice: '85.333' })).net).toBe(64_000);
    expect(get(base.addService(client, { quantity: '1', unitPrice: '0.005' })).net).toBe(1);
  });

  it('bears the day it was performed, else planned, else written', () => {
    base.addService(client, { plannedOn: day('2026-11-30') }, 'planned');
    base.addService(client, {}, 'planned');
    base.addService(client, { plannedOn: day('2026-11-30'), performedOn: day('2026-11-20') }, 'done');
    expect(list({ from: day('2026-11-30') }).total).toBe(1);
    expect(list({ from: day('2026-11-22'), to: day('2026-11-22') }).total).toBe(1);
    expect(list({ to: day('2026-11-20') }).rows[0]?.performedOn).toBe('2026-11-20');
  });

  it.each<[string, Partial<TypedService>]>([
    ['NegativePrice', { unitPrice: '-1' }],
    ['QuantityNotPositive', { quantity: '0' }],
    ['UnknownVatRate', { vatRate: '19.6' }],
    ['UnknownVatRate', { vatCategory: 'E', vatRate: '20' }],
    ['WrongHours', { plannedFrom: '25:00' }],
    ['EndBeforeStart', { plannedFrom: '10:00', plannedTo: '09:59' }],
    ['UnknownClient', { clientUid: '00000000-0000-7000-8000-000000000000' as Uid }],
    ['UnknownTechnician', { technicianUid: '00000000-0000-7000-8000-000000000000' as Uid }],
    ['UnknownCatalogueItem', { catalogueItemUid: '00000000-0000-7000-8000-000000000000' as Uid }],
    ['AmountOutOfRange', { quantity: '9999999999999', unitPrice: '9999999999999' }],
    ['PerformedInFuture', { performedOn: day('2026-11-23') }],
  ])('is refused with %s', (reason, more) => {
    expect(create(more, 'done')).toBe(reason);
    expect(list().total).toBe(0);
  });

  it('is refused for an archived client', () => {
    client = base.addClient({ status: 'archived' });
    expect(create({})).toBe('ClientArchived');
  });

  it('moves only along its transitions and loses its day when it is reopened', () => {
    const uid = base.addService(client, {}, 'planned');
    expect(base.setStatus(uid, 'done')).toBe('accepted');
    expect(get(uid).performedOn).toBe('2026-11-22');
    expect(base.setStatus(uid, 'cancelled')).toBe('TransitionNotAllowed');
    expect(base.setStatus(uid, 'in-progress')).toBe('accepted');
    expect(get(uid).performedOn).toBeNull();
    expect(base.setStatus(uid, 'cancelled')).toBe('accepted');
    expect(base.setStatus(uid, 'done')).toBe('TransitionNotAllowed');
  });

  it('is frozen on a draft and on an invoice, and free again when the draft goes', () => {
    const uid = base.addService(client);
    const draft = expectOk(
      base.command(base.people.manager, 'invoices.draft', (context) =>
        invoicesHandlers.draftFromServices(context, { serviceUids: [uid] }),
      ),
    ).uid as Uid;
    const remove = () =>
      reasonOf(
        base.command(base.people.manager, 'services.delete', (context) =>
          servicesHandlers.delete(context, { uid }),
        ),
      );
    const update = () =>
      reasonOf(
        base.command(base.people.manager, 'services.write', (context) =>
          servicesHandlers.update(context, {
            uid,
            revision: get(uid).revision,
            service: base.typedService(client, { unitPrice: '1' }),
          }),
        ),
      );
    expect([base.setStatus(uid, 'in-progress'), remove(), update()]).toEqual(
      Array(3).fill('ServiceInvoiced'),
    );
    expect(list({ uninvoiced: true }).total).toBe(0);
    expectOk(
      base.command(base.people.manager, 'invoices.edit-draft', (context) =>
        invoicesHandlers.deleteDraft(context, { uid: draft }),
      ),
    );
    expect(list({ uninvoiced: true }).rows.map((row) => row.uid)).toEqual([uid]);
    expect([update(), remove()]).toEqual(['accepted', 'accepted']);
  });

  it('tells the second of two windows that somebody was faster', () => {
    const uid = base.addService(client);
    const save = () =>
      base.command(base.people.manager, 'services.write', (context) =>
        servicesHandlers.update(context, { uid, revision: 1, service: base.typedService(client) }),
      );
    expectOk(save());
    expect(save()).toEqual({ ok: false, error: { kind: 'conflict', what: 'service', currentRevision: 2 } });
  });
});

describe('the list', () => {
  it('sums the whole filter, not the page, and walks every row once', () => {
    for (let count = 0; count < 23; count += 1)
      base.addService(client, {
        quantity: '1',
        unitPrice: String(count + 1),
        title: `Visite ${String(count)}`,
      });
    for (const sort of ['date', 'client', 'net'] as const) {
      for (const descending of [true, false]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = list({ sort, descending, limit: 5, cursor });
          expect(page).toMatchObject({ total: 23, totalIsExact: true, netTotal: 27_600 });
          seen.push(...page.rows.map((row) => row.uid));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(seen).size).toBe(23);
        expect(seen).toHaveLength(23);
      }
    }
  });

  it('finds by folded words of title and client, and treats operators as text', () => {
    base.addService(client, { title: 'Dépannage cœur de réseau' });
    base.addService(base.addClient({ name: 'Björn & fils' }), { title: 'Formation' });
    expect(list({ text: 'depannage COEUR' }).total).toBe(1);
    expect(list({ text: 'lefevre' }).total).toBe(1);
    expect(list({ text: 'bjo' }).total).toBe(1);
    for (const text of ['"', '*', 'AND', 'a OR', '(', '--', "';", '✓✓', 'NEAR(', 'title:x'])
      expect(() => list({ text })).not.toThrow();
    expect(list({ text: '***' }).rows).toEqual([]);
  });

  it('finds work by the new name of a client and by the former one', () => {
    base.addService(client, { title: 'Formation' });
    base.db.transaction((db) => {
      addClientNameToSearch(db, 1, 'Ébénisterie Martin');
    });
    expect([list({ text: 'ebenis' }).total, list({ text: 'lefevre' }).total]).toEqual([1, 1]);
  });

  it('starts again on a cursor that is not its own', () => {
    base.addService(client);
    expect(list({ cursor: 'garbage' }).rows).toHaveLength(1);
    expect(list({ cursor: Buffer.from('["date-",0,{}]').toString('base64url') }).rows).toHaveLength(1);
  });
});

describe('an agent', () => {
  it('sees services of own and assigned clients only', () => {
    const { agent, otherAgent } = base.people;
    const own = base.addClient({ ownerId: agent.id });
    const uid = base.addService(own);
    base.addService(client);
    expect(list({}, agent).rows.map((row) => row.uid)).toEqual([uid]);
    expect(list({}, otherAgent)).toMatchObject({ total: 0, netTotal: 0 });
    const foreign = servicesHandlers.get(base.query(otherAgent, 'services.read'), { uid });
    expect(reasonOf(foreign)).toBe('not-found');
    const write = base.command(otherAgent, 'services.write', (context) =>
      servicesHandlers.create(context, { service: base.typedService(own), status: 'planned' }),
    );
    expect(reasonOf(write)).toBe('UnknownClient');
  });

  it('sees a client once a service of it is given to them', () => {
    const { otherAgent } = base.people;
    base.addService(client, { technicianUid: otherAgent.uid }, 'planned');
    expect(list({}, otherAgent).total).toBe(1);
    expect(
      base.db.select().from(clientAssignments).where(eq(clientAssignments.userId, otherAgent.id)).all(),
    ).toHaveLength(1);
  });
});

describe('the catalogue', () => {
  const item = {
    code: 'MNT-1',
    name: 'Maintenance',
    description: '',
    serviceType: 'maintenance',
    nature: 'service',
    unit: 'HUR',
    unitPrice: '85.5',
    vatCategory: 'S',
    vatRate: '20',
  } as const;
  const add = (more: Partial<typeof item> | { code: string } = {}) =>
    base.command(base.people.manager, 'catalogue.manage', (context) =>
      catalogueHandlers.create(context, { item: { ...item, ...more } }),
    );

  it('keeps codes apart whatever their case, and withdrawn items out of the list', () => {
    const { uid } = expectOk(add());
    expect(reasonOf(add({ code: 'mnt-1' }))).toBe('CodeTaken');
    expectOk(add({ code: '' }));
    expectOk(add({ code: '' }));
    expectOk(
      base.command(base.people.manager, 'catalogue.manage', (context) =>
        catalogueHandlers.setArchived(context, { uid: uid as Uid, archived: true }),
      ),
    );
    const found = (includeArchived: boolean) =>
      expectOk(
        catalogueHandlers.list(base.query(base.people.manager, 'catalogue.read'), {
          includeArchived,
          text: 'mnt',
        }),
      ).items.length;
    expect([found(false), found(true)]).toEqual([0, 1]);
  });
});
