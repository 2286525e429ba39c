import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientsHandlers } from '#main/modules/clients/handlers.ts';
import {
  clientAssignments,
  clients,
  contacts,
  interactions,
  services,
  users,
  satisfactionSurveys,
} from '#main/db/schema/index.ts';
import { eq } from 'drizzle-orm';
import { openTestBase, type TestBase } from '#tests/support/vault-base.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { addClient, typedClient } from './client-samples.ts';

let base: TestBase;
beforeEach(() => {
  base = openTestBase();
});
afterEach(() => {
  base.close();
});

const get = (uid: Uid, person = base.people.manager) =>
  clientsHandlers.get(base.query(person, 'clients.read'), { uid });

const sheetOf = (uid: Uid) => {
  const outcome = get(uid);
  if (!outcome.ok) throw new Error('No such client');
  return outcome.value;
};

describe('creating a client', () => {
  it('stores numbers without separators, phones in E.164 and the SIREN of a SIRET', () => {
    const uid = addClient(base, {
      name: 'Électricité Générale',
      siret: '732 829 320 00074',
      vatNumber: 'FR 44 732829320',
      phone: '01 99 00 12 34',
      tags: ['vip', 'été', 'vip'],
    });
    const sheet = sheetOf(uid);
    expect(sheet).toMatchObject({
      siren: '732829320',
      siret: '73282932000074',
      vatNumber: 'FR44732829320',
      phone: '+33199001234',
      tags: ['vip', 'été'],
      revision: 1,
      balance: 0,
      hasDocuments: false,
      createdByName: 'manager',
      warnings: [],
    });
    expect(base.notes[0]).toMatchObject({ objectKind: 'client', objectUid: uid });
    expect(base.notes[0]?.row).toContain('"siren":"732829320"');
  });

  it.each([
    [{ siren: '732829321' }, 'WrongSiren', 'client.siren'],
    [{ siret: '73282932000075' }, 'WrongSiret', 'client.siret'],
    [{ siren: '356000000', siret: '73282932000074' }, 'SiretOfAnotherSiren', 'client.siret'],
    [{ vatNumber: 'FR45732829320' }, 'WrongVatNumber', 'client.vatNumber'],
    [{ siren: '356000000', vatNumber: 'FR44732829320' }, 'WrongVatNumber', 'client.vatNumber'],
    [{ email: 'not an address' }, 'WrongEmail', 'client.email'],
  ])('refuses %j as %s and writes nothing', (fields, reason, field) => {
    const outcome = base.command(base.people.manager, 'clients.create', (context) =>
      clientsHandlers.create(context, { client: typedClient(fields) }),
    );
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'refused', reason, field } });
    expect(base.db.select().from(clients).all()).toEqual([]);
  });

  it('refuses quiet hours that are no time', () => {
    const client = typedClient();
    const outcome = base.command(base.people.manager, 'clients.create', (context) =>
      clientsHandlers.create(context, {
        client: { ...client, preferences: { ...client.preferences, quietFrom: '20:00', quietTo: '25:00' } },
      }),
    );
    expect(outcome).toMatchObject({
      error: { reason: 'WrongQuietHours', field: 'client.preferences.quietTo' },
    });
  });

  it('keeps what real files hold, with warnings', () => {
    const uid = addClient(base, {
      phone: 'demander Paul',
      email: 'hélène@exemple.fr',
      address: { line1: '', line2: '', postalCode: '', city: 'Dublin', country: 'IE' },
    });
    const sheet = sheetOf(uid);
    expect(sheet.phone).toBe('demander Paul');
    expect(sheet.warnings).toEqual([
      { field: 'phone', reason: 'PhoneNotParsed' },
      { field: 'email', reason: 'EmailNotSendable' },
    ]);
  });

  it('makes an agent the owner and lets it choose nobody else', () => {
    const uid = addClient(base, {}, base.people.agent);
    expect(sheetOf(uid).ownerName).toBe('agent');
    const outcome = base.command(base.people.agent, 'clients.create', (context) =>
      clientsHandlers.create(context, { client: typedClient({ ownerUid: base.people.otherAgent.uid }) }),
    );
    expect(outcome).toMatchObject({ error: { reason: 'OwnerNotAllowed' } });
  });

  it('refuses an owner who does not exist or whose account is disabled', () => {
    base.db.update(users).set({ state: 'disabled' }).where(eq(users.name, 'otherAgent')).run();
    for (const ownerUid of [base.newUid(), base.people.otherAgent.uid]) {
      const outcome = base.command(base.people.manager, 'clients.create', (context) =>
        clientsHandlers.create(context, { client: typedClient({ ownerUid }) }),
      );
      expect(outcome).toMatchObject({ error: { reason: 'UnknownOwner' } });
    }
  });
});

