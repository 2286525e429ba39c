import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import type { serviceCalendarContract } from '#shared/contract/service-calendar.ts';
import { clash, clashingUids, type Booking } from '#shared/domain/services/overlap.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { appointmentsByIds, idsOf, plannedIds, unplannedIds, type Appointment } from './appointments.ts';

type CalendarProcedure = (typeof serviceCalendarContract)['calendar']['~orpc'];

/** What the calendar is asked. */
export type CalendarQuery = InferSchemaOutput<NonNullable<CalendarProcedure['inputSchema']>>;

/** A page of the calendar. */
export type Calendar = InferSchemaInput<NonNullable<CalendarProcedure['outputSchema']>>;

/** The tray shows this many; the rest is counted, and reached by planning those. */
const TRAY_ROWS = 100;

const bookingsOf = (appointments: readonly Appointment[]): readonly (Appointment & Booking)[] =>
  appointments.flatMap((one) =>
    one.plannedOn === null || one.status === 'done' ? [] : [{ ...one, plannedOn: one.plannedOn }],
  );

/** The appointments of a period with their clashes, and what waits to be planned. */
export function calendar(db: ReadDb, access: Access, query: CalendarQuery): Calendar {
  const appointments = appointmentsByIds(db, idsOf(db, plannedIds(access, query)));
  const clashing = clashingUids(bookingsOf(appointments));
  const waiting = idsOf(db, unplannedIds(access));
  return {
    appointments: appointments.map((one) => ({ ...one, overlaps: clashing.has(one.uid) })),
    unplanned: {
      rows: appointmentsByIds(db, waiting.slice(0, TRAY_ROWS)).map((one) => ({ ...one, overlaps: false })),
      total: waiting.length,
    },
  };
}

/** What asks the same technician for the same time as an appointment that was just placed. */
export function overlapsOf(
  db: ReadDb,
  access: Access,
  placed: Omit<Booking, 'plannedOn'> & { readonly plannedOn: LocalDate | null },
) {
  const { plannedOn, technicianUid } = placed;
  if (plannedOn === null || technicianUid === null) return [];
  const day = plannedIds(access, { from: plannedOn, to: plannedOn, technicianUids: [technicianUid] });
  return bookingsOf(appointmentsByIds(db, idsOf(db, day)))
    .filter((other) => clash({ ...placed, plannedOn }, other))
    .map(({ uid, clientName, title, plannedFrom, plannedTo }) => ({
      uid,
      clientName,
      title,
      plannedFrom,
      plannedTo,
    }));
}
