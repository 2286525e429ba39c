import { TASK_KINDS, TASK_URGENCIES } from '../domain/tasks/task.ts';
import { procedure } from './base.ts';
import { localDate } from './fields.ts';
import { unaudited } from './policy.ts';
import { z } from './zod.ts';

/** What waits for the person: computed from what is true now, stored nowhere. */
export const tasksContract = {
  list: procedure({
    route: { method: 'GET', path: '/tasks', summary: 'What waits for the caller, the most urgent first' },
    policy: {
      admission: 'clients.read',
      rowRule: 'own-clients',
      audit: unaudited('Counts and days only'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      tasks: z.array(
        z.object({
          kind: z.enum(TASK_KINDS),
          urgency: z.enum(TASK_URGENCIES),
          /** Counted up to 10,001. */
          count: z.int(),
          /** The day since which the oldest one waits. */
          oldestOn: localDate,
          /** Of recalls, how many a low rating opened; zero elsewhere. */
          lowRatings: z.int(),
        }),
      ),
      /** All counts together. */
      total: z.int(),
    }),
    refusals: [],
  }),
};
