import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { cents } from '#shared/kernel/money.ts';

/**
 * The seller of the acceptance run: a fictitious small company under franchise, which charges no VAT whatever it
 * sells and to whom (docs/adr/0006-acceptance-exemption.md).
 */
export const SELLER: OrganisationSettings = {
  name: 'Chinook Acceptance',
  legalForm: 'SAS',
  capital: cents(100_000),
  address: { line1: '1 rue de l’Essai', line2: '', postalCode: '69001', city: 'Lyon', country: 'FR' },
  // The lowest number that the SIRENE register holds is 000 325 175: this one is nobody's.
  siren: '000000018',
  siret: '00000001800010',
  register: 'RCS Lyon',
  vatNumber: '',
  vatRegime: 'franchise',
  vatDue: 'payments',
  email: 'office@chinook.example',
  phone: '01 99 00 00 01',
  iban: '',
  bic: '',
  accountHolder: '',
  paymentTermDays: 0,
  paymentTermEndOfMonth: false,
  latePenalty: '3 fois le taux d’intérêt légal',
  earlyPaymentDiscount: 'Pas d’escompte pour paiement anticipé',
  footer: 'Document de recette : données de la base Chinook (MIT), entreprise fictive',
  documentLanguage: 'en',
  brandHue: '#1f6feb',
};
