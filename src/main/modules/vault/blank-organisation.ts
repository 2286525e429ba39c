import type { WriteDb } from '#main/db/handles.ts';
import { organisationVersions } from '#main/db/schema/index.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Settings with nothing filled in: what set-up continues from when it was cut off. */
export const BLANK_ORGANISATION: OrganisationSettings = {
  name: '—',
  legalForm: '',
  capital: null,
  address: { line1: '', line2: '', postalCode: '', city: '', country: 'FR' },
  siren: '',
  siret: '',
  register: '',
  vatNumber: '',
  vatRegime: 'normal',
  vatDue: 'payments',
  email: '',
  phone: '',
  iban: '',
  bic: '',
  accountHolder: '',
  paymentTermDays: 30,
  paymentTermEndOfMonth: false,
  latePenalty: '',
  earlyPaymentDiscount: '',
  footer: '',
  documentLanguage: 'fr',
  brandHue: '#0f766e',
};

/** Inserts the first version of the organisation's settings. */
export function insertFirstOrganisation(
  db: WriteDb,
  settings: OrganisationSettings,
  actorId: number,
  at: Instant,
): void {
  db.insert(organisationVersions)
    .values({ revision: 1, settings: JSON.stringify(settings), updatedAt: at, updatedById: actorId })
    .run();
}

/** Inserts empty settings, see `BLANK_ORGANISATION`. */
export const insertBlankOrganisation = (db: WriteDb, actorId: number, at: Instant): void =>
  insertFirstOrganisation(db, BLANK_ORGANISATION, actorId, at);
