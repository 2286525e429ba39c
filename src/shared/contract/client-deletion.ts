import { procedure } from './base.ts';
import { uid } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Deleting a client for good: what it would mean, and the act. */
export const clientDeletionContract = {
  prepareDelete: procedure({
    route: {
      method: 'GET',
      path: '/clients/{uid}/deletion',
      summary: 'What a deletion would take along, and what forbids it',
    },
    policy: {
      admission: 'clients.delete',
      rowRule: 'own-clients',
      audit: unaudited('A look before the act'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    /** Documents and services forbid it; the others go with the client, comments with their interactions. */
    output: z.object({
      documents: z.int(),
      services: z.int(),
      contacts: z.int(),
      interactions: z.int(),
      surveys: z.int(),
      contracts: z.int(),
      messages: z.int(),
    }),
    refusals: [],
  }),
  delete: procedure({
    route: { method: 'DELETE', path: '/clients/{uid}', summary: 'Delete a client that has no document' },
    policy: {
      admission: 'clients.delete',
      rowRule: 'own-clients',
      audit: audited('client.deleted'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: ['ClientHasDocuments', 'ClientHasServices'],
  }),
};
