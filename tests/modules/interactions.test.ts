import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#main/app/access.ts';
import { clientAssignments, clients, clientSummaries, contacts } from '#main/db/schema/index.ts';
import { clientsHandlers } from '#main/modules/clients/handlers.ts';
import { sourceText, TIMELINE_SOURCES } from '#main/modules/clients/timeline-sources.ts';
import { interactionsHandlers } from '#main/modules/interactions/handlers.ts';
import type { TypedInteraction } from '#main/modules/interactions/interaction-input.ts';
import {
  interactionSelection,
  type InteractionListQuery,
} from '#main/modules/interactions/list-interactions.ts';
import { pageText } from '#main/modules/lists/keyset-page.ts';
import { actorOf } from '#main/modules/lists/own-clients.ts';
import { planOf } from '#main/modules/lists/statements.ts';
import { findInteractionsTexts } from '#main/modules/search/find-interactions.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { expectOk, reasonOf } from '#tests/support/money-base.ts';
import { openTestBase, type TestBase } from '#tests/support/vault-base.ts';
import { addClient } from './client-samples.ts';

let base: TestBase;
let client: Uid;
beforeEach(() => {
  base = openTestBase();
  client = addClient(base, { name: 'Menuiserie Lefèvre' });
});
afterEach(() => {
  base.close();
});

const at = (text: string) => text as Instant;
const typed = (more: Partial<TypedInteraction> = {}): TypedInteraction => ({
  clientUid: client,
  contactUid: null,
  kind: 'call',
  direction: 'out',
  occurredAt: null,
  durationMinutes: null,
  subject: '',
  body: 'Rappel du devis',
  recallOn: null,
  ...more,
});
const tell = (more: Partial<TypedInteraction> = {}, by: Actor = base.people.manager) =>
  base.command(by, 'interactions.write', (context) =>
    interactionsHandlers.create(context, { interaction: typed(more) }),
  );
const add = (more: Partial<TypedInteraction> = {}, by?: Actor): Uid => expectOk(tell(more, by)).uid as Uid;
const get = (uid: Uid, by: Actor = base.people.manager) =>
  interactionsHandlers.get(base.query(by, 'interactions.read'), { uid });
const list = (query: InteractionListQuery = {}, by: Actor = base.people.manager) =>
  expectOk(interactionsHandlers.list(base.query(by, 'interactions.read'), query));
const act = (
  by: Actor,
  permission: Permission,
  work: (
    context: Parameters<typeof interactionsHandlers.delete>[0],
  ) => ReturnType<
    | typeof interactionsHandlers.update
    | typeof interactionsHandlers.delete
    | typeof interactionsHandlers.restore
  >,
) => reasonOf(base.command(by, permission, work));
const assign = (uid: Uid, person: Actor) => {
  const clientId = base.db.select().from(clients).where(eq(clients.uid, uid)).get()?.id ?? 0;
  base.db.insert(clientAssignments).values({ clientId, userId: person.id }).run();
};
const lastContact = (uid: Uid) =>
  base.db
    .select({ at: clientSummaries.lastInteractionAt })
    .from(clients)
    .leftJoin(clientSummaries, eq(clientSummaries.clientId, clients.id))
    .where(eq(clients.uid, uid))
    .get()?.at ?? null;

