import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import type { Language } from '../../i18n/i18n.ts';
import type { Words } from '../../i18n/use-words.ts';

/**
 * Settings of a company that has typed nothing yet.
 *
 * The late penalty and the discount are the wordings of the law's own default (C. com. L441-10 II, L441-9 I); each
 * company may put its own terms.
 */
export const blankOrganisation = (t: Words, language: Language): OrganisationSettings => ({
  name: '',
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
  latePenalty: t('organisation:default.latePenalty'),
  earlyPaymentDiscount: t('organisation:default.earlyPaymentDiscount'),
  footer: '',
  documentLanguage: language,
  brandHue: '#0f655f',
});
