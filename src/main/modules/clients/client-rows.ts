import type { z } from 'zod';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { clientRow } from '#shared/contract/client-views.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

type ClientRow = z.input<typeof clientRow>;

/** The row as SQLite answers it: uids as bytes, tags as one JSON text. */
interface StoredRow extends Omit<ClientRow, 'uid' | 'ownerUid' | 'tags'> {
  readonly id: number;
  readonly uid: Buffer;
  readonly ownerUid: Buffer | null;
  readonly tags: string;
}

const ROWS = `select clients.id, clients.uid, clients.kind, clients.name, clients.company, clients.industry,
    clients.city, clients.postal_code as postalCode, clients.country, clients.phone, clients.email,
    (select json_group_array(tag) from (select tag from client_tags
      where client_tags.client_id = clients.id order by tag)) as tags,
    owner.uid as ownerUid, owner.name as ownerName, clients.status,
    coalesce(client_summaries.balance_cents, 0) as balance,
    coalesce((select sum(gross_cents - paid_cents) from invoices
      where invoices.client_id = clients.id and status = 'issued' and kind = 'invoice'
        and credited_by_id is null and paid_cents < gross_cents and due_date < @today), 0) as overdue,
    client_summaries.last_interaction_at as lastContactAt,
    (select min(planned_on) from services where services.client_id = clients.id and status = 'planned'
      and planned_on >= @today) as nextServiceOn,
    clients.updated_at as updatedAt, clients.revision
  from clients
  left join users owner on owner.id = clients.owner_id
  left join client_summaries on client_summaries.client_id = clients.id
  where clients.id in (select value from json_each(@ids))`;

/**
 * The list rows of some clients, in the order of the ids.
 *
 * Sums and dates are looked up for these rows only, after the page was chosen. The caller has applied the row rule.
 */
export function clientRowsOf(db: ReadDb, ids: readonly number[], today: LocalDate): ClientRow[] {
  if (ids.length === 0) return [];
  const rows = rowsOf<StoredRow>(db, ROWS, { ids: JSON.stringify(ids), today });
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowsById.get(id);
    if (row === undefined) return [];
    const { id: _, uid, ownerUid, tags, ...rest } = row;
    return [
      {
        ...rest,
        uid: bytesToUid(uid),
        ownerUid: ownerUid === null ? null : bytesToUid(ownerUid),
        tags: tags === '[]' ? [] : (JSON.parse(tags) as string[]),
      },
    ];
  });
}
