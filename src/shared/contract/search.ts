import { INTERACTION_DIRECTIONS, INTERACTION_KINDS } from '../domain/interactions/interaction.ts';
import { procedure } from './base.ts';
import { amount, instant, line, localDate, uid } from './fields.ts';
import { unaudited } from './policy.ts';
import { SERVICE_STATUSES } from './services.ts';
import { z } from './zod.ts';

/** How much of a typed text is looked for; the search box says so beyond it. */
export const LONGEST_SEARCH = 200;

/** Rows per group of the palette. */
export const HITS_PER_GROUP = 6;

const clientHit = z.object({
  uid,
  name: z.string(),
  company: z.string(),
  city: z.string(),
  status: z.enum(['active', 'archived']),
});

const contactHit = z.object({
  uid,
  name: z.string(),
  role: z.string(),
  clientUid: uid,
  clientName: z.string(),
});

const serviceHit = z.object({
  uid,
  title: z.string(),
  clientName: z.string(),
  date: localDate,
  status: z.enum(SERVICE_STATUSES),
});

const invoiceHit = z.object({
  uid,
  kind: z.enum(['invoice', 'credit-note']),
  /** Null for a draft. */
  number: z.string().nullable(),
  clientName: z.string(),
  issueDate: localDate.nullable(),
  gross: amount,
  isDraft: z.boolean(),
});

const interactionHit = z.object({
  uid,
  clientUid: uid,
  clientName: z.string(),
  kind: z.enum(INTERACTION_KINDS),
  direction: z.enum(INTERACTION_DIRECTIONS),
  occurredAt: instant,
  /** Its subject and text around the first word that was looked for, on one line. */
  excerpt: z.string(),
});

/** One box for everything that is kept. */
export const searchContract = {
  everything: procedure({
    route: {
      method: 'GET',
      path: '/search',
      summary:
        'The best hits among clients, contacts, services, documents and interactions that the person may see',
    },
    policy: {
      admission: 'clients.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({ text: line(LONGEST_SEARCH) }),
    output: z.object({
      /** False for a text without a letter or a digit: it can find nothing. */
      isSearchable: z.boolean(),
      /** The text that was looked for instead when the typed one found nothing: keys of another keyboard. */
      readAs: z.string().nullable(),
      clients: z.array(clientHit),
      contacts: z.array(contactHit),
      services: z.array(serviceHit),
      invoices: z.array(invoiceHit),
      /** Newest written first. */
      interactions: z.array(interactionHit),
    }),
    refusals: [],
  }),
};
