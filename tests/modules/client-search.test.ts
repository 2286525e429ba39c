import { assert, boolean, constantFrom, integer, property, string } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsHandlers } from '#main/modules/clients/handlers.ts';
import type { ClientListQuery } from '#main/modules/clients/list-clients.ts';
import { openTestBase, type TestBase } from '#tests/support/vault-base.ts';
import { addClient } from './client-samples.ts';

const address = (city: string, postalCode = '') => ({
  line1: '',
  line2: '',
  postalCode,
  city,
  country: 'FR',
});

let base: TestBase;
beforeAll(() => {
  base = openTestBase();
  addClient(base, {
    name: 'Hélène Dupont',
    kind: 'person',
    phone: '+33 6 12 34 56 78',
    email: 'h.dupont@Exemple.invalid',
  });
  addClient(base, {
    name: 'École Saint-Éloi',
    industry: 'Enseignement',
    address: address('Brest', '29200'),
    tags: ['public'],
  });
  addClient(base, { name: 'Bjørn Strøm', kind: 'person', address: address('Łódź') });
  addClient(base, { name: 'Cœur de Ville', address: address('Brest'), tags: ['public', 'vip'] });
  addClient(base, { name: 'Weiße Straße GmbH', industry: 'Négoce' });
  addClient(base, { name: 'SARL Martin', siret: '73282932000074', company: "L'Atelier d'Étang" });
});
afterAll(() => {
  base.close();
});

const list = (query: ClientListQuery) => {
  const outcome = clientsHandlers.list(base.query(base.people.manager, 'clients.read'), query);
  if (!outcome.ok) throw new Error('refused');
  return outcome.value;
};
const names = (query: ClientListQuery) => list(query).rows.map((row) => row.name);

describe('searching clients', () => {
  it.each([
    ['helene', 'Hélène Dupont'],
    ['HÉLÈNE', 'Hélène Dupont'],
    ['dupont hél', 'Hélène Dupont'],
    ['0612345678', 'Hélène Dupont'],
    ['06 12 34 56 78', 'Hélène Dupont'],
    ['06.12.34', 'Hélène Dupont'],
    ['+33612345678', 'Hélène Dupont'],
    ['0033 6 12 34', 'Hélène Dupont'],
    ['h.dupont@exemple', 'Hélène Dupont'],
    ['ecole', 'École Saint-Éloi'],
    ['saint eloi', 'École Saint-Éloi'],
    ['29200', 'École Saint-Éloi'],
    ['bjorn', 'Bjørn Strøm'],
    ['lodz', 'Bjørn Strøm'],
    ['coeur', 'Cœur de Ville'],
    ['vip', 'Cœur de Ville'],
    ['strasse', 'Weiße Straße GmbH'],
    ['WEISSE STRASSE', 'Weiße Straße GmbH'],
    ['732 829 320', 'SARL Martin'],
    ['73282932000074', 'SARL Martin'],
    ['l’atelier d’etang', 'SARL Martin'],
    ['coeur d', 'Cœur de Ville'],
  ])('%j finds %j', (text, name) => {
    expect(names({ text })).toEqual(name === undefined ? [] : [name]);
  });

  it('finds nothing for punctuation only and everything for spaces', () => {
    for (const text of ['%', '"', "'", '*', '()', '-- ;', '…', '«»', '@', '^', 'NEAR(', '"a" OR'])
      expect(() => names({ text })).not.toThrow();
    expect(names({ text: '«»"*' })).toEqual([]);
    expect(names({ text: '   ' })).toHaveLength(6);
  });

  it('survives any text, however long', () => {
    expect(names({ text: 'helene '.repeat(1500) })).toEqual(['Hélène Dupont']);
    expect(names({ text: 'x'.repeat(10_000) })).toEqual([]);
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (text) => {
        list({ text });
        list({ text, sort: 'name' });
      }),
      { numRuns: 300 },
    );
  });

  it('combines filters', () => {
    expect(names({ city: 'Brest' })).toEqual(['Cœur de Ville', 'École Saint-Éloi']);
    expect(names({ city: 'Brest', tag: 'vip' })).toEqual(['Cœur de Ville']);
    expect(names({ city: 'Brest', industry: 'Enseignement', text: 'ecole', tag: 'public' })).toEqual([
      'École Saint-Éloi',
    ]);
    expect(names({ city: 'Brest', text: 'helene' })).toEqual([]);
    expect(names({ unpaid: true })).toEqual([]);
    expect(names({ ownerUid: base.people.agent.uid })).toEqual([]);
  });

  it('sorts without regard to accents and case', () => {
    expect(names({ sort: 'name' })).toEqual([
      'Bjørn Strøm',
      'Cœur de Ville',
      'École Saint-Éloi',
      'Hélène Dupont',
      'SARL Martin',
      'Weiße Straße GmbH',
    ]);
    expect(names({ sort: 'name', descending: true })[0]).toBe('Weiße Straße GmbH');
  });

  it('lists the words in use', () => {
    expect(clientsHandlers.facets(base.query(base.people.manager, 'clients.read'), {})).toEqual({
      ok: true,
      value: {
        industries: ['Enseignement', 'Négoce'],
        cities: ['Brest', 'Łódź'],
        tags: ['public', 'vip'],
      },
    });
  });
});

