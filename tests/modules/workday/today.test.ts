import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planOf } from '#main/modules/lists/statements.ts';
import { todayHandlers } from '#main/modules/today/handlers.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import { servicesHandlers } from '#main/modules/services/handlers.ts';
import { comparedDays } from '#main/modules/today/month-figures.ts';
import { firstIds, late, unsent } from '#main/modules/today/waiting-documents.ts';
import { selectionToClose } from '#main/modules/services/to-close.ts';
import type { Actor } from '#main/app/access.ts';
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
  expectOk(todayHandlers.get(base.query(actor, 'clients.read'), {}));

describe('the morning', () => {
  it('begins with my appointments in order, and counts those of colleagues', () => {
    const { manager, agent } = base.people;
    const client = base.addClient({ name: 'Mairie de Bron', phone: '+33199001234' });
    const at = (plannedFrom: string, technician: Actor) =>
      base.addService(
        client,
        { plannedOn: day(TODAY), plannedFrom, technicianUid: technician.uid },
        'planned',
      );
    const second = at('14:00', manager);
    const first = at('08:00', manager);
    at('09:00', agent);
    const { agenda } = see();
    expect(agenda?.mine.map(({ uid }) => uid)).toEqual([first, second]);
    expect(agenda?.mine[0]).toMatchObject({ clientName: 'Mairie de Bron', phone: '+33199001234' });
    expect(agenda?.others).toBe(1);
  });

  it('says what waits, with the first rows of each', async () => {
    const client = base.addClient();
    const open = base.addService(client, { plannedOn: day('2026-11-20') }, 'planned');
    base.addService(client, { plannedOn: day(TODAY) }, 'planned');
    base.addService(client, {}, 'planned');
    base.addService(client, { unitPrice: '100', quantity: '2' });
    base.addDraft(client);
    const issued = base.addDraft(client, [typedLine({ unitPrice: '100' })]);
    expectOk(await base.issue(issued));
    base.clock.setDay(day('2027-01-15'));
    const { toClose, toInvoice, drafts, toSend, late: overdue } = see();
    expect(toClose).toMatchObject({ count: 2, rows: [{ uid: open }, {}] });
    expect(toInvoice).toEqual({ count: 1, net: 20_000 });
    expect(drafts).toMatchObject({ count: 1, rows: [{ number: null }] });
    expect(toSend).toMatchObject({ count: 1, rows: [{ uid: issued, gross: 12_000 }] });
    expect(overdue).toMatchObject({ count: 1, rest: 12_000, rows: [{ uid: issued, rest: 12_000 }] });
  });

  it('compares this month with the same days of the one before, and ends its year with this month', async () => {
    const client = base.addClient();
    const issue = async (on: string, unitPrice: string) => {
      base.clock.setDay(day(on));
      expectOk(await base.issue(base.addDraft(client, [typedLine({ unitPrice })])));
    };
    await issue('2026-09-01', '50');
    await issue('2026-10-22', '100');
    await issue('2026-10-23', '1000');
    await issue(TODAY, '300');
    base.addService(client, { performedOn: day('2026-11-02') });
    base.addService(client, { performedOn: day('2026-10-23') });
    const { figures } = see();
    expect(figures).toMatchObject({
      reach: 'all',
      from: '2026-11-01',
      before: { from: '2026-10-01', to: '2026-10-22' },
      invoiced: { now: 30_000, before: 10_000 },
      done: { now: 1, before: 0 },
    });
    expect(figures?.months.at(0)).toBe('2025-12');
    expect(figures?.invoiced.points).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 5_000, 110_000, 30_000]);
    expect(figures?.done?.points.slice(-2)).toEqual([1, 1]);
  });

  it('leaves out what the role may not read, and counts an agent its own clients only', async () => {
    const { agent } = base.people;
    const own = base.addClient({ ownerId: agent.id });
    const foreign = base.addClient();
    for (const client of [own, foreign]) {
      base.addService(client, { plannedOn: day('2026-11-20') }, 'planned');
      expectOk(await base.issue(base.addDraft(client, [typedLine({ unitPrice: '100' })])));
    }
    base.addService(own, { plannedOn: day('2026-11-20'), technicianUid: base.people.manager.uid }, 'planned');
    const mine = see(agent);
    expect(mine.toClose?.count).toBe(1);
    expect(mine.toSend).toBeNull();
    expect(mine.figures).toMatchObject({ reach: 'own', invoiced: { now: 10_000 } });
    const auditor = see(base.addPerson('Otto', ['auditor']));
    expect(auditor).toMatchObject({
      agenda: null,
      toClose: null,
      toInvoice: null,
      drafts: null,
      recalls: null,
    });
    expect(auditor.figures?.done).toBeNull();
    expect(auditor.late).not.toBeNull();
  });

  it('compares a long month with the whole of a shorter one, and January with December', () => {
    expect(comparedDays(day('2026-03-31')).before).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(comparedDays(day('2027-01-10'))).toEqual({
      month: { from: '2027-01-01', to: '2027-01-10' },
      before: { from: '2026-12-01', to: '2026-12-10' },
      year: { from: '2026-02-01', to: '2027-01-31' },
    });
  });

  it('knows what of the main job the caller has never seen done, by its own clients', async () => {
    const { agent, manager } = base.people;
    const nothing = { client: false, service: false, invoice: false };
    expect(see().begun).toEqual(nothing);
    const foreign = base.addClient();
    expect(see(manager).begun).toEqual({ ...nothing, client: true });
    base.addService(foreign);
    base.addDraft(foreign);
    expect(see(manager).begun).toEqual({ client: true, service: true, invoice: true });
    expect(see(agent).begun).toEqual(nothing);
    base.addService(base.addClient({ ownerId: agent.id }));
    expect(see(agent).begun).toEqual({ client: true, service: true, invoice: false });
  });

  it('opens exactly the rows that it counts: to close, to send, late', async () => {
    const { manager, agent } = base.people;
    const clients = [base.addClient({ ownerId: agent.id }), base.addClient()];
    for (const client of clients) {
      base.addService(client, { plannedOn: day('2026-11-20') }, 'planned');
      base.addService(client, { plannedOn: day('2026-11-20'), technicianUid: manager.uid }, 'in-progress');
      base.addService(client, { plannedOn: day(TODAY) }, 'planned');
      base.addService(client, {}, 'planned');
      base.addService(client, { plannedOn: day('2026-11-20'), performedOn: day('2026-11-20') });
      const sent = base.addDraft(client, [typedLine({ unitPrice: '10' })]);
      for (const draft of [sent, base.addDraft(client, [typedLine({ unitPrice: '100' })])])
        expectOk(await base.issue(draft));
      base.addDraft(client);
      expectOk(
        base.command(manager, 'invoices.edit-draft', (context) =>
          invoicesHandlers.markSent(context, { uid: sent, sent: true }),
        ),
      );
    }
    base.clock.setDay(day('2027-01-15'));
    for (const actor of [manager, agent]) {
      const { toClose, toSend, late: overdue } = see(actor);
      const services = base.query(actor, 'services.read');
      const listed = expectOk(servicesHandlers.list(services, { toClose: true, descending: false }));
      expect(listed.rows.slice(0, 5).map(({ uid }) => uid)).toEqual(toClose?.rows.map(({ uid }) => uid));
      expect(listed.total).toBe(actor === manager ? 6 : 2);
      const invoices = base.query(actor, 'invoices.read');
      const waiting = expectOk(
        invoicesHandlers.list(invoices, { sending: 'to-send', sort: 'issued', descending: false }),
      );
      expect(waiting).toMatchObject(actor === manager ? { total: 2, grossTotal: 24_000 } : { total: 1 });
      // An agent marks nothing as sent: Today shows it no such block, the list filters all the same.
      expect(toSend?.rows.map(({ uid }) => uid)).toEqual(
        actor === manager ? waiting.rows.map(({ uid }) => uid) : undefined,
      );
      expect(waiting.rows.every(({ sentAt }) => sentAt === null)).toBe(true);
      const sent = expectOk(invoicesHandlers.list(invoices, { sending: 'sent' }));
      expect(sent.rows.map(({ gross }) => gross)).toEqual(actor === manager ? [1200, 1200] : [1200]);
      const unpaid = expectOk(
        invoicesHandlers.list(invoices, { state: 'overdue', sort: 'due', descending: false }),
      );
      expect(unpaid.rows.map(({ uid }) => uid)).toEqual(overdue?.rows.map(({ uid }) => uid));
    }
  });

  it('finds what waits by indexes that hold little else', () => {
    const { people, db } = base;
    for (const person of [people.manager, people.agent]) {
      const invoices = base.accessOf(person, 'invoices.read');
      for (const selection of [unsent(invoices), late(invoices, day(TODAY))])
        expect(planOf(db, firstIds(selection), selection.values).join('\n')).toMatch(
          /(SCAN|SEARCH) invoices USING (COVERING )?INDEX invoices_(unsent|open)/,
        );
      const open = selectionToClose(base.accessOf(person, 'services.read'), day(TODAY));
      const text = `select 1 from ${open.from} where ${open.conditions.join(' and ')}`;
      expect(planOf(db, text, open.values).join('\n')).toMatch(
        /services_by_status \(status=\? AND date<\?\)/,
      );
    }
  });
});
