import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { OPEN_INVOICE, REST, UNSENT_DOCUMENT } from '#main/modules/invoices/invoice-state.ts';
import { countRows, type Selection } from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { SHOWN_ROWS } from './shown-rows.ts';

/** Documents that wait for something, in an order that an index has. */
export interface WaitingDocuments extends Selection {
  readonly order: string;
}

/** Drafts: documents without a day of issue, which is what an index knows. */
export const drafts = (access: Access): WaitingDocuments => ({
  from: 'invoices',
  conditions: [
    "invoices.status = 'draft'",
    'invoices.issue_date is null',
    ownClients(access, '+invoices.client_id'),
  ],
  values: actorOf(access),
  order: 'invoices.id',
});

/** Issued and not marked as sent. */
export const unsent = (access: Access): WaitingDocuments => ({
  from: 'invoices indexed by invoices_unsent',
  conditions: [UNSENT_DOCUMENT, ownClients(access, '+invoices.client_id')],
  values: actorOf(access),
  order: 'invoices.issue_date, invoices.id',
});

/** Past their due day and not paid. */
export const late = (access: Access, today: LocalDate): WaitingDocuments => ({
  from: 'invoices indexed by invoices_open',
  conditions: [OPEN_INVOICE, 'invoices.due_date < @today', ownClients(access, '+invoices.client_id')],
  values: { ...actorOf(access), today },
  order: 'invoices.due_date, invoices.id',
});

/** SQL text of the first ids of what waits. */
export const firstIds = ({ from, conditions, order }: WaitingDocuments): string =>
  `select invoices.id from ${from} where ${conditions.join(' and ')} order by ${order} limit ${String(SHOWN_ROWS)}`;

/** The first documents that wait, and how many there are. */
export function waitingDocuments(db: ReadDb, selection: WaitingDocuments) {
  const ids = rowsOf<{ readonly id: number }>(db, firstIds(selection), selection.values).map(({ id }) => id);
  const rows = rowsOf<{
    readonly uid: Buffer;
    readonly number: string | null;
    readonly clientName: string;
    readonly gross: number;
    readonly rest: number;
    readonly issueDate: LocalDate | null;
    readonly dueDate: LocalDate | null;
  }>(
    db,
    `select invoices.uid, invoices.number, clients.name as clientName, invoices.gross_cents as gross,
       ${REST} as rest, invoices.issue_date as issueDate, invoices.due_date as dueDate
     from json_each(@ids) wanted
     cross join invoices on invoices.id = wanted.value
     join clients on clients.id = invoices.client_id
     order by wanted.key`,
    { ids: JSON.stringify(ids) },
  ).map((row) => ({ ...row, uid: bytesToUid(row.uid) }));
  return { count: countRows(db, selection), rows };
}

/** Late invoices and what they still owe. */
export function lateInvoices(db: ReadDb, access: Access, today: LocalDate) {
  const selection = late(access, today);
  const owed = rowOf<{ readonly rest: number }>(
    db,
    `select coalesce(sum(invoices.gross_cents - invoices.paid_cents), 0) as rest
     from ${selection.from} where ${selection.conditions.join(' and ')}`,
    selection.values,
  );
  return { ...waitingDocuments(db, selection), rest: owed?.rest ?? 0 };
}