describe('an interaction', () => {
  it('is told now, by its author, and moves the last contact of its client', () => {
    const uid = add({ durationMinutes: 15, subject: 'Devis' });
    const told = expectOk(get(uid));
    expect(told).toMatchObject({
      clientUid: client,
      clientName: 'Menuiserie Lefèvre',
      authorName: 'manager',
      durationMinutes: 15,
      body: 'Rappel du devis',
      excerpt: 'Rappel du devis',
      isCut: false,
      mayChange: true,
      revision: 1,
    });
    expect(lastContact(client)).toBe(told.occurredAt);
    expect(base.notes.at(-1)).toMatchObject({ objectKind: 'interaction', objectUid: uid });
  });

  it('keeps what its kind can have only', () => {
    const note = expectOk(get(add({ kind: 'note', direction: 'in', durationMinutes: 20 })));
    expect(note).toMatchObject({ direction: '', durationMinutes: null });
    const meeting = expectOk(get(add({ kind: 'meeting', direction: 'in', durationMinutes: 90 })));
    expect(meeting).toMatchObject({ direction: '', durationMinutes: 90 });
  });

  it.each<[string, Partial<TypedInteraction>]>([
    ['NothingWritten', { body: '' }],
    ['InteractionInFuture', { occurredAt: at('2026-11-22T10:00:00.000Z') }],
    ['EndBeforeStart', { durationMinutes: -10 }],
    ['DurationOutOfRange', { durationMinutes: 0 }],
    ['DurationOutOfRange', { durationMinutes: 1441 }],
    ['RecallBeforeInteraction', { recallOn: localDate('2026-11-21') }],
    ['UnknownClient', { clientUid: '00000000-0000-7000-8000-000000000000' as Uid }],
    ['UnknownContact', { contactUid: '00000000-0000-7000-8000-000000000000' as Uid }],
  ])('is refused as %s and nothing is kept', (reason, more) => {
    expect(reasonOf(tell(more))).toBe(reason);
    expect(list().total).toBe(0);
  });

  it('is with a contact of its own client', () => {
    const other = addClient(base, { name: 'Autre' });
    const contact = expectOk(
      base.command(base.people.manager, 'clients.update', (context) =>
        clientsHandlers.addContact(context, {
          clientUid: other,
          contact: { name: 'Zoé', role: '', phone: '', mobile: '', email: '', preferred: true },
        }),
      ),
    );
    expect(reasonOf(tell({ contactUid: contact.uid as Uid }))).toBe('UnknownContact');
    const uid = add({ clientUid: other, contactUid: contact.uid as Uid });
    expect(expectOk(get(uid)).contactName).toBe('Zoé');
    expect(base.db.select().from(contacts).all()).toHaveLength(1);
  });

  it('is not told of an archived client', () => {
    expectOk(
      base.command(base.people.manager, 'clients.update', (context) =>
        clientsHandlers.setStatus(context, { uid: client, revision: 1, status: 'archived' }),
      ),
    );
    expect(reasonOf(tell())).toBe('ClientArchived');
  });

  it('is changed by whoever read the latest revision', () => {
    const uid = add({ occurredAt: at('2026-11-20T08:00:00.000Z') });
    const change = (revision: number, more: Partial<TypedInteraction>) =>
      base.command(base.people.manager, 'interactions.write', (context) =>
        interactionsHandlers.update(context, { uid, revision, interaction: typed(more) }),
      );
    expect(change(1, { body: 'Autre texte' })).toMatchObject({ value: { revision: 2 } });
    expect(change(1, { body: 'Perdu' })).toMatchObject({
      error: { kind: 'conflict', currentRevision: 2 },
    });
    // No moment given: it keeps its own.
    expect(expectOk(get(uid))).toMatchObject({
      body: 'Autre texte',
      occurredAt: '2026-11-20T08:00:00.000Z',
      revision: 2,
    });
  });

  it('comes back as it was after a deletion, with author and comments, for whoever deleted it', () => {
    const { manager, agent } = base.people;
    assign(client, agent);
    const uid = add({}, agent);
    expectOk(
      base.command(manager, 'interactions.write', (context) =>
        interactionsHandlers.addComment(context, { uid, text: 'Vu avec la compta' }),
      ),
    );
    const before = expectOk(get(uid));
    expect(
      act(manager, 'interactions.delete', (context) => interactionsHandlers.delete(context, { uid })),
    ).toBe('accepted');
    expect(get(uid).ok).toBe(false);
    expect(lastContact(client)).toBeNull();
    add({ body: 'Entre-temps' });
    const restore = (by: Actor) =>
      act(by, 'interactions.delete', (context) => interactionsHandlers.restore(context, { uid }));
    expect(restore(agent)).toBe('not-found');
    expect(restore(manager)).toBe('accepted');
    expect(restore(manager)).toBe('not-found');
    expect(expectOk(get(uid))).toEqual(before);
    expect(list({ text: 'compta' }).total).toBe(1);
  });

  it('goes with its client', () => {
    const uid = add();
    expectOk(
      base.command(base.people.manager, 'clients.delete', (context) =>
        clientsHandlers.delete(context, { uid: client }),
      ),
    );
    expect(get(uid).ok).toBe(false);
    expect(list({ text: 'devis' }).total).toBe(0);
  });
});

