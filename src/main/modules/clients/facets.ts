import { sql } from 'drizzle-orm';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { ownClientsOnly } from './row-rule.ts';

const MOST_WORDS = 1000;

/** Words in use among the actor's clients, for the filters of the list. */
export interface ClientFacets {
  readonly industries: string[];
  readonly cities: string[];
  readonly tags: string[];
}

/** Industries, cities and tags in use, sorted, at most a thousand of each. */
export function clientFacets(db: ReadDb, access: Access): ClientFacets {
  const own = ownClientsOnly(access) ?? sql`1`;
  const limit = sql.raw(String(MOST_WORDS));
  const words = (column: 'industry' | 'city'): string[] => {
    const name = sql.raw(`clients.${column}`);
    return db
      .select({ word: sql<string>`word` })
      .from(
        sql`(select distinct ${name} as word from clients where ${name} <> '' and ${own} order by ${name} limit ${limit})`,
      )
      .prepare()
      .all({ actorId: access.actor.id })
      .map((row) => row.word);
  };
  const tags = db
    .select({ word: sql<string>`word` })
    .from(
      access.reach === 'all'
        ? sql`(select distinct tag as word from client_tags order by tag limit ${limit})`
        : sql`(select distinct tag as word from client_tags join clients on clients.id = client_tags.client_id
            where ${own} order by tag limit ${limit})`,
    )
    .prepare()
    .all({ actorId: access.actor.id })
    .map((row) => row.word);
  return { industries: words('industry'), cities: words('city'), tags };
}
