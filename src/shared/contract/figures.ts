import { procedure } from './base.ts';
import { amount, localDate, uid } from './fields.ts';
import { workFiguresContract } from './figures-of-work.ts';
import { comparedInput, silent } from './figure-fields.ts';
import { z } from './zod.ts';

/** What was invoiced and received, computed by SQL. */
export const figuresContract = {
  ...workFiguresContract,
  overview: procedure({
    route: {
      method: 'GET',
      path: '/figures',
      summary: 'Invoiced and received in a period, with the period it is compared with',
    },
    policy: {
      admission: 'figures.read',
      rowRule: 'own-clients',
      audit: silent,
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: comparedInput,
    output: z.object({
      invoicedNet: amount,
      invoicedGross: amount,
      received: amount,
      outstanding: amount,
      overdue: amount,
      before: z.object({
        from: localDate,
        to: localDate,
        invoicedNet: amount,
        invoicedGross: amount,
        received: amount,
      }),
      uninvoicedNet: amount,
    }),
    refusals: [],
  }),
  byMonth: procedure({
    route: {
      method: 'GET',
      path: '/figures/months',
      summary: 'Invoiced (credit notes deducted) and received by month',
    },
    policy: {
      admission: 'figures.read',
      rowRule: 'own-clients',
      audit: silent,
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({ from: localDate, to: localDate }),
    output: z.object({
      months: z.array(
        z.object({
          month: z.string(),
          invoicedNet: amount,
          invoicedGross: amount,
          received: amount,
          documents: z.int(),
        }),
      ),
    }),
    refusals: [],
  }),
  byClient: procedure({
    route: { method: 'GET', path: '/figures/clients', summary: 'What each client brought in, largest first' },
    policy: {
      admission: 'figures.read',
      rowRule: 'own-clients',
      audit: silent,
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({ from: localDate, to: localDate, limit: z.int().min(1).max(1000).optional() }),
    output: z.object({
      clients: z.array(
        z.object({
          clientUid: uid,
          clientName: z.string(),
          invoicedNet: amount,
          invoicedGross: amount,
          received: amount,
          rest: amount,
          documents: z.int(),
        }),
      ),
      others: z.object({ clients: z.int(), invoicedNet: amount, invoicedGross: amount, received: amount }),
    }),
    refusals: [],
  }),
};
