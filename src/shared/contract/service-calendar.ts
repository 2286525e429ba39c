import { SERVICE_STATUSES, SERVICE_TYPES } from '../domain/services/service.ts';
import { procedure } from './base.ts';
import { line, localDate, revision, uid } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** The most days that the calendar shows at once: the six weeks of a month's page. */
export const CALENDAR_DAYS = 42;

/** A service with what one needs to be there at the right hour. */
export const appointment = z.object({
  uid,
  clientUid: uid,
  clientName: z.string(),
  /** Where the client is; the work is done there. */
  address: z.object({
    line1: z.string(),
    line2: z.string(),
    postalCode: z.string(),
    city: z.string(),
    country: z.string(),
  }),
  phone: z.string(),
  serviceType: z.enum(SERVICE_TYPES),
  title: z.string(),
  plannedOn: localDate.nullable(),
  plannedFrom: z.string(),
  plannedTo: z.string(),
  technicianUid: uid.nullable(),
  technicianName: z.string().nullable(),
  status: z.enum(SERVICE_STATUSES),
  isInvoiced: z.boolean(),
  /** The technician has another appointment, of a client that the caller sees, at the same time. */
  overlaps: z.boolean(),
  revision,
});

/** What one colleague is asked to do at the same time; kept and told, never refused. */
export const overlap = z.object({
  uid,
  clientName: z.string(),
  title: z.string(),
  plannedFrom: z.string(),
  plannedTo: z.string(),
});

/** The calendar of services. */
export const serviceCalendarContract = {
  calendar: procedure({
    route: {
      method: 'GET',
      path: '/services/calendar',
      summary: 'Planned services by day, and those that wait to be planned',
    },
    policy: {
      admission: 'services.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    /** At most six weeks; no technicians means all. What was cancelled is left out. */
    input: z.strictObject({
      from: localDate,
      to: localDate,
      technicianUids: z.array(uid).max(50).optional(),
    }),
    output: z.object({
      appointments: z.array(appointment),
      /** Planned services without a day, oldest first, whoever the technician is; `total` counts all of them. */
      unplanned: z.object({ rows: z.array(appointment), total: z.int() }),
    }),
    refusals: ['PeriodTooLong', 'EndBeforeStart'],
  }),
  move: procedure({
    route: {
      method: 'POST',
      path: '/services/{uid}/move',
      summary: 'Give a service another day, hour or technician; clashes are kept and answered',
    },
    policy: {
      admission: 'services.write',
      rowRule: 'own-clients',
      audit: audited('service.moved'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    /** Without `plannedTo` the duration is kept; without a day the service waits to be planned again. */
    input: z.strictObject({
      uid,
      revision,
      plannedOn: localDate.nullable(),
      plannedFrom: line(5),
      plannedTo: line(5).optional(),
      technicianUid: uid.nullable(),
    }),
    output: z.object({
      revision,
      plannedOn: localDate.nullable(),
      plannedFrom: z.string(),
      plannedTo: z.string(),
      overlaps: z.array(overlap),
    }),
    refusals: [
      'ServiceInvoiced',
      'ServiceNotPlannable',
      'WrongHours',
      'EndBeforeStart',
      'EndsNextDay',
      'UnknownTechnician',
    ],
  }),
};
