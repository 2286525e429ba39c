import { REPORT_KINDS } from '../domain/reports/report-period.ts';
import { procedure } from './base.ts';
import { instant, line, uid } from './fields.ts';
import { audited, unaudited, type ProcedurePolicy } from './policy.ts';
import { z } from './zod.ts';

const read = {
  admission: 'figures.read',
  rowRule: 'own-clients',
  stepUp: false,
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

const subscription = z.object({ monthly: z.boolean(), yearly: z.boolean() });

/** Monthly and yearly reports as PDF in the vault. */
export const reportsContract = {
  list: procedure({
    route: {
      method: 'GET',
      path: '/reports',
      summary: 'Reports of the company, or of the own clients where the role reaches no further',
    },
    policy: { ...read, audit: unaudited('Names of periods only'), kind: 'query', rate: 'typing' },
    input: z.strictObject({}),
    output: z.object({
      reports: z.array(
        z.object({
          uid,
          kind: z.enum(REPORT_KINDS),
          /** `2026-11` or `2026`. */
          period: z.string(),
          scope: z.enum(['company', 'own']),
          language: z.enum(['fr', 'en']),
          bytes: z.int(),
          automatic: z.boolean(),
          createdAt: instant,
          createdByName: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  make: procedure({
    route: { method: 'POST', path: '/reports', summary: 'Make the report of a month or a year' },
    policy: { ...read, audit: audited('report.made'), kind: 'process', rate: 'costly' },
    /** `language` is that of the person when absent. */
    input: z.strictObject({
      kind: z.enum(REPORT_KINDS),
      period: line(7, 4),
      language: z.enum(['fr', 'en']).optional(),
    }),
    output: z.object({ uid }),
    refusals: ['NotAPeriod', 'PeriodInFuture'],
  }),
  pdf: procedure({
    route: { method: 'GET', path: '/reports/{uid}/pdf', summary: 'The PDF of a report, byte for byte' },
    policy: { ...read, audit: audited('report.pdf-read'), kind: 'process', rate: 'costly' },
    input: z.strictObject({ uid, purpose: z.enum(['view', 'print', 'save']) }),
    output: z.file(),
    refusals: ['ArchiveDamaged'],
  }),
  delete: procedure({
    route: { method: 'DELETE', path: '/reports/{uid}', summary: 'Delete a report; it can be made again' },
    policy: { ...read, audit: audited('report.deleted'), kind: 'process', rate: 'normal' },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: [],
  }),
  subscription: procedure({
    route: {
      method: 'GET',
      path: '/reports/subscription',
      summary: 'Whether reports are made for the person on the first of each month and year',
    },
    policy: {
      ...read,
      rowRule: 'own-account',
      audit: unaudited('Own preferences'),
      kind: 'query',
      rate: 'typing',
    },
    input: z.strictObject({}),
    output: subscription,
    refusals: [],
  }),
  setSubscription: procedure({
    route: { method: 'PATCH', path: '/reports/subscription', summary: 'Ask for reports, or no longer' },
    policy: {
      ...read,
      rowRule: 'own-account',
      audit: unaudited('Own preferences'),
      kind: 'command',
      rate: 'normal',
    },
    input: z.strictObject({ monthly: z.boolean(), yearly: z.boolean() }),
    output: z.object({}),
    refusals: [],
  }),
};
