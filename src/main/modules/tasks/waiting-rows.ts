import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { allOf, COUNTED_ROWS, type Selection } from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { remembered } from '#main/modules/lists/remembered.ts';
import { rowOf } from '#main/modules/lists/statements.ts';

/** Rows that wait, with the column that says since when. */
export interface WaitingRows extends Selection {
  /** A day or a moment as text, in the order of the index that is read. */
  readonly since: string;
}

/** How many rows wait and since when the oldest one does. */
export interface Waiting {
  readonly count: number;
  readonly since: string;
}

/** SQL text that counts rows up to 10,001 and finds the oldest: the order of the index makes it the first one. */
export const waitingText = ({ from, conditions, since }: WaitingRows): string =>
  `select count(*) as count, min(since) as since
   from (select ${since} as since from ${from} where ${allOf(conditions)} order by ${since} limit ${String(COUNTED_ROWS)})`;

/** What waits of a selection; null when nothing does. */
export function waitingOf(db: ReadDb, rows: WaitingRows): Waiting | null {
  const text = waitingText(rows);
  // Every window asks each minute; the answer changes only when something was written or the day did.
  const found = remembered(db, `${text} ${JSON.stringify(rows.values)}`, () =>
    rowOf<{ readonly count: number; readonly since: string | null }>(db, text, rows.values),
  );
  return found === null || found.since === null ? null : { count: found.count, since: found.since };
}

/** Messages in one of the states of a view of the queue; constants only, so that the index by state is used. */
export const messagesIn = (
  access: Access,
  view: 'messages-to-approve' | 'messages-to-look-at',
): WaitingRows => ({
  from: 'messages indexed by messages_by_state',
  conditions: [
    view === 'messages-to-approve'
      ? "messages.state = 'to-approve'"
      : "messages.state in ('refused', 'uncertain')",
    ownClients(access, '+messages.client_id'),
  ],
  values: actorOf(access),
  since: 'messages.not_before',
});

/** Services done that stand on no invoice. */
export const servicesToInvoice = (access: Access): WaitingRows => ({
  from: `services indexed by ${access.reach === 'all' ? 'services_to_invoice' : 'services_to_invoice_by_client'}`,
  conditions: [
    "services.status = 'done'",
    'services.invoice_id is null',
    ownClients(access, 'services.client_id'),
  ],
  values: actorOf(access),
  since: 'services.date',
});
