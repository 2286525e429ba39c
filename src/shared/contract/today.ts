import { SERVICE_STATUSES } from '../domain/services/service.ts';
import { procedure } from './base.ts';
import { amount, localDate, revision, uid } from './fields.ts';
import { unaudited } from './policy.ts';
import { appointment } from './service-calendar.ts';
import { z } from './zod.ts';

/** The first rows of something that waits, and how many there are (counted up to 10,001). */
const waiting = <Row extends z.ZodType>(row: Row) => z.object({ count: z.int(), rows: z.array(row) });

const serviceToClose = z.object({
  uid,
  title: z.string(),
  clientName: z.string(),
  plannedOn: localDate,
  plannedFrom: z.string(),
  technicianName: z.string().nullable(),
  status: z.enum(SERVICE_STATUSES),
  revision,
});

const documentRow = z.object({
  uid,
  /** Null on a draft. */
  number: z.string().nullable(),
  clientName: z.string(),
  gross: amount,
  /** What is still to be received. */
  rest: amount,
  issueDate: localDate.nullable(),
  dueDate: localDate.nullable(),
});

const recallRow = z.object({
  uid,
  clientUid: uid,
  clientName: z.string(),
  subject: z.string(),
  recallOn: localDate,
});

/** A figure of this month so far, of the same days of the month before, and of twelve months. */
const trend = z.object({ now: z.int(), before: z.int(), points: z.array(z.int()) });

/** What the morning begins with. */
export const todayContract = {
  get: procedure({
    route: {
      method: 'GET',
      path: '/today',
      summary: 'My day, what waits, and four figures; blocks that the role may not read are null',
    },
    policy: {
      admission: 'clients.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      day: localDate,
      /** What of the main job the caller sees done at least once; what is missing is taught. */
      begun: z.object({ client: z.boolean(), service: z.boolean(), invoice: z.boolean() }),
      /** The caller's own appointments of the day in order; `others` counts those of colleagues that the caller sees. */
      agenda: z.object({ mine: z.array(appointment), others: z.int() }).nullable(),
      /** Planned or begun services of past days; with a grant over own clients those of the caller or of nobody. */
      toClose: waiting(serviceToClose).nullable(),
      /** Done and on no document. */
      toInvoice: z.object({ count: z.int(), net: amount }).nullable(),
      drafts: waiting(documentRow).nullable(),
      /** Issued and not marked as sent, oldest first. */
      toSend: waiting(documentRow).nullable(),
      /** Invoices past their due day, oldest first, and what they still owe. */
      late: waiting(documentRow).extend({ rest: amount }).nullable(),
      /** The caller's recalls of today and of past days. */
      recalls: waiting(recallRow).nullable(),
      figures: z
        .object({
          /** Whether they are the company's or those of the caller's clients. */
          reach: z.enum(['all', 'own']),
          from: localDate,
          before: z.object({ from: localDate, to: localDate }),
          /** Months of the points, `2026-11`, oldest first. */
          months: z.array(z.string()),
          /** Without VAT, credit notes deducted. */
          invoiced: trend,
          received: trend,
          /** Owed past the due day; the points are by month of the due day, the first one holding what is older. */
          overdue: z.object({ now: amount, points: z.array(z.int()) }),
          /** Services done; null where the role reads none. */
          done: trend.nullable(),
        })
        .nullable(),
    }),
    refusals: [],
  }),
};
