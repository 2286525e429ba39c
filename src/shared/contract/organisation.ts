import { SECRET_NAMES } from '../domain/messages/secret-name.ts';
import { procedure } from './base.ts';
import { address, amount, instant, line, paragraph, revision, secretText } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Who the company is and what its invoices need; versioned, the version in force is copied into each document. */
export const organisationFields = z.strictObject({
  name: line(120, 1),
  /** SARL, SAS, EI…; free because forms change. */
  legalForm: line(60),
  capital: amount.nullable(),
  address,
  siren: line(16),
  siret: line(24),
  /** "RCS Lyon" or "RM 69". */
  register: line(60),
  vatNumber: line(20),
  vatRegime: z.enum(['normal', 'franchise']),
  vatDue: z.enum(['payments', 'debits']),
  email: line(254),
  phone: line(40),
  iban: line(42),
  bic: line(11),
  accountHolder: line(70),
  paymentTermDays: z.int().min(0).max(120),
  paymentTermEndOfMonth: z.boolean(),
  latePenalty: line(200),
  earlyPaymentDiscount: line(200),
  footer: paragraph(400),
  documentLanguage: z.enum(['fr', 'en']),
  /** Colour of the documents as `#rrggbb`. */
  brandHue: z.string().refine((text) => /^#[0-9a-f]{6}$/.test(text), { params: { reason: 'NotAColour' } }),
});

const issue = z.object({
  code: z.string(),
  field: z.string(),
  where: z.enum(['organisation', 'client', 'invoice']),
  severity: z.enum(['blocking', 'warning']),
});

/** Something that stands between a draft and its issue. */
export const missingItem = issue;

const identityRefusals = [
  'WrongSiren',
  'WrongSiret',
  'SiretOfAnotherSiren',
  'WrongVatNumber',
  'WrongIban',
  'WrongBic',
  'WrongEmail',
  'WrongPhone',
] as const;

/** Organisation, policies, language of the person, secrets of mail and SMS providers. */
export const organisationContract = {
  get: procedure({
    route: { method: 'GET', path: '/organisation', summary: 'Settings in force' },
    policy: {
      admission: 'signed-in',
      rowRule: 'none',
      audit: unaudited('Company data, no person'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
    },
    input: z.strictObject({}),
    output: z.object({
      revision,
      updatedAt: instant,
      settings: organisationFields,
      hasLogo: z.boolean(),
      series: z.string(),
      missing: z.array(issue),
    }),
    refusals: [],
  }),
  update: procedure({
    route: {
      method: 'PATCH',
      path: '/organisation',
      summary: 'Replace the settings; the former version is kept',
    },
    policy: {
      admission: 'organisation.manage',
      rowRule: 'none',
      audit: audited('organisation.updated'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
    },
    input: z.strictObject({ revision, settings: organisationFields }),
    output: z.object({ revision }),
    refusals: identityRefusals,
  }),
  logo: procedure({
    route: { method: 'GET', path: '/organisation/logo', summary: 'Logo of the company' },
    policy: {
      admission: 'signed-in',
      rowRule: 'none',
      audit: unaudited('Company data, no person'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
    },
    input: z.strictObject({}),
    output: z.object({ dataUrl: z.string().nullable() }),
    refusals: [],
  }),
  setLogo: procedure({
    route: {
      method: 'POST',
      path: '/organisation/logo',
      summary: 'Set or remove the logo (PNG or JPEG, 1 MiB, as data URL)',
    },
    policy: {
      admission: 'organisation.manage',
      rowRule: 'none',
      audit: audited('organisation.logo-set'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
    },
    input: z.strictObject({ dataUrl: z.string().max(1_400_000).nullable() }),
    output: z.object({}),
    refusals: ['NotAnImage', 'ImageTooLarge'],
  }),
  policies: procedure({
    route: { method: 'GET', path: '/policies', summary: 'Security policies in force' },
    policy: {
      admission: 'signed-in',
      rowRule: 'none',
      audit: unaudited('No person'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      autoLockMinutes: z.int(),
      labelsHidden: z.boolean(),
      consumerPayments: z.boolean(),
      seriesJustification: z.string(),
      weeklyHours: z.number(),
    }),
    refusals: [],
  }),
  setPolicies: procedure({
    route: { method: 'PATCH', path: '/policies', summary: 'Change security policies' },
    policy: {
      admission: 'organisation.manage',
      rowRule: 'none',
      audit: audited('policies.updated'),
      kind: 'process',
      stepUp: true,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({
      autoLockMinutes: z.int().min(1).max(60),
      labelsHidden: z.boolean(),
      consumerPayments: z.boolean(),
      seriesJustification: paragraph(1000),
      /** Hours of a full week, for the utilisation of technicians; as they were when absent. */
      weeklyHours: z.number().min(1).max(60).multipleOf(0.5).optional(),
    }),
    output: z.object({}),
    refusals: [],
  }),
  preferences: procedure({
    route: { method: 'GET', path: '/preferences', summary: 'Language, theme and density of the person' },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: unaudited('Own preferences'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
    },
    input: z.strictObject({}),
    output: z.object({
      language: z.enum(['fr', 'en']),
      theme: z.enum(['light', 'dark', 'auto']),
      density: z.enum(['compact', 'comfortable']),
      singleKeyShortcuts: z.boolean(),
    }),
    refusals: [],
  }),
  setPreferences: procedure({
    route: { method: 'PATCH', path: '/preferences', summary: 'Change the own preferences' },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: unaudited('Own preferences'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: true,
    },
    input: z.strictObject({
      language: z.enum(['fr', 'en']),
      theme: z.enum(['light', 'dark', 'auto']),
      density: z.enum(['compact', 'comfortable']),
      singleKeyShortcuts: z.boolean(),
    }),
    output: z.object({}),
    refusals: [],
  }),
  secrets: procedure({
    route: {
      method: 'GET',
      path: '/secrets',
      summary: 'Which mail and SMS secrets exist and where each one lives',
    },
    policy: {
      admission: 'secrets.manage',
      rowRule: 'none',
      audit: unaudited('Names only, never values'),
      kind: 'process',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      keychain: z.object({ available: z.boolean(), name: z.string(), reason: z.string().nullable() }),
      secrets: z.array(
        z.object({
          name: z.enum(SECRET_NAMES),
          place: z.enum(['keychain', 'vault', 'absent']),
          updatedAt: instant.nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  setSecret: procedure({
    route: {
      method: 'POST',
      path: '/secrets',
      summary: 'Store or remove a secret: in the keychain where there is one, else in the vault',
    },
    policy: {
      admission: 'secrets.manage',
      rowRule: 'none',
      audit: audited('secret.set'),
      kind: 'process',
      stepUp: true,
      rate: 'secret',
      duringSetUp: false,
    },
    input: z.strictObject({
      name: z.enum(SECRET_NAMES),
      value: secretText.nullable(),
      place: z.enum(['keychain', 'vault']),
    }),
    output: z.object({ place: z.enum(['keychain', 'vault', 'absent']) }),
    refusals: ['KeychainUnavailable'],
  }),
  places: procedure({
    route: {
      method: 'GET',
      path: '/places',
      summary: 'French communes of a postal code or name start, from the bundled list',
    },
    policy: {
      // The set-up asks for the company's address before anybody has an account.
      admission: 'anonymous',
      rowRule: 'none',
      audit: unaudited('Public data'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: true,
    },
    input: z.strictObject({ text: line(60, 1) }),
    output: z.object({ places: z.array(z.object({ postalCode: z.string(), city: z.string() })) }),
    refusals: [],
  }),
};

/** The settings as typed in the screens. */
export type OrganisationSettings = z.output<typeof organisationFields>;
