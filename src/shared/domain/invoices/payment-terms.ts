import { addDays, daysBetween, endOfMonth } from '../../kernel/local-date.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

/**
 * How the due date follows from the issue date.
 *
 * "45 days end of month" is read in two ways: days first and then the end of that month (`after-days`), or the
 * end of the month of issue and then the days (`before-days`). The law accepts both if the contract says which.
 */
export interface PaymentTerms {
  readonly days: number;
  readonly endOfMonth: 'none' | 'after-days' | 'before-days';
}

/** 30 days after issue: what the law applies when nothing is agreed (C. com. L441-10 I). */
export const DEFAULT_PAYMENT_TERMS: PaymentTerms = { days: 30, endOfMonth: 'none' };

/** Longest number of days the product accepts; beyond is a typing error. */
export const MAX_TERM_DAYS = 365;

/** The last day to pay; a payment on that day is in time. */
export function dueDate(issueDate: LocalDate, terms: PaymentTerms): LocalDate {
  if (!Number.isInteger(terms.days) || terms.days < 0 || terms.days > MAX_TERM_DAYS) {
    throw new Error('Days of payment terms are out of range');
  }
  if (terms.endOfMonth === 'before-days') return addDays(endOfMonth(issueDate), terms.days);
  const afterDays = addDays(issueDate, terms.days);
  return terms.endOfMonth === 'after-days' ? endOfMonth(afterDays) : afterDays;
}

/** A due date later than a business may agree to; the invoice can be issued, the person is told. */
export type PaymentTermsWarning =
  | { readonly tag: 'Over60Days'; readonly days: number }
  | { readonly tag: 'Over45DaysEndOfMonth' };

/**
 * Limits between businesses: 60 days from issue, or 45 days end of month when the contract says so
 * (C. com. L441-10 I). Without terms the 60 days count.
 */
export function paymentTermsWarning(
  issueDate: LocalDate,
  due: LocalDate,
  terms: PaymentTerms | null,
): PaymentTermsWarning | null {
  if (terms !== null && terms.endOfMonth !== 'none') {
    const limit = dueDate(issueDate, { days: 45, endOfMonth: terms.endOfMonth });
    return due > limit ? { tag: 'Over45DaysEndOfMonth' } : null;
  }
  const days = daysBetween(issueDate, due);
  return days > 60 ? { tag: 'Over60Days', days } : null;
}

/** Terms as printed on the document. */
export function paymentTermsText(terms: PaymentTerms, language: 'fr' | 'en'): string {
  const days = String(terms.days);
  if (language === 'fr') {
    const unit = terms.days > 1 ? 'jours' : 'jour';
    if (terms.endOfMonth === 'after-days') return `${days} ${unit} fin de mois`;
    if (terms.endOfMonth === 'before-days') return `Fin de mois, ${days} ${unit}`;
    return terms.days === 0 ? 'À réception de la facture' : `${days} ${unit} à compter de la date de facture`;
  }
  const unit = terms.days === 1 ? 'day' : 'days';
  if (terms.endOfMonth === 'after-days') return `${days} ${unit}, end of month`;
  if (terms.endOfMonth === 'before-days') return `End of month, then ${days} ${unit}`;
  return terms.days === 0 ? 'On receipt of the invoice' : `${days} ${unit} from the invoice date`;
}
