import { sql, type SQL } from 'drizzle-orm';
import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import type { TIMELINE_KINDS } from '#shared/contract/clients.ts';
import { reachOf } from '#shared/domain/access/can.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { decodeCursor, encodeCursor } from './list-cursor.ts';
import { prepared } from './prepared.ts';

type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** A happening as the contract answers it. */
export interface TimelineEvent {
  readonly kind: TimelineKind;
  readonly at: Instant;
  readonly verb: string;
  readonly uid: string;
  readonly label: string;
  readonly detail: string;
  readonly amount: Cents | null;
  readonly actorName: string | null;
}

const PAGE = 50;

/** Rows of a source: at, key (unique, breaks ties), kind, verb, uid, label, detail, amount, actor_id. */
const SOURCES: readonly {
  readonly needs: Permission;
  readonly kinds: readonly TimelineKind[];
  readonly rows: string;
}[] = [
  {
    needs: 'clients.read',
    kinds: ['client', 'contact', 'import'],
    rows: `select at, 'e' || printf('%012d', id) as key, kind, verb, uid, label, detail, null as amount, actor_id
        from client_events where client_id = :client`,
  },
  {
    needs: 'services.read',
    kinds: ['service'],
    rows: `select created_at, 's' || printf('%012d', id), 'service', 'planned', uid, title, coalesce(planned_on, ''), null, created_by_id
        from services where client_id = :client
        union all
        select performed_on || 'T12:00:00.000Z', 'sd' || printf('%012d', id), 'service', 'done', uid, title, performed_on, net_cents, technician_id
        from services where client_id = :client and status = 'done' and performed_on is not null
        union all
        select updated_at, 'sx' || printf('%012d', id), 'service', 'cancelled', uid, title, '', null, null
        from services where client_id = :client and status = 'cancelled'`,
  },
  {
    needs: 'invoices.read',
    kinds: ['invoice'],
    // A draft that was issued is one happening: the issue.
    rows: `select coalesce(issued_at, created_at), 'i' || printf('%012d', id), 'invoice',
          case when status = 'draft' then 'drafted' when kind = 'credit-note' then 'credited' else 'issued' end,
          uid, coalesce(number, subject), subject, case kind when 'invoice' then gross_cents else -gross_cents end,
          coalesce(issued_by_id, created_by_id)
        from invoices where client_id = :client`,
  },
  {
    needs: 'payments.read',
    kinds: ['payment'],
    rows: `select p.created_at, 'p' || printf('%012d', p.id), 'payment', 'received', i.uid, coalesce(i.number, ''), p.payment_date, p.amount_paid_cents, p.created_by_id
        from invoices i join payments p on p.invoice_id = i.id where i.client_id = :client
        union all
        select r.created_at, 'pr' || printf('%012d', p.id), 'payment', 'reversed', i.uid, coalesce(i.number, ''), r.reason, -p.amount_paid_cents, r.created_by_id
        from invoices i join payments p on p.invoice_id = i.id join payment_reversals r on r.payment_id = p.id
        where i.client_id = :client`,
  },
];

/**
 * What happened with a client, newest first, by page.
 *
 * A source that the actor may not read is left out. The uid is that of the service or document to open; for a
 * payment that of its invoice. The caller has applied the row rule.
 */
export function clientTimeline(
  db: ReadDb,
  access: Access,
  clientId: number,
  query: { readonly kind?: TimelineKind | undefined; readonly cursor?: string | undefined },
): { readonly events: TimelineEvent[]; readonly next: string | null } {
  const sources = SOURCES.filter(
    (source) =>
      reachOf(access.actor.roles, source.needs) !== null &&
      (query.kind === undefined || source.kinds.includes(query.kind)),
  );
  if (sources.length === 0) return { events: [], next: null };
  const after = decodeCursor(query.cursor, 'timeline', 2);
  const shape = sources.map((source) => source.needs).join('|');
  const statement = prepared(db, `clients.timeline ${shape} ${String(after === null)}`, () =>
    db
      .select({
        at: sql<Instant>`at`,
        key: sql<string>`key`,
        kind: sql<TimelineKind>`kind`,
        verb: sql<string>`verb`,
        uid: sql<string>`timeline.uid`.mapWith((bytes: Uint8Array) => bytesToUid(bytes)),
        label: sql<string>`label`,
        detail: sql<string>`detail`,
        amount: sql<Cents | null>`amount`,
        actorName: sql<string | null>`(select name from users where users.id = timeline.actor_id)`,
      })
      .from(
        sql`(select null as at, null as key, null as kind, null as verb, null as uid, null as label, null as detail,
          null as amount, null as actor_id where 0 union all ${withClient(sources.map((source) => source.rows).join(' union all '))}) as timeline`,
      )
      .where(
        sql`${after === null ? sql`1` : sql`(at, key) < (${sql.placeholder('at')}, ${sql.placeholder('key')})`}
          and (${sql.placeholder('kind')} = '' or kind = ${sql.placeholder('kind')})`,
      )
      .orderBy(sql`at desc, key desc`)
      .limit(PAGE + 1)
      .prepare(),
  );
  const rows = statement.all({
    client: clientId,
    kind: query.kind ?? '',
    ...(after === null ? {} : { at: after[0], key: after[1] }),
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    // The output schema drops the key.
    events: shown,
    next: rows.length > PAGE && last !== undefined ? encodeCursor('timeline', [last.at, last.key]) : null,
  };
}

/** Puts the placeholder of the client where the text of a source names it. */
const withClient = (rows: string): SQL =>
  sql.join(
    rows.split(':client').map((part) => sql.raw(part)),
    sql.placeholder('client'),
  );
