import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { countRows } from '#main/modules/lists/keyset-page.ts';
import { ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { appointmentsByIds, idsOf, plannedIds } from '#main/modules/services/appointments.ts';
import { selectionToClose } from '#main/modules/services/to-close.ts';
import { clashingUids } from '#shared/domain/services/overlap.ts';
import type { ServiceStatus } from '#shared/domain/services/service.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { SHOWN_ROWS } from './shown-rows.ts';

/** The caller's appointments of a day with their clashes, and how many others it sees. */
export function agendaOf(db: ReadDb, access: Access, today: LocalDate) {
  const day = { from: today, to: today };
  const mine = idsOf(db, plannedIds(access, { ...day, technicianUids: [access.actor.uid] }));
  const appointments = appointmentsByIds(db, mine);
  const clashing = clashingUids(
    appointments
      .filter(({ status }) => status !== 'done')
      .map((appointment) => ({ ...appointment, plannedOn: today })),
  );
  return {
    mine: appointments.map((appointment) => ({ ...appointment, overlaps: clashing.has(appointment.uid) })),
    others: idsOf(db, plannedIds(access, day)).length - mine.length,
  };
}

/** Services that wait to be closed, the oldest first. */
export function servicesToClose(db: ReadDb, access: Access, today: LocalDate) {
  const selection = selectionToClose(access, today);
  const rows = rowsOf<{
    readonly uid: Buffer;
    readonly title: string;
    readonly clientName: string;
    readonly plannedOn: LocalDate;
    readonly plannedFrom: string;
    readonly technicianName: string | null;
    readonly status: ServiceStatus;
    readonly revision: number;
  }>(
    db,
    `with first as materialized (
       select services.id, services.date from ${selection.from} where ${selection.conditions.join(' and ')}
       order by services.date, services.id limit ${String(SHOWN_ROWS)})
     select services.uid, services.title, clients.name as clientName, services.planned_on as plannedOn,
       services.planned_from as plannedFrom, technician.name as technicianName, services.status, services.revision
     from first cross join services on services.id = first.id
     join clients on clients.id = services.client_id
     left join users technician on technician.id = services.technician_id
     order by first.date, first.id`,
    selection.values,
  ).map((row) => ({ ...row, uid: bytesToUid(row.uid) }));
  return { count: countRows(db, selection), rows };
}

/**
 * How many services are done without an invoice, and their net sum.
 *
 * The index is named: SQLite takes the one by invoice for as narrow, and fetches each service without one, done or not.
 */
export function servicesToInvoice(db: ReadDb, access: Access) {
  const index = access.reach === 'all' ? 'services_to_invoice' : 'services_to_invoice_by_client';
  const found = rowOf<{ readonly count: number; readonly net: number }>(
    db,
    `select count(*) as count, coalesce(sum(net_cents), 0) as net
     from services indexed by ${index}
     where services.status = 'done' and services.invoice_id is null and ${ownClients(access, 'services.client_id')}`,
    access.reach === 'all' ? {} : { actorId: access.actor.id },
  );
  return { count: found?.count ?? 0, net: found?.net ?? 0 };
}
