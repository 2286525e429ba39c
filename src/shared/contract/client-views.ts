import { INTERACTION_KINDS } from '../domain/interactions/interaction.ts';
import { address, amount, instant, line, localDate, paragraph, revision, uid } from './fields.ts';
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

/** Kinds of happenings on a client's timeline. */
export const TIMELINE_KINDS = [
  ...INTERACTION_KINDS,
  'service',
  'invoice',
  'payment',
  'contract',
  'message',
  'survey',
  'client',
  'contact',
  'import',
] as const;