describe('changing a client', () => {
  it('counts the revision, names what changed and refuses an older revision', () => {
    const uid = addClient(base, { name: 'Avant' });
    const change = (revision: number, name: string) =>
      base.command(base.people.manager, 'clients.update', (context) =>
        clientsHandlers.update(context, { uid, revision, client: typedClient({ name, tags: ['a'] }) }),
      );
    expect(change(1, 'Après')).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(base.notes.at(-1)?.fields).toEqual(['name', 'tags']);
    expect(change(1, 'Encore')).toMatchObject({
      error: { kind: 'conflict', what: 'client', currentRevision: 2 },
    });
    expect(sheetOf(uid).name).toBe('Après');
    expect(change(2, 'Après')).toMatchObject({ ok: true, value: { revision: 2 } });
  });

  it('archives and restores', () => {
    const uid = addClient(base);
    const set = (revision: number, status: 'active' | 'archived') =>
      base.command(base.people.manager, 'clients.update', (context) =>
        clientsHandlers.setStatus(context, { uid, revision, status }),
      );
    expect(set(1, 'archived')).toMatchObject({ value: { revision: 2 } });
    const list = (status?: 'archived') =>
      clientsHandlers.list(base.query(base.people.manager, 'clients.read'), status ? { status } : {});
    expect(list()).toMatchObject({ value: { total: 0 } });
    expect(list('archived')).toMatchObject({ value: { total: 1 } });
    expect(set(2, 'active')).toMatchObject({ value: { revision: 3 } });
    expect(list()).toMatchObject({ value: { total: 1 } });
  });

  it('lets an agent change its client but not give it away', () => {
    const uid = addClient(base, {}, base.people.agent);
    const change = (ownerUid: Uid | null) =>
      base.command(base.people.agent, 'clients.update', (context) =>
        clientsHandlers.update(context, { uid, revision: 1, client: typedClient({ name: 'X', ownerUid }) }),
      );
    expect(change(null)).toMatchObject({ error: { reason: 'OwnerNotAllowed' } });
    expect(change(base.people.agent.uid)).toMatchObject({ value: { revision: 2 } });
  });
});

