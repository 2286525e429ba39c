import { eventIterator } from '@orpc/contract';
import { procedure } from './base.ts';
import { uid } from './fields.ts';
import { unaudited } from './policy.ts';
import { z } from './zod.ts';

/**
 * One thing a window is told: names and uids, never contents.
 *
 * `everything`: what is shown may be old, at the start of a stream and after a burst; `changed`: something of a noun of
 * the contract changed. `uid` is null where the change has no single row, or where this person may not know which.
 */
export const changeEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everything') }),
  z.object({
    kind: z.literal('changed'),
    /** Noun of the contract, e.g. `clients`. */
    noun: z.string(),
    uid: uid.nullable(),
    /** Account that made the change. */
    byUid: uid.nullable(),
  }),
]);

/** One thing a window is told. */
export type ChangeEvent = z.output<typeof changeEvent>;

/** What happens in the core while a window is open. */
export const eventsContract = {
  changes: procedure({
    route: {
      method: 'GET',
      path: '/events',
      summary: 'Stream of what changed: nouns and uids, never contents; ends when the seat is left',
    },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-clients',
      audit: unaudited('It tells that something changed, never what'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: eventIterator(changeEvent),
    refusals: [],
  }),
};
