import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plannedIds, unplannedIds, type Statement } from '#main/modules/services/appointments.ts';
import { servicesHandlers } from '#main/modules/services/handlers.ts';
import { planOf } from '#main/modules/lists/statements.ts';
import type { TypedService } from '#main/modules/services/service-input.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { day, expectOk, openMoneyBase, reasonOf, type MoneyBase } from '#tests/support/money-base.ts';

let base: MoneyBase;
beforeEach(() => {
  base = openMoneyBase();
});
afterEach(() => {
  base.close();
});

type Person = 'manager' | 'agent';
const WEEK = { from: day('2026-11-23'), to: day('2026-11-29') };

const see = (person: Person = 'manager', query: object = {}) =>
  expectOk(
    servicesHandlers.calendar(base.query(base.people[person], 'services.read'), { ...WEEK, ...query }),
  );
const plan = (clientUid: Uid, more: Partial<TypedService> = {}) =>
  base.addService(clientUid, { plannedOn: day('2026-11-24'), ...more }, 'planned');
const move = (
  uid: Uid,
  to: Partial<Parameters<typeof servicesHandlers.move>[1]> = {},
  person: Person = 'manager',
) =>
  base.command(base.people[person], 'services.write', (context) =>
    servicesHandlers.move(context, {
      uid,
      revision: 1,
      plannedOn: day('2026-11-25'),
      plannedFrom: '14:00',
      technicianUid: null,
      ...to,
    }),
  );

describe('a week of the calendar', () => {
  it('holds the planned work by day and hour with who, where and the hours, and what waits apart', () => {
    const client = base.addClient({ name: 'Lycée Jean Moulin', phone: '+33199001234' });
    const late = plan(client, { plannedFrom: '14:00', plannedTo: '15:00' });
    const early = plan(client, { plannedFrom: '08:30' });
    const anyHour = plan(client);
    const waiting = base.addService(client, { title: 'À caler' }, 'planned');
    plan(client, { plannedOn: day('2026-11-30') });
    base.setStatus(plan(client), 'cancelled');
    const { appointments, unplanned } = see();
    expect(appointments.map(({ uid }) => uid)).toEqual([anyHour, early, late]);
    expect(appointments[2]).toMatchObject({
      clientName: 'Lycée Jean Moulin',
      phone: '+33199001234',
      address: { line1: '8 quai Perrache', postalCode: '69002', city: 'Lyon' },
      plannedFrom: '14:00',
      plannedTo: '15:00',
      status: 'planned',
      isInvoiced: false,
      overlaps: false,
    });
    expect(unplanned.total).toBe(1);
    expect(unplanned.rows.map(({ uid }) => uid)).toEqual([waiting]);
  });

  it('shows an agent the clients it owns and those where it is the technician, nothing else', () => {
    const { agent } = base.people;
    const own = plan(base.addClient({ ownerId: agent.id }));
    const assigned = plan(base.addClient(), { technicianUid: agent.uid });
    plan(base.addClient());
    base.addService(base.addClient(), {}, 'planned');
    const { appointments, unplanned } = see('agent');
    expect(appointments.map(({ uid }) => uid).toSorted()).toEqual([own, assigned].toSorted());
    expect(unplanned).toEqual({ rows: [], total: 0 });
  });

  it('can be limited to some technicians', () => {
    const client = base.addClient();
    const { agent, manager } = base.people;
    const one = plan(client, { technicianUid: agent.uid });
    const other = plan(client, { technicianUid: manager.uid });
    plan(client);
    const uids = (technicianUids: readonly Uid[]) =>
      see('manager', { technicianUids }).appointments.map(({ uid }) => uid);
    expect(uids([agent.uid])).toEqual([one]);
    expect(uids([agent.uid, manager.uid]).toSorted()).toEqual([one, other].toSorted());
    expect(uids([])).toEqual([]);
  });

  it('is six weeks at most', () => {
    const asked = (from: string, to: string) =>
      reasonOf(
        servicesHandlers.calendar(base.query(base.people.manager, 'services.read'), {
          from: day(from),
          to: day(to),
        }),
      );
    expect(asked('2026-12-28', '2027-02-07')).toBe('accepted');
    expect(asked('2026-12-28', '2027-02-08')).toBe('PeriodTooLong');
    expect(asked('2026-12-28', '2026-12-27')).toBe('EndBeforeStart');
  });
});

