/** Orders of the client list; `newest` stands for relevance when there are too many hits to rank. */
export type ListOrder = 'name' | 'city' | 'updated' | 'balance' | 'last-contact' | 'newest';

/** The sort keys of each order; the id comes last, so that rows that tie have an order too. */
export const LIST_ORDERS: Readonly<
  Record<ListOrder, { readonly keys: readonly string[]; readonly descending: boolean }>
> = {
  name: { keys: ['clients.sort_name', 'clients.id'], descending: false },
  city: { keys: ['clients.city', 'clients.sort_name', 'clients.id'], descending: false },
  updated: { keys: ['clients.updated_at', 'clients.id'], descending: true },
  balance: {
    keys: [
      'coalesce((select balance_cents from client_summaries where client_summaries.client_id = clients.id), 0)',
      'clients.id',
    ],
    descending: true,
  },
  'last-contact': {
    keys: [
      "coalesce((select last_interaction_at from client_summaries where client_summaries.client_id = clients.id), '')",
      'clients.id',
    ],
    descending: true,
  },
  newest: { keys: ['clients.id'], descending: true },
};
