import { procedure } from './base.ts';
import { instant } from './fields.ts';
import { unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Days after which a half-typed form that nobody came back to is forgotten. */
export const DRAFT_DAYS = 30;

/** How many half-typed forms a person may have; the oldest give way. */
export const DRAFTS_PER_PERSON = 60;

/** The form a draft belongs to: its noun and its record, e.g. `client:new` or `client:<uid>`. */
export const draftKey = z
  .string()
  .max(120, { error: 'TooLong' })
  .refine((text) => /^[a-z][a-z-]*(:[0-9A-Za-z-]*)*$/.test(text), { params: { reason: 'Invalid' } });

const policy = {
  admission: 'signed-in',
  rowRule: 'own-account',
  audit: unaudited('A half-typed form is the own scrap paper of a person: nothing was done yet'),
  stepUp: false,
  duringSetUp: false,
} as const;

/** Half-typed forms: kept in the encrypted base, seen by the person who typed them alone. */
export const draftsContract = {
  list: procedure({
    route: { method: 'GET', path: '/drafts', summary: 'Own half-typed forms of the last 30 days' },
    policy: { ...policy, kind: 'query', rate: 'normal' },
    input: z.strictObject({}),
    output: z.object({
      drafts: z.array(z.object({ key: z.string(), content: z.string(), updatedAt: instant })),
    }),
    refusals: [],
  }),
  save: procedure({
    route: { method: 'PUT', path: '/drafts/{key}', summary: 'Keep what was typed in a form' },
    policy: { ...policy, kind: 'command', rate: 'typing' },
    input: z.strictObject({
      key: draftKey,
      /** JSON of the form; the core keeps it as it is and never reads it. */
      content: z.string().min(1, { error: 'Required' }).max(100_000, { error: 'TooLong' }),
    }),
    output: z.object({}),
    refusals: [],
  }),
  discard: procedure({
    route: { method: 'DELETE', path: '/drafts/{key}', summary: 'Forget a half-typed form' },
    policy: { ...policy, kind: 'command', rate: 'typing' },
    input: z.strictObject({ key: draftKey }),
    output: z.object({}),
    refusals: [],
  }),
};