describe('deleting a client', () => {
  const remove = (uid: Uid) =>
    base.command(base.people.manager, 'clients.delete', (context) =>
      clientsHandlers.delete(context, { uid }),
    );
  const idOf = (uid: Uid) => base.db.select().from(clients).where(eq(clients.uid, uid)).get()!.id;

  it('removes one that nothing refers to, with its search entry', () => {
    const uid = addClient(base, { name: 'Éphémère', tags: ['t'] });
    expect(remove(uid).ok).toBe(true);
    expect(get(uid)).toMatchObject({ error: { kind: 'not-found' } });
    expect(
      clientsHandlers.list(base.query(base.people.manager, 'clients.read'), { text: 'ephemere' }),
    ).toMatchObject({ value: { total: 0 } });
  });

  it('takes its answers to surveys along', () => {
    const uid = addClient(base);
    const other = addClient(base, { name: 'Autre' });
    const at = base.clock.now();
    for (const clientId of [idOf(uid), idOf(other)])
      base.db
        .insert(satisfactionSurveys)
        .values({ uid: base.newUid(), clientId, rating: 4, createdAt: at, updatedAt: at })
        .run();
    expect(remove(uid)).toMatchObject({ ok: true });
    const left = base.db.select({ clientId: satisfactionSurveys.clientId }).from(satisfactionSurveys).all();
    expect(left).toEqual([{ clientId: idOf(other) }]);
  });

  it('is counted beforehand: what goes along, what forbids it', () => {
    const uid = addClient(base);
    const other = addClient(base, { name: 'Autre' });
    const told = (of: Uid) =>
      clientsHandlers.prepareDelete(base.query(base.people.manager, 'clients.delete'), { uid: of });
    const nothing = { documents: 0, services: 0, contacts: 0, interactions: 0, surveys: 0 };
    expect(told(uid)).toMatchObject({ value: nothing });
    const at = base.clock.now();
    const clientId = idOf(uid);
    base.db
      .insert(satisfactionSurveys)
      .values({ uid: base.newUid(), clientId, rating: 4, createdAt: at, updatedAt: at })
      .run();
    for (const kind of ['call', 'note'] as const)
      base.db
        .insert(interactions)
        .values({
          uid: base.newUid(),
          clientId,
          kind,
          direction: '',
          occurredAt: at,
          searchText: '',
          createdAt: at,
          updatedAt: at,
        })
        .run();
    base.db
      .insert(contacts)
      .values({ uid: base.newUid(), clientId, name: 'Léa', createdAt: at, updatedAt: at })
      .run();
    expect(told(uid)).toMatchObject({ value: { ...nothing, contacts: 1, interactions: 2, surveys: 1 } });
    expect(told(other)).toMatchObject({ value: nothing });
    expect(remove(uid)).toMatchObject({ ok: true });
    expect(told(uid)).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('is refused with services', () => {
    const uid = addClient(base);
    insertService(base, idOf(uid));
    expect(remove(uid)).toMatchObject({ error: { reason: 'ClientHasServices', details: { count: 1 } } });
    expect(get(uid).ok).toBe(true);
  });

  it('is refused with documents, drafts included', () => {
    const uid = addClient(base);
    insertDraft(base, idOf(uid));
    expect(remove(uid)).toMatchObject({ error: { reason: 'ClientHasDocuments', details: { count: 1 } } });
    expect(sheetOf(uid).hasDocuments).toBe(true);
  });
});

describe('contacts', () => {
  it('are added, changed and removed, searched and written on the timeline', () => {
    const clientUid = addClient(base);
    const contact = {
      name: 'Zoé Lœuvre',
      role: '',
      phone: '',
      mobile: '06 39 98 12 34',
      email: 'zoe@exemple.invalid',
      preferred: true,
    };
    const added = base.command(base.people.manager, 'clients.update', (context) =>
      clientsHandlers.addContact(context, { clientUid, contact }),
    );
    if (!added.ok) throw new Error('refused');
    const found = (text: string) =>
      clientsHandlers.list(base.query(base.people.manager, 'clients.read'), { text });
    expect(found('loeuvre')).toMatchObject({ value: { total: 1 } });
    expect(found('0639981234')).toMatchObject({ value: { total: 1 } });
    const change = (revision: number) =>
      base.command(base.people.manager, 'clients.update', (context) =>
        clientsHandlers.updateContact(context, {
          uid: added.value.uid as Uid,
          revision,
          contact: { ...contact, name: 'Zoé Martin' },
        }),
      );
    expect(change(1)).toMatchObject({ value: { revision: 2 } });
    expect(change(1)).toMatchObject({ error: { kind: 'conflict', currentRevision: 2 } });
    expect(found('loeuvre')).toMatchObject({ value: { total: 0 } });
    expect(sheetOf(clientUid).contacts).toMatchObject([{ name: 'Zoé Martin', mobile: '+33639981234' }]);
    expect(
      base.command(base.people.manager, 'clients.update', (context) =>
        clientsHandlers.removeContact(context, { uid: added.value.uid as Uid }),
      ).ok,
    ).toBe(true);
    expect(found('martin')).toMatchObject({ value: { total: 0 } });
    const timeline = clientsHandlers.timeline(base.query(base.people.manager, 'clients.read'), {
      uid: clientUid,
    });
    expect(timeline.ok && timeline.value.events.map((event) => event.verb)).toEqual([
      'removed',
      'changed',
      'added',
      'created',
    ]);
  });
});

describe('the timeline', () => {
  it('unites events, services, documents and payments, newest first, by page without holes', () => {
    const uid = addClient(base);
    const clientId = base.db.select().from(clients).where(eq(clients.uid, uid)).get()!.id;
    for (let count = 0; count < 60; count += 1) insertService(base, clientId);
    insertDraft(base, clientId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = clientsHandlers.timeline(base.query(base.people.manager, 'clients.read'), {
        uid,
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (!page.ok) throw new Error('refused');
      seen.push(...page.value.events.map((event) => `${event.at} ${event.verb} ${event.uid}`));
      cursor = page.value.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(62);
    expect(new Set(seen).size).toBe(62);
    expect(seen.map((one) => one.slice(0, 24))).toEqual(
      seen.map((one) => one.slice(0, 24)).toSorted((left, right) => (left < right ? 1 : -1)),
    );
  });

  it('shows nobody what another noun forbids', () => {
    const uid = addClient(base);
    const clientId = base.db.select().from(clients).where(eq(clients.uid, uid)).get()!.id;
    insertService(base, clientId);
    const timeline = clientsHandlers.timeline(base.query(base.people.auditor, 'clients.read'), { uid });
    expect(timeline.ok && timeline.value.events.map((event) => event.kind)).toEqual(['client']);
  });
});

describe('the row rule', () => {
  it('shows agents their own and assigned clients only, in every procedure', () => {
    const agents = Array.from({ length: 5 }, (_, index) =>
      base.addPerson(`agent ${String(index)}`, ['agent']),
    );
    const owned = new Map<Uid, Set<number>>();
    for (let count = 0; count < 40; count += 1) {
      const owner = agents[count % agents.length]!;
      const uid = addClient(base, {
        name: `Client ${String(count)}`,
        ownerUid: owner.uid,
        city: 'Nantes',
        tags: ['commun'],
      } as never);
      owned.set(uid, new Set([owner.id]));
      if (count % 3 === 0) {
        const helper = agents[(count + 1) % agents.length]!;
        const { id } = base.db.select().from(clients).where(eq(clients.uid, uid)).get()!;
        base.db.insert(clientAssignments).values({ clientId: id, userId: helper.id }).run();
        owned.get(uid)!.add(helper.id);
      }
    }
    for (const agent of agents) {
      const expected = [...owned].filter(([, ids]) => ids.has(agent.id)).map(([uid]) => uid);
      for (const more of [
        {},
        { text: 'client' },
        { tag: 'commun', sort: 'updated' as const },
        { sort: 'city' as const },
      ]) {
        const list = clientsHandlers.list(base.query(agent, 'clients.read'), { limit: 200, ...more });
        expect(list.ok && list.value.rows.map((row) => row.uid).toSorted()).toEqual(expected.toSorted());
        expect(list).toMatchObject({ value: { total: expected.length } });
      }
      for (const [uid, ids] of owned) {
        const visible = ids.has(agent.id);
        expect(get(uid, agent).ok).toBe(visible);
        const timeline = clientsHandlers.timeline(base.query(agent, 'clients.read'), { uid });
        expect(timeline.ok).toBe(visible);
        if (visible) continue;
        const refusedCalls = [
          base.command(agent, 'clients.update', (context) =>
            clientsHandlers.update(context, { uid, revision: 1, client: typedClient() }),
          ),
          base.command(agent, 'clients.update', (context) =>
            clientsHandlers.setStatus(context, { uid, revision: 1, status: 'archived' }),
          ),
        ];
        for (const outcome of refusedCalls)
          expect(outcome).toEqual({ ok: false, error: { kind: 'not-found', what: 'client' } });
      }
    }
  });
});

describe('duplicates', () => {
  const typed = { name: '', company: '', siren: '', siret: '', email: '', phone: '', city: '' };
  const find = (more: Partial<typeof typed>, person = base.people.manager) => {
    const outcome = clientsHandlers.findDuplicates(base.query(person, 'clients.create'), {
      ...typed,
      ...more,
    });
    if (!outcome.ok) throw new Error('refused');
    return outcome.value;
  };

  it('are found whatever the spelling', () => {
    const school = addClient(base, {
      name: 'LYCEE JEAN-MOULIN',
      siret: '73282932000074',
      phone: '01 99 00 12 34',
      email: 'Contact@lycee.invalid',
    });
    addClient(base, { name: 'Garage du Nord' });
    for (const more of [
      { name: 'Lycée Jean Moulin' },
      { name: 'Lycée Jean Mouilin' },
      { siret: '732 829 320 00074' },
      { siren: '732829320' },
      { phone: '+33 1 99 00 12 34' },
    ])
      expect(find(more).matches.map((match) => match.uid)).toEqual([school]);
    expect(find({ name: 'Garage du Port' }).matches).toEqual([]);
    expect(find({})).toEqual({ matches: [], hidden: 0 });
  });

  it('of colleagues are counted, never shown', () => {
    addClient(base, { name: 'Lycée Jean Moulin' });
    expect(find({ name: 'lycee jean moulin' }, base.people.agent)).toEqual({ matches: [], hidden: 1 });
  });
});

function insertService(on: TestBase, clientId: number): void {
  const at = on.clock.now();
  on.db
    .insert(services)
    .values({
      uid: on.newUid(),
      clientId,
      serviceType: 'maintenance',
      title: 'Entretien',
      plannedOn: on.clock.today(),
      date: on.clock.today(),
      status: 'planned',
      quantity: '1',
      unit: 'C62',
      unitPrice: '10',
      netCents: 1000 as never,
      vatCategory: 'S',
      vatRate: '20',
      searchText: '',
      createdAt: at,
      updatedAt: at,
    })
    .run();
}

function insertDraft(on: TestBase, clientId: number): void {
  on.connection
    .prepare(
      `insert into invoices (uid, kind, status, client_id, language, net_cents, tax_cents, gross_cents, search_text, created_at, updated_at)
       values (randomblob(16), 'invoice', 'draft', ?, 'fr', 100, 20, 120, '', ?, ?)`,
    )
    .run(clientId, on.clock.now(), on.clock.now());
}
