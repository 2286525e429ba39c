import { procedure } from './base.ts';
import { cursor, instant, line, localDate, uid } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** One entry of the log as shown; it holds names of fields, never their values. */
export const auditEntryView = z.object({
  sequence: z.int(),
  at: instant,
  class: z.enum(['security', 'accounting']),
  action: z.string(),
  outcome: z.enum(['done', 'denied', 'refused', 'failed']),
  actorUid: uid.nullable(),
  actorName: z.string().nullable(),
  host: z.string(),
  objectKind: z.string().nullable(),
  objectUid: uid.nullable(),
  /** Present label of the object where the reader may see it. */
  objectLabel: z.string().nullable(),
  fields: z.array(z.string()),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  hash: z.string(),
});

/** The log and its proof. */
export const auditContract = {
  list: procedure({
    route: { method: 'GET', path: '/audit/entries', summary: 'Entries, newest first' },
    policy: {
      admission: 'audit.read',
      rowRule: 'own-entries',
      audit: audited('audit.read'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      class: z.enum(['security', 'accounting']).optional(),
      action: line(60).optional(),
      actor: uid.optional(),
      outcome: z.enum(['done', 'denied', 'refused', 'failed']).optional(),
      objectUid: uid.optional(),
      from: localDate.optional(),
      to: localDate.optional(),
      cursor: cursor.optional(),
    }),
    output: z.object({ entries: z.array(auditEntryView), next: cursor.nullable() }),
    refusals: [],
  }),
  actions: procedure({
    route: {
      method: 'GET',
      path: '/audit/actions',
      summary: 'Actions that the log may hold, for the filter',
    },
    policy: {
      admission: 'audit.read',
      rowRule: 'none',
      audit: unaudited('A list of words'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({ actions: z.array(z.string()) }),
    refusals: [],
  }),
  verify: procedure({
    route: {
      method: 'POST',
      path: '/audit/verification',
      summary: 'Check the whole chain and its signed checkpoints',
    },
    policy: {
      admission: 'audit.verify',
      rowRule: 'none',
      audit: audited('audit.verified'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      intact: z.boolean(),
      entries: z.int(),
      checkpoints: z.int(),
      head: z.object({ sequence: z.int(), hash: z.string() }).nullable(),
      firstBad: z
        .object({
          sequence: z.int(),
          at: instant.nullable(),
          reason: z.enum(['HashMismatch', 'Gap', 'SignatureWrong', 'RowChanged', 'Truncated']),
        })
        .nullable(),
    }),
    refusals: [],
  }),
};
