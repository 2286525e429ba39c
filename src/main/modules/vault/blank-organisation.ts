import type { WriteDb } from '#main/db/handles.ts';
import { insertFirstVersion } from '#main/modules/organisation/initial-settings.ts';
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

/** Inserts empty settings, see `BLANK_ORGANISATION`. */
export const insertBlankOrganisation = (db: WriteDb, actorId: number, at: Instant): void =>
  insertFirstVersion(db, BLANK_ORGANISATION, actorId, at);
