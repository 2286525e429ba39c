import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf, type SqlValues } from '#main/modules/lists/statements.ts';
import type { appointment } from '#shared/contract/service-calendar.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';

type Sent = z.output<typeof appointment>;

/** An appointment before it is known whether it clashes. */
export type Appointment = Omit<Sent, 'overlaps'>;

interface SqlRow extends Omit<Appointment, 'uid' | 'clientUid' | 'technicianUid' | 'address' | 'isInvoiced'> {
  readonly id: number;
  readonly uid: Buffer;
  readonly clientUid: Buffer;
  readonly technicianUid: Buffer | null;
  readonly isInvoiced: 0 | 1;
  readonly line1: string;
  readonly line2: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

const SELECT = `select services.id, services.uid, clients.uid as clientUid, clients.name as clientName,
    clients.address_line1 as line1, clients.address_line2 as line2, clients.postal_code as postalCode,
    clients.city, clients.country, clients.phone, services.service_type as serviceType, services.title,
    services.planned_on as plannedOn, services.planned_from as plannedFrom, services.planned_to as plannedTo,
    technician.uid as technicianUid, technician.name as technicianName, services.status,
    services.invoice_id is not null as isInvoiced, services.revision
  from json_each(@ids) wanted
  cross join services on services.id = wanted.value
  join clients on clients.id = services.client_id
  left join users technician on technician.id = services.technician_id
  order by wanted.key`;

/** Appointments by id, in the order of the ids; the row rule was applied when the ids were chosen. */
export function appointmentsByIds(db: ReadDb, ids: readonly number[]): readonly Appointment[] {
  return rowsOf<SqlRow>(db, SELECT, { ids: JSON.stringify(ids) }).map(
    ({ id: _id, line1, line2, postalCode, city, country, ...row }) => ({
      ...row,
      uid: bytesToUid(row.uid),
      clientUid: bytesToUid(row.clientUid),
      technicianUid: row.technicianUid === null ? null : bytesToUid(row.technicianUid),
      isInvoiced: row.isInvoiced === 1,
      address: { line1, line2, postalCode, city, country },
    }),
  );
}

/** A statement with what it is asked. */
export interface Statement {
  readonly text: string;
  readonly values: SqlValues;
}

/**
 * The appointments of some days by day and hour, cancelled ones left out.
 *
 * The days drive: a plus hides the client's id from the planner, because the few days of a page are fewer rows than
 * all the services of an agent's clients.
 */
export function plannedIds(
  access: Access,
  days: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly technicianUids?: readonly Uid[] | undefined;
  },
): Statement {
  const ofTechnicians =
    days.technicianUids === undefined
      ? ''
      : `and services.technician_id in
          (select users.id from json_each(@technicians) chosen cross join users on users.uid = unhex(chosen.value))`;
  return {
    text: `select services.id from services indexed by services_by_plan
      where services.planned_on between @from and @to and services.status <> 'cancelled'
        and ${ownClients(access, '+services.client_id')} ${ofTechnicians}
      order by services.planned_on, services.planned_from, services.id`,
    values: {
      ...actorOf(access),
      from: days.from,
      to: days.to,
      ...(days.technicianUids === undefined
        ? {}
        : {
            technicians: JSON.stringify(days.technicianUids.map((uid) => uidToBytes(uid).toString('hex'))),
          }),
    },
  };
}

/** What waits for a day, longest waiting first. */
export const unplannedIds = (access: Access): Statement => ({
  text: `select services.id from services indexed by services_unplanned
    where services.planned_on is null and services.status = 'planned' and ${ownClients(access, '+services.client_id')}
    order by services.date, services.id`,
  values: actorOf(access),
});

/** Ids that a statement finds. */
export const idsOf = (db: ReadDb, { text, values }: Statement): readonly number[] =>
  rowsOf<{ readonly id: number }>(db, text, values).map(({ id }) => id);