describe('moving an appointment', () => {
  it('keeps its duration, is logged without contents, and shows at once', () => {
    const { agent } = base.people;
    const uid = plan(base.addClient(), { plannedFrom: '09:00', plannedTo: '10:30' });
    expect(expectOk(move(uid, { technicianUid: agent.uid }))).toEqual({
      revision: 2,
      plannedOn: '2026-11-25',
      plannedFrom: '14:00',
      plannedTo: '15:30',
      overlaps: [],
    });
    expect(base.notes.at(-1)).toMatchObject({
      objectKind: 'service',
      objectUid: uid,
      fields: ['plannedOn', 'plannedFrom', 'plannedTo', 'technicianUid'],
    });
    expect(see().appointments[0]).toMatchObject({ uid, plannedOn: '2026-11-25', technicianUid: agent.uid });
    // Whoever does the work sees the client.
    expect(see('agent').appointments.map((one) => one.uid)).toEqual([uid]);
  });

  it('moves the day that sorts and reports along', () => {
    const uid = plan(base.addClient());
    expectOk(move(uid));
    const { rows } = expectOk(
      servicesHandlers.list(base.query(base.people.manager, 'services.read'), {
        from: day('2026-11-25'),
        to: day('2026-11-25'),
      }),
    );
    expect(rows.map((row) => row.uid)).toEqual([uid]);
  });

  it('keeps clashing appointments both, answers them and flags them', () => {
    const { agent, manager } = base.people;
    const client = base.addClient({ name: 'Mairie de Bron' });
    const there = plan(client, {
      plannedOn: day('2026-11-25'),
      plannedFrom: '14:30',
      plannedTo: '15:00',
      technicianUid: agent.uid,
    });
    plan(client, { plannedOn: day('2026-11-25'), plannedFrom: '14:30', technicianUid: manager.uid });
    const moved = plan(client, { plannedFrom: '09:00', plannedTo: '10:00' });
    expect(expectOk(move(moved, { technicianUid: agent.uid })).overlaps).toEqual([
      {
        uid: there,
        clientName: 'Mairie de Bron',
        title: 'Contrôle du réseau',
        plannedFrom: '14:30',
        plannedTo: '15:00',
      },
    ]);
    const flagged = see().appointments.filter(({ overlaps }) => overlaps);
    expect(flagged.map(({ uid }) => uid).toSorted()).toEqual([there, moved].toSorted());
  });

  it('tells of a clash when a service is planned or changed by its form, and keeps it', () => {
    const { agent, manager } = base.people;
    const client = base.addClient({ name: 'Mairie de Bron' });
    const at = { plannedOn: day('2026-11-25'), plannedFrom: '14:30', plannedTo: '15:00' };
    const there = plan(client, { ...at, technicianUid: agent.uid });
    const typed = (more: Partial<TypedService> = {}) =>
      base.typedService(client, { ...at, plannedFrom: '14:00', technicianUid: agent.uid, ...more });
    const create = (more: Partial<TypedService>, status: 'planned' | 'done' = 'planned') =>
      expectOk(
        base.command(manager, 'services.write', (context) =>
          servicesHandlers.create(context, { service: typed(more), status }),
        ),
      );
    const created = create({});
    expect(created.overlaps).toMatchObject([{ uid: there, clientName: 'Mairie de Bron' }]);
    expect(create({ plannedFrom: '13:00', plannedTo: '14:00' }).overlaps).toEqual([]);
    expect(create({ technicianUid: null }).overlaps).toEqual([]);
    expect(create({ performedOn: day('2026-11-20') }, 'done').overlaps).toEqual([]);
    const update = (more: Partial<TypedService>, revision: number) =>
      expectOk(
        base.command(manager, 'services.write', (context) =>
          servicesHandlers.update(context, { uid: created.uid as Uid, revision, service: typed(more) }),
        ),
      ).overlaps;
    expect(update({ plannedFrom: '08:00', plannedTo: '09:00' }, 1)).toEqual([]);
    expect(update({ plannedFrom: '14:59', plannedTo: '16:00' }, 2)).toMatchObject([{ uid: there }]);
    expect(see().appointments.filter(({ overlaps }) => overlaps)).toHaveLength(2);
  });

  it('answers the second of two people with the revision that stands, and changes nothing', () => {
    const uid = plan(base.addClient(), { plannedFrom: '09:00', plannedTo: '10:00' });
    expectOk(move(uid, { plannedFrom: '11:00' }));
    expect(move(uid, { plannedFrom: '16:00' })).toMatchObject({
      ok: false,
      error: { kind: 'conflict', what: 'service', currentRevision: 2 },
    });
    expect(see().appointments[0]).toMatchObject({ plannedFrom: '11:00', plannedTo: '12:00', revision: 2 });
    expect(expectOk(move(uid, { plannedFrom: '16:00', revision: 2 })).plannedTo).toBe('17:00');
  });

  it('can go back to what waits and come from there', () => {
    const uid = plan(base.addClient(), { plannedFrom: '09:00', plannedTo: '10:00' });
    expectOk(move(uid, { plannedOn: null, plannedFrom: '' }));
    expect(see()).toMatchObject({ appointments: [], unplanned: { total: 1, rows: [{ uid }] } });
    expectOk(move(uid, { revision: 2 }));
    expect(see()).toMatchObject({
      appointments: [{ uid, plannedFrom: '14:00', plannedTo: '' }],
      unplanned: { total: 0 },
    });
  });

  it('refuses what cannot be planned, what does not exist, and who left', () => {
    const client = base.addClient();
    const { agent } = base.people;
    const done = base.addService(client, { performedOn: day('2026-11-20') }, 'done');
    const cancelled = plan(client);
    base.setStatus(cancelled, 'cancelled');
    const uid = plan(client, { plannedFrom: '09:00', plannedTo: '19:00' });
    base.connection.prepare("update users set state = 'disabled' where id = ?").run(agent.id);
    expect(reasonOf(move(done))).toBe('ServiceNotPlannable');
    expect(reasonOf(move(cancelled, { revision: 2 }))).toBe('ServiceNotPlannable');
    expect(reasonOf(move(uid))).toBe('EndsNextDay');
    expect(reasonOf(move(uid, { plannedTo: '13:00' }))).toBe('EndBeforeStart');
    expect(reasonOf(move(uid, { plannedFrom: '25:00' }))).toBe('WrongHours');
    expect(reasonOf(move(uid, { plannedFrom: '', technicianUid: agent.uid }))).toBe('UnknownTechnician');
    expect(reasonOf(move(uid, { plannedFrom: '' }, 'agent'))).toBe('not-found');
    expect(see().appointments.find((one) => one.uid === uid)).toMatchObject({ revision: 1 });
  });
});

describe('the calendar at size', () => {
  it('reads its days and what waits from their indexes, for everybody', () => {
    const steps = ({ text, values }: Statement): string => planOf(base.db, text, values).join('\n');
    for (const person of ['manager', 'agent'] as const) {
      const access = base.accessOf(base.people[person], 'services.read');
      const days = steps(plannedIds(access, { ...WEEK, technicianUids: [base.people.agent.uid] }));
      expect(days).toMatch(
        /SEARCH services USING INDEX services_by_plan \(planned_on>\? AND planned_on<\?\)/,
      );
      const waiting = steps(unplannedIds(access));
      expect(waiting).toMatch(/^SCAN services USING (COVERING )?INDEX services_unplanned/);
    }
  });
});
