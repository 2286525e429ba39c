import { formatDecimal, parseDecimal } from '../../kernel/decimal.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { VatCategory } from './invoice-document.ts';

/**
 * VAT rates in force in France, in percent: mainland, Corsica (13, 0.9) and overseas (8.5, 1.75, 1.05).
 *
 * Platforms refuse any rate outside a closed list (BR-FR-16); rates of the past such as 19.6 are left out
 * because an invoice issued today cannot bear them. Zero belongs to the categories without tax.
 */
export const VAT_RATES = ['20', '13', '10', '8.5', '5.5', '2.1', '1.75', '1.05', '0.9', '0'] as const;

/** One of the rates in force, in its shortest decimal form. */
export type VatRate = (typeof VAT_RATES)[number];

/** Why a rate cannot be used on a line of that category. */
export type VatRateFailure =
  | { readonly tag: 'UnknownVatRate'; readonly rate: string }
  | { readonly tag: 'RateNotOfCategory'; readonly category: VatCategory; readonly rate: VatRate };

/**
 * Reads a rate (`20`, `20.00`, `5.50`) and checks it against its category.
 *
 * Category S needs a rate above zero (BR-S-05), every other one zero (BR-E-05, BR-AE-05, BR-IC-05, BR-G-05,
 * BR-Z-05; category O bears none, which we hold as zero).
 */
export function parseVatRate(text: string, category: VatCategory): Result<VatRate, VatRateFailure> {
  const parsed = parseDecimal(text, 2);
  const shortest = parsed.ok ? formatDecimal(parsed.value) : '';
  const rate = VAT_RATES.find((one) => one === shortest);
  if (rate === undefined) return err({ tag: 'UnknownVatRate', rate: text });
  if ((category === 'S') === (rate === '0')) return err({ tag: 'RateNotOfCategory', category, rate });
  return ok(rate);
}
