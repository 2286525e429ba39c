import { AGEING_BUCKETS } from '../domain/figures/ageing.ts';
import { procedure } from './base.ts';
import { comparedInput, silent } from './figure-fields.ts';
import { amount, localDate, uid } from './fields.ts';
import type { ProcedurePolicy } from './policy.ts';
import { SERVICE_TYPES } from './services.ts';
import { z } from './zod.ts';

const policy = {
  admission: 'figures.read',
  rowRule: 'own-clients',
  audit: silent,
  kind: 'query',
  stepUp: false,
  rate: 'typing',
  duringSetUp: false,
} as const satisfies ProcedurePolicy;

const days = z.object({ from: localDate, to: localDate });

/** Figures beyond the plain sums; the formula of each stands in `src/shared/domain/figures`. */
export const workFiguresContract = {
  ageing: procedure({
    route: {
      method: 'GET',
      path: '/figures/ageing',
      summary: 'What is open today by days late, and who is late with most',
    },
    policy,
    input: z.strictObject({ limit: z.int().min(1).max(100).optional() }),
    output: z.object({
      asOf: localDate,
      buckets: z.array(z.object({ bucket: z.enum(AGEING_BUCKETS), invoices: z.int(), rest: amount })),
      /** Clients with something overdue, largest amount first. */
      late: z.array(
        z.object({
          clientUid: uid,
          clientName: z.string(),
          invoices: z.int(),
          overdue: amount,
          oldestDueDate: localDate,
        }),
      ),
    }),
    refusals: [],
  }),
  byServiceType: procedure({
    route: {
      method: 'GET',
      path: '/figures/service-types',
      summary: 'Services done in a period by type, with their net amount',
    },
    policy,
    input: comparedInput,
    output: z.object({
      types: z.array(
        z.object({
          serviceType: z.enum(SERVICE_TYPES),
          services: z.int(),
          net: amount,
          before: z.object({ services: z.int(), net: amount }),
        }),
      ),
      before: days,
    }),
    refusals: [],
  }),
  delays: procedure({
    route: {
      method: 'GET',
      path: '/figures/delays',
      summary: 'Average payment delay and days sales outstanding of a period',
    },
    policy,
    input: comparedInput,
    output: z.object({
      /** Days from issue to payment, weighted by amount; null when nothing was received. */
      averageDays: z.number().nullable(),
      /** Receivables over gross invoiced times days; null when nothing was invoiced. */
      salesOutstandingDays: z.number().nullable(),
      receivables: amount,
      /** Last day counted: the end of the period, today while it runs; null when it has not begun. */
      until: localDate.nullable(),
      before: days.extend({
        averageDays: z.number().nullable(),
        salesOutstandingDays: z.number().nullable(),
      }),
    }),
    refusals: [],
  }),
  utilisation: procedure({
    route: {
      method: 'GET',
      path: '/figures/utilisation',
      summary: 'Hours done and hours available of each technician in a period, until today',
    },
    policy,
    input: comparedInput,
    output: z.object({
      weeklyHours: z.number(),
      workingDays: z.int(),
      /** Last day counted: the end of the period, today while it runs; null when it has not begun. */
      until: localDate.nullable(),
      technicians: z.array(
        z.object({
          userUid: uid,
          name: z.string(),
          services: z.int(),
          /** Services of which nothing tells how long they took. */
          withoutHours: z.int(),
          minutesDone: z.int(),
          minutesAvailable: z.int(),
          percent: z.number().nullable(),
        }),
      ),
      before: days.extend({ percent: z.number().nullable() }),
      percent: z.number().nullable(),
    }),
    refusals: [],
  }),
  satisfaction: procedure({
    route: {
      method: 'GET',
      path: '/figures/satisfaction',
      summary: 'Average rating of the surveys answered in a period; null when there is none',
    },
    policy,
    input: comparedInput,
    output: z.object({
      answers: z.int(),
      average: z.number().nullable(),
      before: days.extend({ answers: z.int(), average: z.number().nullable() }),
    }),
    refusals: [],
  }),
};
