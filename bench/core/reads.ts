import { clientSheet } from '#main/modules/clients/client-sheet.ts';
import { findClient } from '#main/modules/clients/client-store.ts';
import { listClients, type ClientListQuery } from '#main/modules/clients/list-clients.ts';
import { encodeCursor } from '#main/modules/clients/list-cursor.ts';
import { searchQuery } from '#main/modules/clients/search-query.ts';
import { clientTimeline } from '#main/modules/clients/timeline.ts';
import { recomputeSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { interactionsByIds } from '#main/modules/interactions/interaction-rows.ts';
import { listInvoices } from '#main/modules/invoices/list-invoices.ts';
import { listServices } from '#main/modules/services/list-services.ts';
import { findInteractions } from '#main/modules/search/find-interactions.ts';
import { HITS_PER_GROUP } from '#shared/contract/search.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { workReadsOf } from './work-reads.ts';
import type { DrawnClient, Person, World } from './world.ts';

/** A budget of performance.md §8. */
export interface Budget {
  /** Most times the time of the same statements on the bare binding. */
  readonly ratio: number;
  /** Milliseconds on a two-core machine. */
  readonly p50: number;
  readonly p95: number;
  /** Largest growth exponent over the number of interactions. */
  readonly exponent: number;
}

/** One reading to be measured. */
export interface Read {
  readonly name: string;
  readonly samples: number;
  readonly budget: Budget;
  /** The module's own function with a real proof of access. */
  module(sample: number): unknown;
  /** The whole call: rate, admission, schemas of input and output. Null where no procedure stands for it. */
  readonly call: ((sample: number) => Promise<unknown>) | null;
}

const budget = (ratio: number, p50: number, p95: number, exponent: number): Budget => ({
  ratio,
  p50,
  p95,
  exponent,
});

/** The readings of performance.md §8 for one person. */
export function readsOf(world: World, person: Person): readonly Read[] {
  const { db, today } = world;
  const { client } = person;
  const access = person.access('clients.read');
  const drawn = (sample: number): DrawnClient => {
    const found = person.clients[sample % person.clients.length];
    if (found === undefined) throw new Error('Nobody was drawn');
    return found;
  };
  const list = (
    name: string,
    limits: Budget,
    query: (sample: number) => ClientListQuery,
    samples = 40,
  ): Read => ({
    name,
    samples,
    budget: limits,
    module: (sample) => listClients(db, access, query(sample), today),
    call: (sample) => client.clients.list(query(sample)),
  });
  const keystrokes = keystrokesOf(person.clients);
  const interactions = person.access('interactions.read');
  const told = (sample: number): string => TOLD[sample % TOLD.length] ?? '';
  return [
    {
      name: 'client by id',
      samples: 200,
      budget: budget(1.6, 0.05, 0.15, 0.25),
      module: (sample) => findClient(db, access, drawn(sample).uid),
      call: null,
    },
    list('first page of 50, by name', budget(2, 0.3, 1, 0.2), () => ({ sort: 'name' })),
    list('keyset page at any depth', budget(1.5, 0.5, 1.5, 0.3), (sample) => ({
      sort: 'name',
      cursor: encodeCursor('name+', [0, drawn(sample).sortName, drawn(sample).id]),
    })),
    {
      name: 'client card: sheet and timeline',
      samples: 60,
      budget: budget(2.6, 1, 3, 0.5),
      module: (sample) => [
        clientSheet(db, access, drawn(sample).uid, today),
        clientTimeline(db, access, drawn(sample).id, {}),
      ],
      call: async (sample) => [
        await client.clients.get({ uid: drawn(sample).uid }),
        await client.clients.timeline({ uid: drawn(sample).uid }),
      ],
    },
    list('indexed filter: archived, by update', budget(1.3, 0.3, 1, 0.25), () => ({
      status: 'archived',
      sort: 'updated',
    })),
    list('city and industry, by name', budget(1.5, 2, 4, 0.9), (sample) => ({
      city: drawn(sample).city,
      industry: drawn(sample).industry,
      sort: 'name',
    })),
    list(
      'rare filter, by update',
      budget(1.5, 15, 25, 1.1),
      (sample) => ({
        city: drawn(sample).city,
        industry: 'Associations',
        status: 'archived',
        sort: 'updated',
      }),
      20,
    ),
    list('sorted by balance', budget(1.3, 0.3, 1, 0.2), () => ({ sort: 'balance' })),
    list(
      'search, each keystroke',
      budget(1.5, 1, 5, 0.5),
      (sample) => ({ text: keystrokes[sample % keystrokes.length] ?? '' }),
      keystrokes.length,
    ),
    {
      name: 'palette: interactions by their words, each keystroke',
      samples: TOLD.length,
      budget: budget(1.5, 1, 5, 0.5),
      module: (sample) => {
        const words = searchQuery(told(sample));
        if (words.kind !== 'match') return [];
        const ids = findInteractions(db, interactions, words.expression, HITS_PER_GROUP);
        return interactionsByIds(db, interactions.actor, ids);
      },
      call: async (sample) => client.search.everything({ text: told(sample) }),
    },
    {
      name: 'invoices, first page with sums',
      samples: 10,
      budget: budget(1.5, 15, 25, 1.1),
      module: () => listInvoices(db, person.access('invoices.read'), {}, today),
      call: () => client.invoices.list({}),
    },
    {
      name: 'services, first page with sum',
      samples: 10,
      budget: budget(1.5, 15, 25, 1.1),
      module: () => listServices(db, person.access('services.read'), {}, today),
      call: () => client.services.list({}),
    },
    ...workReadsOf(world, person),
    ...(person.role === 'manager'
      ? [
          {
            name: 'exact recompute of all kept sums',
            samples: 1,
            budget: budget(1.5, 100, 150, 1.1),
            module: () => recomputeSummaries(db),
            call: null,
          },
        ]
      : []),
  ];
}

/** Words of the vault's interactions, typed letter by letter: each is in tens of thousands of them, or in none. */
const TOLD: readonly string[] = [
  'facture',
  'imprimante',
  'badge acces',
  'sauvegarde',
  'commutateur etage',
  'zinguerie',
].flatMap((text) => Array.from({ length: text.length }, (_, length) => text.slice(0, length + 1)));

const WORDS_TYPED = 24;

/** What people type, letter by letter: beginnings of names, a name with its town. */
function keystrokesOf(clients: readonly DrawnClient[]): readonly string[] {
  return clients.slice(0, WORDS_TYPED).flatMap(({ name, city }, index) => {
    const word = foldForSearch(name).split(' ').at(-1) ?? name;
    const typed = index % 3 === 0 ? `${word} ${foldForSearch(city)}` : word;
    return Array.from({ length: Math.min(typed.length, 12) }, (_, length) => typed.slice(0, length + 1));
  });
}
