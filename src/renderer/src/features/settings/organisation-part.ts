import type { OrganisationSettings } from '#shared/contract/organisation.ts';

/** The two pages that change the organisation. */
export type OrganisationPart = 'company' | 'invoicing';

type OnInvoices = Pick<
  OrganisationSettings,
  | 'iban'
  | 'bic'
  | 'accountHolder'
  | 'paymentTermDays'
  | 'paymentTermEndOfMonth'
  | 'vatDue'
  | 'latePenalty'
  | 'earlyPaymentDiscount'
  | 'footer'
  | 'documentLanguage'
  | 'brandHue'
>;

const onInvoices = (settings: OrganisationSettings): OnInvoices => {
  const { iban, bic, accountHolder, paymentTermDays, paymentTermEndOfMonth } = settings;
  const { vatDue, latePenalty, earlyPaymentDiscount, footer, documentLanguage, brandHue } = settings;
  return {
    iban,
    bic,
    accountHolder,
    paymentTermDays,
    paymentTermEndOfMonth,
    vatDue,
    latePenalty,
    earlyPaymentDiscount,
    footer,
    documentLanguage,
    brandHue,
  };
};

/**
 * The settings to save from one page: its own fields as typed, those of the other page as they are now.
 *
 * The core takes the organisation as a whole; a form that stood open for an hour must not put the other page back.
 */
export const withPart = (
  part: OrganisationPart,
  current: OrganisationSettings,
  typed: OrganisationSettings,
): OrganisationSettings =>
  part === 'invoicing' ? { ...current, ...onInvoices(typed) } : { ...typed, ...onInvoices(current) };
