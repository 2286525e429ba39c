import { max, sql } from 'drizzle-orm';
import type { ReadDb } from '#main/db/handles.ts';
import { clients } from '#main/db/schema/index.ts';
import type { ClientFields } from '#main/modules/clients/client-input.ts';
import { prepared } from '#main/modules/clients/prepared.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';

/** By what a row and a client are taken for the same. */
export type MatchKey = 'siret' | 'siren' | 'email' | 'phone' | 'name';

/** The keys in the order in which they make a duplicate. */
const DUPLICATE_KEYS: readonly MatchKey[] = ['siret', 'email', 'phone', 'name'];

/** The value that a client is compared by; empty when it has none. */
export function keyOf(client: ClientFields, key: MatchKey): string {
  switch (key) {
    case 'siret':
    case 'siren':
    case 'phone':
      return client[key];
    case 'email':
      return client.email;
    case 'name':
      return foldForSearch(client.name);
    default:
      return unreachable(key);
  }
}

const CONDITIONS = {
  siret: sql`clients.siret = ${sql.placeholder('value')}`,
  siren: sql`clients.siren = ${sql.placeholder('value')}`,
  email: sql`clients.email in (${sql.placeholder('value')}, lower(${sql.placeholder('value')}))`,
  phone: sql`clients.phone = ${sql.placeholder('value')}`,
  name: sql`clients.sort_name = ${sql.placeholder('value')}`,
} as const;

/** Looks clients up as they were before an import created any. */
export interface ClientLookup {
  /** Clients with the same value; two tell as much as a hundred. */
  clientsWith(key: MatchKey, value: string): readonly { readonly id: number }[];
  /** A client that shares a value with the one of a row; homonyms of another town are other people. */
  clientLike(client: ClientFields, key: MatchKey): number | null;
}

/** A lookup over the clients that exist now; those created later are not found, so that a run decides as its preview. */
export function createLookup(db: ReadDb): ClientLookup {
  const last =
    db
      .select({ id: max(clients.id) })
      .from(clients)
      .get()?.id ?? 0;
  const clientsWith: ClientLookup['clientsWith'] = (key, value) => {
    if (value === '') return [];
    const statement = prepared(db, `transfers.match ${key}`, () =>
      db
        .select({ id: clients.id })
        .from(clients)
        .where(sql`${CONDITIONS[key]} and clients.id <= ${sql.placeholder('last')}`)
        .limit(2)
        .prepare(),
    );
    return statement.all({ value, last });
  };
  return {
    clientsWith,
    clientLike: (client, key) => {
      const value = keyOf(client, key);
      if (key !== 'name') return clientsWith(key, value)[0]?.id ?? null;
      const statement = prepared(db, 'transfers.homonym', () =>
        db
          .select({ id: clients.id })
          .from(clients)
          .where(
            sql`${CONDITIONS.name} and clients.id <= ${sql.placeholder('last')}
              and (${sql.placeholder('city')} = '' or clients.city in ('', ${sql.placeholder('city')}))`,
          )
          .limit(1)
          .prepare(),
      );
      return statement.get({ value, last, city: client.address.city })?.id ?? null;
    },
  };
}

/** All values of a client that another may not share without being called a duplicate. */
export const duplicateValues = (
  client: ClientFields,
): readonly { readonly key: MatchKey; readonly value: string }[] =>
  DUPLICATE_KEYS.map((key) => ({
    key,
    value:
      key === 'name' ? `${keyOf(client, key)} ${foldForSearch(client.address.city)}` : keyOf(client, key),
  })).filter(({ value }) => value !== '');
