import { procedure } from './base.ts';
import { clientDeletionContract } from './client-deletion.ts';
import {
  clientFields,
  contactFields,
  clientRow,
  clientWarning,
  clientView,
  TIMELINE_KINDS,
} from './client-views.ts';
import { amount, cursor, instant, line, page, revision, uid } from './fields.ts';
import { interactionRow } from './interactions.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Filters of the client list; all combine. */
export const clientFilters = z.strictObject({
  text: line(200).optional(),
  status: z.enum(['active', 'archived', 'all']).optional(),
  industry: line(60).optional(),
  city: line(100).optional(),
  tag: line(40).optional(),
  ownerUid: uid.optional(),
  unpaid: z.boolean().optional(),
});

const identityRefusals = [
  'WrongSiren',
  'WrongSiret',
  'SiretOfAnotherSiren',
  'WrongVatNumber',
  'WrongEmail',
  'WrongQuietHours',
  'UnknownOwner',
  'OwnerNotAllowed',
] as const;

/** Clients and their contacts. */
export const clientsContract = {
  list: procedure({
    route: { method: 'GET', path: '/clients', summary: 'Clients, filtered and sorted, by page' },
    policy: {
      admission: 'clients.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged; opening a sheet is'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: clientFilters.extend({
      sort: z.enum(['relevance', 'name', 'city', 'updated', 'balance', 'last-contact']).optional(),
      descending: z.boolean().optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(clientRow),
    refusals: [],
  }),
  facets: procedure({
    route: {
      method: 'GET',
      path: '/clients/facets',
      summary: 'Industries, cities and tags in use, for the filters',
    },
    policy: {
      admission: 'clients.read',
      rowRule: 'own-clients',
      audit: unaudited('Words in use, no person'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      industries: z.array(z.string()),
      cities: z.array(z.string()),
      tags: z.array(z.string()),
    }),
    refusals: [],
  }),
  get: procedure({
    route: { method: 'GET', path: '/clients/{uid}', summary: 'The sheet of a client' },
    policy: {
      admission: 'clients.read',
      rowRule: 'own-clients',
      audit: audited('client.opened'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: clientView,
    refusals: [],
  }),
  create: procedure({
    route: { method: 'POST', path: '/clients', summary: 'Create a client' },
    policy: {
      admission: 'clients.create',
      rowRule: 'own-clients',
      audit: audited('client.created'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ client: clientFields, contacts: z.array(contactFields).max(50).optional() }),
    output: z.object({ uid, revision, warnings: z.array(clientWarning) }),
    refusals: identityRefusals,
  }),
  update: procedure({
    route: {
      method: 'PATCH',
      path: '/clients/{uid}',
      summary: 'Change a client; refused with CONFLICT when somebody changed it meanwhile',
    },
    policy: {
      admission: 'clients.update',
      rowRule: 'own-clients',
      audit: audited('client.updated'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, client: clientFields }),
    output: z.object({ revision, warnings: z.array(clientWarning) }),
    refusals: identityRefusals,
  }),
  setStatus: procedure({
    route: { method: 'POST', path: '/clients/{uid}/status', summary: 'Archive a client or bring it back' },
    policy: {
      admission: 'clients.update',
      rowRule: 'own-clients',
      audit: audited('client.status-changed'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, status: z.enum(['active', 'archived']) }),
    output: z.object({ revision }),
    refusals: [],
  }),
  ...clientDeletionContract,
  findDuplicates: procedure({
    route: {
      method: 'POST',
      path: '/clients/duplicates',
      summary: 'Clients that look like the one being typed',
    },
    policy: {
      admission: 'clients.create',
      rowRule: 'own-clients',
      audit: unaudited('Asked while typing; shows only what the list shows'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      name: line(120),
      company: line(120),
      siren: line(16),
      siret: line(24),
      email: line(254),
      phone: line(40),
      city: line(100),
      exceptUid: uid.optional(),
    }),
    output: z.object({
      matches: z.array(
        z.object({
          uid,
          name: z.string(),
          company: z.string(),
          city: z.string(),
          status: z.enum(['active', 'archived']),
          reasons: z.array(z.string()),
        }),
      ),
      /** Matches outside the caller's clients are counted, never shown. */
      hidden: z.int(),
    }),
    refusals: [],
  }),
  timeline: procedure({
    route: {
      method: 'GET',
      path: '/clients/{uid}/timeline',
      summary: 'What happened with a client, newest first',
    },
    policy: {
      admission: 'clients.read',
      rowRule: 'own-clients',
      audit: unaudited('Opening the sheet is logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      uid,
      /** Only these kinds; all of them when absent. */
      kinds: z.array(z.enum(TIMELINE_KINDS)).min(1).max(TIMELINE_KINDS.length).optional(),
      cursor: cursor.optional(),
    }),
    output: z.object({
      events: z.array(
        z.object({
          kind: z.enum(TIMELINE_KINDS),
          at: instant,
          /** Word of what happened: created, updated, planned, done, issued, received… */
          verb: z.string(),
          uid,
          label: z.string(),
          detail: z.string(),
          amount: amount.nullable(),
          actorName: z.string().nullable(),
          /** What was said, for a call, an e-mail, a meeting or a note. */
          interaction: interactionRow.nullable(),
        }),
      ),
      next: cursor.nullable(),
    }),
    refusals: [],
  }),
  addContact: procedure({
    route: { method: 'POST', path: '/clients/{clientUid}/contacts', summary: 'Add a contact' },
    policy: {
      admission: 'clients.update',
      rowRule: 'own-clients',
      audit: audited('contact.created'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ clientUid: uid, contact: contactFields }),
    output: z.object({ uid, revision }),
    refusals: ['WrongEmail', 'TooManyContacts'],
  }),
  updateContact: procedure({
    route: { method: 'PATCH', path: '/contacts/{uid}', summary: 'Change a contact' },
    policy: {
      admission: 'clients.update',
      rowRule: 'own-clients',
      audit: audited('contact.updated'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, contact: contactFields }),
    output: z.object({ revision }),
    refusals: ['WrongEmail'],
  }),
  removeContact: procedure({
    route: { method: 'DELETE', path: '/contacts/{uid}', summary: 'Remove a contact' },
    policy: {
      admission: 'clients.update',
      rowRule: 'own-clients',
      audit: audited('contact.removed'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: [],
  }),
};