describe('paging', () => {
  it('over ties has neither holes nor repetitions, in any order and page size', () => {
    const paged = openTestBase();
    try {
      const expected = Array.from({ length: 45 }, (_, index) =>
        addClient(paged, {
          name: index % 3 === 0 ? 'Même Nom' : `Nom ${String(index % 5)}`,
          address: address(index % 2 === 0 ? 'Lille' : 'Nice'),
        }),
      ).toSorted();
      paged.connection.exec("update clients set updated_at = '2026-01-01T00:00:00.000Z' where id % 2 = 0");
      // Two in three clients have sums; owed and paid too much, and each amount more than once.
      paged.connection.exec(`insert into client_summaries (client_id, balance_cents, last_interaction_at)
        select id, (id % 4 - 1) * 100, case when id % 2 then '2026-01-0' || (id % 3 + 1) || 'T10:00:00.000Z' end
        from clients where id % 3 > 0`);
      assert(
        property(
          constantFrom('name', 'city', 'updated', 'balance', 'last-contact', 'relevance'),
          boolean(),
          integer({ min: 1, max: 50 }),
          constantFrom(undefined, 'nom'),
          (sort, descending, limit, text) => {
            const seen: string[] = [];
            const keys: (string | number)[] = [];
            let cursor: string | undefined;
            do {
              const page = clientsHandlers.list(paged.query(paged.people.manager, 'clients.read'), {
                sort,
                descending,
                limit,
                ...(text === undefined ? {} : { text }),
                ...(cursor === undefined ? {} : { cursor }),
              });
              if (!page.ok) throw new Error('refused');
              expect(page.value.total).toBe(45);
              seen.push(...page.value.rows.map((row) => row.uid));
              keys.push(
                ...page.value.rows.map((row) =>
                  sort === 'balance' ? row.balance + 5_000_000 : (row.lastContactAt ?? ''),
                ),
              );
              cursor = page.value.next ?? undefined;
            } while (cursor !== undefined);
            expect(seen.toSorted()).toEqual(expected);
            if (sort !== 'balance' && sort !== 'last-contact') return;
            const rising = keys.toSorted((left, right) => String(left).localeCompare(String(right)));
            expect(keys).toEqual(descending ? rising.toReversed() : rising);
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      paged.close();
    }
  });

  it('lists the newest first when there are too many hits to rank, and starts again with a foreign cursor', () => {
    const many = openTestBase();
    try {
      const uids = Array.from({ length: 230 }, (_, index) =>
        addClient(many, { name: `Client ${String(index)}` }),
      );
      const page = (cursor?: string) => {
        const outcome = clientsHandlers.list(many.query(many.people.manager, 'clients.read'), {
          text: 'client',
          limit: 100,
          ...(cursor === undefined ? {} : { cursor }),
        });
        if (!outcome.ok) throw new Error('refused');
        return outcome.value;
      };
      const first = page();
      expect(first.rows[0]?.uid).toBe(uids.at(-1));
      const second = page(first.next ?? '');
      const third = page(second.next ?? '');
      expect([...first.rows, ...second.rows, ...third.rows].map((row) => row.uid)).toEqual(uids.toReversed());
      expect(third.next).toBeNull();
      expect(page('not a cursor').rows).toEqual(first.rows);
    } finally {
      many.close();
    }
  });
});

describe('query plans', () => {
  /** Plans of the statements that a call prepares on a fresh connection. */
  function plansOf(query: ClientListQuery, person: 'manager' | 'agent' = 'manager'): string[] {
    const fresh = openTestBase();
    try {
      const prepare = fresh.connection.prepare.bind(fresh.connection);
      const texts: string[] = [];
      fresh.connection.prepare = (text: string) => {
        // Whether something was written since is asked before a count.
        if (!text.includes('total_changes')) texts.push(text);
        return prepare(text);
      };
      clientsHandlers.list(fresh.query(fresh.people[person], 'clients.read'), query);
      return texts.map((text) => {
        // Most statements name their parameters; those of the query builder have places.
        const named: Record<string, null> = {};
        for (const [, name] of text.matchAll(/@(\w+)/g)) if (name !== undefined) named[name] = null;
        const places = Array.from({ length: text.split('?').length - 1 }, () => null);
        const plan = prepare(`explain query plan ${text}`);
        const rows = places.length > 0 ? plan.all(...places) : plan.all(named);
        return rows.map((row) => (row as { detail: string }).detail).join(' | ');
      });
    } finally {
      fresh.close();
    }
  }

  it.each([
    [{}, 'clients_by_name'],
    [{ sort: 'name' as const, status: 'all' as const }, 'clients_by_name'],
    [{ sort: 'city' as const }, 'clients_by_city'],
    [{ sort: 'updated' as const }, 'clients_by_status'],
    [{ sort: 'updated' as const, status: 'all' as const }, 'clients_by_update'],
    [{ city: 'Brest' }, 'clients_by_city'],
    [{ sort: 'balance' as const }, 'client_summaries_by_balance'],
    [{ sort: 'last-contact' as const }, 'client_summaries_by_last_interaction'],
  ])('%j walks an index in the order of the list', (query, index) => {
    const plan = plansOf(query)[1] ?? '';
    expect(plan).toContain(index);
    expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
  });

  it.each([{ tag: 'x' }, { ownerUid: '00000000-0000-7000-8000-000000000000' }, { unpaid: true }])(
    '%j scans no table',
    (query) => {
      for (const plan of plansOf(query as ClientListQuery).slice(0, 2))
        expect(plan).not.toMatch(/SCAN (clients|client_tags|client_summaries)(?! USING)/);
    },
  );

  it('drives the list of an agent from its own clients', () => {
    expect(plansOf({}, 'agent')[1]).toContain('clients_by_owner');
    // One search for all: `:=` would ask the index again for each client of the person.
    for (const plan of plansOf({ text: 'helene' }, 'agent'))
      expect(plan).not.toMatch(/clients_fts VIRTUAL TABLE INDEX \d+:=/);
  });

  it('searches through the full-text index', () => {
    for (const sort of ['relevance', 'name'] as const) {
      const plans = plansOf({ text: 'helene', sort });
      expect(plans.length).toBeGreaterThan(1);
      for (const plan of plans) expect(plan).toMatch(/SCAN clients_fts VIRTUAL TABLE/);
      for (const plan of plans) expect(plan).not.toMatch(/SCAN clients(?!_fts)/);
    }
  });
});
