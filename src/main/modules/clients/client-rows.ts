import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { ReadDb } from '#main/db/handles.ts';
import { clients, clientSummaries, users } from '#main/db/schema/index.ts';
import type { clientRow } from '#shared/contract/clients.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { ZERO, type Cents } from '#shared/kernel/money.ts';
import { prepared } from './prepared.ts';

const buildStatement = (db: ReadDb) =>
  db
    .select({
      id: clients.id,
      uid: clients.uid,
      kind: clients.kind,
      name: clients.name,
      company: clients.company,
      industry: clients.industry,
      city: clients.city,
      postalCode: clients.postalCode,
      country: clients.country,
      phone: clients.phone,
      email: clients.email,
      tags: sql<string>`(select json_group_array(tag) from (select tag from client_tags
        where client_tags.client_id = clients.id order by tag))`,
      ownerUid: users.uid,
      ownerName: users.name,
      status: clients.status,
      balance: clientSummaries.balanceCents,
      overdue: sql<Cents>`coalesce((select sum(gross_cents - paid_cents) from invoices
        where invoices.client_id = clients.id and status = 'issued' and kind = 'invoice'
          and credited_by_id is null and paid_cents < gross_cents
          and due_date < ${sql.placeholder('today')}), 0)`,
      lastContactAt: clientSummaries.lastInteractionAt,
      nextServiceOn: sql<LocalDate | null>`(select min(planned_on) from services
        where services.client_id = clients.id and status = 'planned' and planned_on >= ${sql.placeholder('today')})`,
      updatedAt: clients.updatedAt,
      revision: clients.revision,
    })
    .from(clients)
    .leftJoin(users, eq(users.id, clients.ownerId))
    .leftJoin(clientSummaries, eq(clientSummaries.clientId, clients.id))
    .where(sql`${clients.id} in (select value from json_each(${sql.placeholder('ids')}))`)
    .prepare();

/**
 * The list rows of some clients, in the order of the ids.
 *
 * Sums and dates are looked up for these rows only, after the page was chosen. The caller has applied the row rule.
 */
export function clientRowsOf(
  db: ReadDb,
  ids: readonly number[],
  today: LocalDate,
): z.input<typeof clientRow>[] {
  if (ids.length === 0) return [];
  const statement = prepared(db, 'clients.rows', () => buildStatement(db));
  const rowsById = new Map(statement.all({ ids: JSON.stringify(ids), today }).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowsById.get(id);
    if (row === undefined) return [];
    const { id: _, tags, balance, ...rest } = row;
    return [{ ...rest, tags: JSON.parse(tags) as string[], balance: balance ?? ZERO }];
  });
}
