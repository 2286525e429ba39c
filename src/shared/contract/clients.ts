import { INTERACTION_KINDS } from '../domain/interactions/interaction.ts';
import { procedure } from './base.ts';
import {
  address,
  amount,
  cursor,
  instant,
  line,
  localDate,
  page,
  paragraph,
  revision,
  uid,
} from './fields.ts';
import { interactionRow } from './interactions.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Purposes a client may consent to or object to; billing needs no consent. */
export const CONSENT_PURPOSES = ['surveys', 'reminders-sms', 'newsletter'] as const;

/** How a client wishes to be reached and what it agreed to. */
export const preferenceFields = z.strictObject({
  channel: z.enum(['email', 'phone', 'sms', 'mail', 'none']),
  language: z.enum(['fr', 'en']),
  /** Local hours of silence, `HH:MM`; both empty for none. */
  quietFrom: line(5),
  quietTo: line(5),
  noSms: z.boolean(),
  /** Door codes, parking, who to ask for: read by the technician. */
  accessNotes: paragraph(1000),
  consents: z.array(
    z.strictObject({
      purpose: z.enum(CONSENT_PURPOSES),
      granted: z.boolean(),
      at: localDate,
      source: line(120),
    }),
  ),
});

/** What a person types to describe a client. */
export const clientFields = z.strictObject({
  kind: z.enum(['company', 'person']),
  /** Name of the person, or trade name of the company. */
  name: line(120, 1),
  /** Legal name when it differs, or the company a person belongs to. */
  company: line(120),
  industry: line(60),
  siren: line(16),
  siret: line(24),
  vatNumber: line(20),
  email: line(254),
  phone: line(40),
  address,
  tags: z.array(line(40, 1)).max(20),
  /** Colleague who looks after the client; null for nobody. */
  ownerUid: uid.nullable(),
  preferences: preferenceFields,
  note: paragraph(4000),
});

/** What a person types to describe a contact of a company. */
export const contactFields = z.strictObject({
  name: line(120, 1),
  role: line(80),
  phone: line(40),
  mobile: line(40),
  email: line(254),
  preferred: z.boolean(),
});

/** A contact as shown; typed fields refuse unknown keys, shown ones drop the columns that are not declared. */
export const contactView = contactFields.extend({ uid, revision }).strip();

/** One row of the client list (interface.md §3). */
export const clientRow = z.object({
  uid,
  kind: z.enum(['company', 'person']),
  name: z.string(),
  company: z.string(),
  industry: z.string(),
  city: z.string(),
  postalCode: z.string(),
  country: z.string(),
  phone: z.string(),
  email: z.string(),
  tags: z.array(z.string()),
  ownerUid: uid.nullable(),
  ownerName: z.string().nullable(),
  status: z.enum(['active', 'archived']),
  /** What is still to be received on issued invoices. */
  balance: amount,
  overdue: amount,
  /** Newest call, e-mail, meeting or note. */
  lastContactAt: instant.nullable(),
  nextServiceOn: localDate.nullable(),
  updatedAt: instant,
  revision,
});

/** Reasons that keep a typed value with a warning instead of refusing it. */
export const clientWarning = z.object({ field: z.string(), reason: z.string() });

/** The whole sheet of a client. */
export const clientView = clientRow.extend({
  siren: z.string(),
  siret: z.string(),
  vatNumber: z.string(),
  address: z.object({
    line1: z.string(),
    line2: z.string(),
    postalCode: z.string(),
    city: z.string(),
    country: z.string(),
  }),
  preferences: preferenceFields,
  note: z.string(),
  contacts: z.array(contactView),
  createdAt: instant,
  createdByName: z.string().nullable(),
  invoiced: amount,
  received: amount,
  lastServiceOn: localDate.nullable(),
  warnings: z.array(clientWarning),
  /** True when documents exist: the client can be archived, not deleted. */
  hasDocuments: z.boolean(),
  reference: z.string(),
});

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

/** Kinds of happenings on a client's timeline. */
export const TIMELINE_KINDS = [
  ...INTERACTION_KINDS,
  'service',
  'invoice',
  'payment',
  'client',
  'contact',
  'import',
] as const;

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
