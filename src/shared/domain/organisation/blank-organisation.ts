/** What the words of a language make of a company that has typed nothing yet. */
export interface BlankWording {
  readonly name: string;
  /** Wordings of the law's own default (C. com. L441-10 II, L441-9 I); each company may put its own terms. */
  readonly latePenalty: string;
  readonly earlyPaymentDiscount: string;
  readonly documentLanguage: 'fr' | 'en';
}

/** Settings of a company that has typed nothing yet, for the set-up wizard and for a set-up that was cut off. */
export const blankOrganisation = (wording: BlankWording) => ({
  legalForm: '',
  capital: null,
  address: { line1: '', line2: '', postalCode: '', city: '', country: 'FR' },
  siren: '',
  siret: '',
  register: '',
  vatNumber: '',
  vatRegime: 'normal' as const,
  vatDue: 'payments' as const,
  email: '',
  phone: '',
  iban: '',
  bic: '',
  accountHolder: '',
  paymentTermDays: 30,
  paymentTermEndOfMonth: false,
  footer: '',
  brandHue: '#0f655f',
  ...wording,
});