describe('rights', () => {
  it('let an agent see own clients only, in lists, searches, counts and recalls', () => {
    const { agent, manager } = base.people;
    const other = addClient(base, { name: 'Ailleurs' });
    assign(client, agent);
    const mine = add({ recallOn: localDate('2026-11-25') });
    const hidden = add({ clientUid: other, recallOn: localDate('2026-11-24') });
    expect(get(hidden, agent).ok).toBe(false);
    for (const query of [{}, { text: 'devis' }, { kind: 'call' }, { recallOpen: true }] as const) {
      expect(list(query, agent)).toMatchObject({ total: 1, rows: [{ uid: mine }] });
      expect(list(query, manager).total).toBe(2);
    }
    const recalls = (by: Actor, scope: 'mine' | 'all') =>
      expectOk(interactionsHandlers.recalls(base.query(by, 'interactions.read'), { scope }));
    expect(recalls(agent, 'all').rows.map((row) => row.uid)).toEqual([mine]);
    expect(recalls(agent, 'mine').total).toBe(0);
    expect(recalls(manager, 'mine').rows.map((row) => row.uid)).toEqual([hidden, mine]);
    expect(reasonOf(tell({ clientUid: other }, agent))).toBe('UnknownClient');
  });

  it('let only its author or a manager change and delete what was written', () => {
    const { agent, otherAgent, manager } = base.people;
    assign(client, agent);
    assign(client, otherAgent);
    const uid = add({}, agent);
    expect(expectOk(get(uid, otherAgent)).mayChange).toBe(false);
    const change = (by: Actor) =>
      act(by, 'interactions.write', (context) =>
        interactionsHandlers.update(context, { uid, revision: 1, interaction: typed() }),
      );
    const remove = (by: Actor) =>
      act(by, 'interactions.delete', (context) => interactionsHandlers.delete(context, { uid }));
    expect(change(otherAgent)).toBe('NotTheAuthor');
    expect(remove(otherAgent)).toBe('NotTheAuthor');
    expect(change(manager)).toBe('accepted');
    expect(remove(agent)).toBe('accepted');
  });
});

describe('comments', () => {
  it('are found with their interaction, and deleted by whoever wrote them', () => {
    const { agent, manager } = base.people;
    assign(client, agent);
    const uid = add();
    const comment = (text: string, by: Actor) =>
      base.command(by, 'interactions.write', (context) =>
        interactionsHandlers.addComment(context, { uid, text }),
      );
    expect(reasonOf(comment('', manager))).toBe('NothingWritten');
    const first = expectOk(comment('Attend la pièce n° 42', manager));
    expect(list({ text: 'piece' }).total).toBe(1);
    const remove = (by: Actor) =>
      base.command(by, 'interactions.delete', (context) =>
        interactionsHandlers.deleteComment(context, { uid: first.uid as Uid }),
      );
    expect(expectOk(get(uid, agent)).commentList).toMatchObject([
      { text: 'Attend la pièce n° 42', authorName: 'manager', mayDelete: false },
    ]);
    expect(reasonOf(remove(agent))).toBe('NotTheAuthor');
    expectOk(remove(manager));
    expect(list({ text: 'piece' }).total).toBe(0);
  });
});

describe('recalls', () => {
  it('come due first and leave the list when they are done', () => {
    const later = add({ recallOn: localDate('2026-12-01') });
    const late = add({ occurredAt: at('2026-11-10T08:00:00.000Z'), recallOn: localDate('2026-11-15') });
    add();
    const recalls = () =>
      expectOk(interactionsHandlers.recalls(base.query(base.people.manager, 'interactions.read'), {}));
    expect(recalls()).toMatchObject({ total: 2, due: 1, rows: [{ uid: late }, { uid: later }] });
    const tick = (uid: Uid, done: boolean) =>
      base.command(base.people.manager, 'interactions.write', (context) =>
        interactionsHandlers.setRecallDone(context, { uid, done }),
      );
    expect(expectOk(tick(late, true))).toEqual({ revision: 2 });
    expect(expectOk(tick(late, true))).toEqual({ revision: 2 });
    expect(recalls()).toMatchObject({ total: 1, due: 0 });
    expectOk(tick(late, false));
    expect(recalls().total).toBe(2);
    expect(reasonOf(tick(add(), true))).toBe('NoRecall');
  });

  it('are open again when another day is set', () => {
    const uid = add({ recallOn: localDate('2026-11-25') });
    expectOk(
      base.command(base.people.manager, 'interactions.write', (context) =>
        interactionsHandlers.setRecallDone(context, { uid, done: true }),
      ),
    );
    expectOk(
      base.command(base.people.manager, 'interactions.write', (context) =>
        interactionsHandlers.update(context, {
          uid,
          revision: 2,
          interaction: typed({ recallOn: localDate('2026-11-30') }),
        }),
      ),
    );
    expect(expectOk(get(uid)).recallDoneAt).toBeNull();
  });
});

