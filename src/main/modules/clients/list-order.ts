import type { Stretch } from '#main/modules/lists/keyset-page.ts';

/** Orders of the client list; `newest` stands for relevance when there are too many hits to rank. */
export type ListOrder = 'name' | 'city' | 'updated' | 'balance' | 'last-contact' | 'newest';

/** How a list is walked. */
interface Order {
  /** In ascending order; the id comes last in each, so that rows that tie have an order too. */
  readonly stretches: readonly Stretch[];
  /** Whether the usual direction is downwards. */
  readonly descending: boolean;
}

const whole = (...keys: readonly string[]): readonly Stretch[] => [{ condition: null, keys }];

/**
 * A kept sum of the client as a sort key: the list walks the index of the sum, and clients without one by their id.
 *
 * A subquery per client instead of the three stretches would compute and sort the sum of every client for each page.
 */
const kept = (column: string, index: string): Pick<Stretch, 'join' | 'keys'> => ({
  join: `client_summaries indexed by ${index} cross join`,
  keys: [`client_summaries.${column}`, 'client_summaries.client_id'],
});

const SUM_OF_CLIENT = 'clients.id = client_summaries.client_id';

/** The walk of each order. */
export const LIST_ORDERS: Readonly<Record<ListOrder, Order>> = {
  name: { stretches: whole('clients.sort_name', 'clients.id'), descending: false },
  city: { stretches: whole('clients.city', 'clients.sort_name', 'clients.id'), descending: false },
  updated: { stretches: whole('clients.updated_at', 'clients.id'), descending: true },
  balance: {
    stretches: [
      {
        condition: `${SUM_OF_CLIENT} and client_summaries.balance_cents < 0`,
        ...kept('balance_cents', 'client_summaries_by_balance'),
      },
      {
        // Most clients owe nothing, with or without a row of sums: they come by their id.
        condition: `not exists (select 1 from client_summaries where client_summaries.client_id = clients.id
          and client_summaries.balance_cents <> 0)`,
        keys: ['clients.id'],
      },
      {
        condition: `${SUM_OF_CLIENT} and client_summaries.balance_cents > 0`,
        ...kept('balance_cents', 'client_summaries_by_balance'),
      },
    ],
    descending: true,
  },
  'last-contact': {
    stretches: [
      {
        condition: `not exists (select 1 from client_summaries where client_summaries.client_id = clients.id
          and client_summaries.last_interaction_at is not null)`,
        keys: ['clients.id'],
      },
      {
        condition: `${SUM_OF_CLIENT} and client_summaries.last_interaction_at is not null`,
        ...kept('last_interaction_at', 'client_summaries_by_last_interaction'),
      },
    ],
    descending: true,
  },
  // The full-text index hands out its hits in this order without sorting them.
  newest: { stretches: whole('clients_fts.rowid'), descending: true },
};
