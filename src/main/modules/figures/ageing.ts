import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import { AGEING_BUCKETS, AGEING_DAYS, type AgeingBucket } from '#shared/domain/figures/ageing.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** Answer of the aged balance. */
export type Ageing = InferSchemaInput<
  NonNullable<(typeof figuresContract)['ageing']['~orpc']['outputSchema']>
>;

const DEFAULT_LIMIT = 8;

const DAYS_LATE = 'cast(julianday(@today) - julianday(invoices.due_date) as integer)';

const BUCKET = `case ${AGEING_BUCKETS.map((bucket) => {
  const { to } = AGEING_DAYS[bucket];
  return to === null ? `else '${bucket}'` : `when ${DAYS_LATE} <= ${String(to)} then '${bucket}'`;
}).join(' ')} end`;

/** What is open today by days late, each step there even when empty, and who is late with most. */
export function figuresAgeing(db: ReadDb, access: Access, today: LocalDate, limit = DEFAULT_LIMIT): Ageing {
  const values = { ...actorOf(access), today };
  const open = `${OPEN_INVOICE}${access.reach === 'all' ? '' : ` and ${ownClients(access, 'invoices.client_id')}`}`;
  const found = rowsOf<{ readonly bucket: AgeingBucket; readonly invoices: number; readonly rest: number }>(
    db,
    `select ${BUCKET} as bucket, count(*) as invoices, sum(invoices.gross_cents - invoices.paid_cents) as rest
     from invoices where ${open} group by 1`,
    values,
  );
  const late = rowsOf<{
    readonly uid: Buffer;
    readonly clientName: string;
    readonly invoices: number;
    readonly overdue: number;
    readonly oldestDueDate: LocalDate;
  }>(
    db,
    `with late as materialized (
       select invoices.client_id, count(*) as invoices, sum(invoices.gross_cents - invoices.paid_cents) as overdue,
         min(invoices.due_date) as oldestDueDate
       from invoices where ${open} and invoices.due_date < @today
       group by invoices.client_id order by overdue desc, oldestDueDate, invoices.client_id limit @limit
     )
     select clients.uid, clients.name as clientName, late.invoices, late.overdue, late.oldestDueDate
     from late cross join clients on clients.id = late.client_id
     order by late.overdue desc, late.oldestDueDate, late.client_id`,
    { ...values, limit },
  );
  return {
    asOf: today,
    buckets: AGEING_BUCKETS.map(
      (bucket) => found.find((one) => one.bucket === bucket) ?? { bucket, invoices: 0, rest: 0 },
    ),
    late: late.map(({ uid, ...client }) => ({ ...client, clientUid: bytesToUid(uid) })),
  };
}