describe('search', () => {
  it('is blind to accents, case and the shape of phone numbers, newest written first', () => {
    const old = add({ body: 'Chaudière à l’ÉCOLE, rappeler le +33 6 39 98 12 34' });
    const recent = add({ body: 'école encore', occurredAt: at('2026-11-01T08:00:00.000Z') });
    expect(list({ text: 'Ecole' }).rows.map((row) => row.uid)).toEqual([recent, old]);
    for (const text of ['0639981234', '06 39 98 12 34', '+33639981234', 'chaudiere 0639981234'])
      expect(list({ text }).rows.map((row) => row.uid)).toEqual([old]);
  });

  it('takes punctuation and any alphabet for what they are', () => {
    add({ body: 'Звонок клиенту' });
    expect(list({ text: '"*() - ; --' })).toMatchObject({ total: 0, rows: [], totalIsExact: true });
    expect(list({ text: 'звонок' }).total).toBe(1);
  });

  it('pages without holes, by time and by hit', () => {
    for (let index = 0; index < 25; index += 1)
      add({ occurredAt: at(`2026-11-${String((index % 20) + 1).padStart(2, '0')}T08:00:00.000Z`) });
    for (const query of [{}, { text: 'devis' }]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = list({ ...query, limit: 7, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.rows.map((row) => row.uid));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(25);
    }
  });

  it('finds what a client was told once, behind thousands of newer hits of others', () => {
    const uid = add({ body: 'Devis ancien' });
    const other = addClient(base, { name: 'Bavard' });
    const clientId = base.db.select().from(clients).where(eq(clients.uid, other)).get()?.id ?? 0;
    const insert = base.connection.prepare(
      `insert into interactions (uid, client_id, kind, occurred_at, body, search_text, created_at, updated_at)
        values (randomblob(16), ?, 'note', '2026-11-20T08:00:00.000Z', 'devis', 'devis', '', '')`,
    );
    base.connection.transaction(() => {
      for (let index = 0; index < 6000; index += 1) insert.run(clientId);
    })();
    expect(list({ text: 'devis', clientUid: client }).rows.map((row) => row.uid)).toEqual([uid]);
    // Whoever sees few clients goes on from a short page until it is there.
    assign(client, base.people.agent);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = list({ text: 'devis', ...(cursor === undefined ? {} : { cursor }) }, base.people.agent);
      seen.push(...page.rows.map((row) => row.uid));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([uid]);
    expect(list({ text: 'devis' })).toMatchObject({ total: 1001, totalIsExact: false });
  });

  it('filters by day where the company is', () => {
    const uid = add({ occurredAt: at('2026-11-20T23:30:00.000Z') });
    expect(list({ from: localDate('2026-11-21'), to: localDate('2026-11-21') }).rows[0]?.uid).toBe(uid);
    expect(list({ to: localDate('2026-11-20') }).total).toBe(0);
  });
});

describe('the timeline', () => {
  it('mixes interactions with the rest, newest first, filtered by kinds, paged without holes', () => {
    for (let index = 0; index < 120; index += 1)
      add({ kind: index % 2 === 0 ? 'call' : 'note', occurredAt: at('2026-11-20T08:00:00.000Z') });
    const walk = (kinds?: readonly ('call' | 'note' | 'client')[]) => {
      const seen: { uid: string; kind: string; at: string }[] = [];
      let cursor: string | undefined;
      do {
        const page = expectOk(
          clientsHandlers.timeline(base.query(base.people.manager, 'clients.read'), {
            uid: client,
            ...(kinds === undefined ? {} : { kinds: [...kinds] }),
            ...(cursor === undefined ? {} : { cursor }),
          }),
        );
        seen.push(...page.events);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return seen;
    };
    const all = walk();
    expect(all).toHaveLength(121);
    expect(new Set(all.map((event) => event.uid)).size).toBe(121);
    expect(all[0]?.kind).toBe('client');
    expect(walk(['call'])).toHaveLength(60);
    expect(walk(['note', 'client'])).toHaveLength(61);
  });

  it('carries what was said', () => {
    add({ body: 'x'.repeat(700), durationMinutes: 5 });
    const { events } = expectOk(
      clientsHandlers.timeline(base.query(base.people.manager, 'clients.read'), { uid: client }),
    );
    const told = events.find((event) => event.kind === 'call')?.interaction;
    expect(told).toMatchObject({ durationMinutes: 5, isCut: true, mayChange: true, comments: 0 });
    expect(told?.excerpt).toHaveLength(600);
  });
});

describe('query plans', () => {
  it('read the interactions of a timeline in the order of their index, without sorting', () => {
    const [source] = TIMELINE_SOURCES;
    const plan = planOf(base.db, sourceText(source!), {
      client: 1,
      kinds: '["call"]',
      at: '9999',
      id: 1,
      limit: 51,
    }).join('\n');
    expect(plan).toMatch(/SEARCH interactions USING INDEX interactions_by_client \(client_id=\? AND .*</);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('read the events of a timeline in the order of their index', () => {
    const source = TIMELINE_SOURCES.find(({ name }) => name === 'events')!;
    const plan = planOf(base.db, sourceText(source), {
      client: 1,
      kinds: '[]',
      at: '9999',
      id: 1,
      limit: 51,
    }).join('\n');
    expect(plan).toContain('client_events_by_client');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it.each<[string, InteractionListQuery, RegExp]>([
    ['all of them', {}, /interactions_by_time/],
    ['those of a kind', { kind: 'call' }, /interactions_by_kind/],
    ['those of a period', { from: localDate('2026-11-01') }, /interactions_by_time/],
    [
      'those of an author',
      { authorUid: '00000000-0000-7000-8000-000000000000' as Uid },
      /interactions_by_author/,
    ],
    [
      'those of a client',
      { clientUid: '00000000-0000-7000-8000-000000000000' as Uid },
      /interactions_by_client/,
    ],
  ])('walk %s in order', (_, query, index) => {
    const access = base.query(base.people.manager, 'interactions.read').access;
    const chosen = interactionSelection(base.db, access, query);
    for (const continued of [false, true]) {
      const plan = planOf(base.db, pageText(chosen.selection, chosen.stretch, true, continued), {
        ...chosen.selection.values,
        limit: 51,
        ...(continued ? { key0: '9999', key1: 1 } : {}),
      }).join('\n');
      expect(plan).toMatch(index);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  it('find the newest hits of a word by its index, and the own ones by their rows or by the set of their ids', () => {
    const plansFor = (person: Actor): readonly string[] => {
      const { access } = base.query(person, 'interactions.read');
      const values = { ...actorOf(access), match: '"devis"*', limit: 6 };
      return findInteractionsTexts(access).map((text) => planOf(base.db, text, values).join('\n'));
    };
    const all = plansFor(base.people.manager);
    const own = plansFor(base.people.agent);
    // 192 says that the index walks its hits from the newest by itself; a `=` would ask the search once for each row.
    for (const plan of [...all, ...own])
      expect(plan).toMatch(/^SCAN interactions_fts VIRTUAL TABLE INDEX 192:M1$/m);
    expect(all.join('\n')).not.toMatch(/TEMP B-TREE|interactions USING/);
    expect(own[0]).toContain('SEARCH interactions USING INTEGER PRIMARY KEY (rowid=?)');
    expect(own[1]).toContain('SEARCH seen USING COVERING INDEX interactions_by_client (client_id=?)');
    for (const plan of own) expect(plan).not.toMatch(/SCAN (interactions|seen)(?!_fts)/);
  });
});
