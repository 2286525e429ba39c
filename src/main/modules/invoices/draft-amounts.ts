import type { z } from 'zod';
import { refused } from '#main/app/outcome.ts';
import type { lineFields } from '#shared/contract/invoice-views.ts';
import type { AmountFailure, LineInput } from '#shared/domain/invoices/line-amounts.ts';
import { computeTotals } from '#shared/domain/invoices/totals.ts';
import type { DocumentTotals } from '#shared/domain/invoices/invoice-document.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { ok } from '#shared/kernel/result.ts';

/** A line as typed. */
export type TypedLine = z.output<typeof lineFields>;

/**
 * Amounts of typed lines, or the refusal the contract declares; `path` stands before the path of the culprit.
 *
 * Out-of-scope lines stand alone on a document: EN 16931 allows no other VAT group beside O (BR-O-11 to BR-O-14).
 */
export function draftAmounts<Line extends LineInput>(
  lines: readonly Line[],
  language: 'fr' | 'en',
  path: string,
) {
  const outOfScope = lines.filter((line) => line.vatCategory === 'O').length;
  if (outOfScope > 0 && outOfScope < lines.length)
    return refused('MixedOutOfScope', { field: `${path}lines` });
  const computed = computeTotals(lines, { language });
  return computed.ok ? ok(computed.value) : refusalOf(computed.error, path);
}

function refusalOf(failure: AmountFailure, path: string) {
  const field = `${path}${failure.field}`;
  switch (failure.tag) {
    case 'NegativePrice':
      return refused('NegativePrice', { field });
    case 'UnknownVatRate':
    case 'RateNotOfCategory':
      return refused('UnknownVatRate', { field });
    case 'TooManyDecimals':
      return refused('TooManyDecimals', { field, details: { decimals: failure.allowed } });
    case 'PriceBaseNotPositive':
      return refused('PriceBaseNotPositive', { field });
    case 'PercentOutOfRange':
      return refused('DiscountOutOfRange', { field });
    case 'QuantityOutOfRange':
      return refused('QuantityOutOfRange', { field, details: { max: failure.max } });
    // The contract's schema has refused a text that is no number.
    case 'NotADecimal':
    case 'PriceOutOfRange':
    case 'AmountOutOfRange':
      return refused('AmountOutOfRange', { field });
    default:
      return unreachable(failure);
  }
}

/** Totals in the words of the contract. */
export const totalsView = (totals: DocumentTotals) => ({
  lines: totals.linesCents,
  net: totals.netCents,
  tax: totals.taxCents,
  gross: totals.grossCents,
  due: totals.dueCents,
  vat: totals.vat.map((group) => ({
    category: group.category,
    rate: group.rate,
    base: group.baseCents,
    tax: group.taxCents,
    exemptionText: group.exemptionText,
  })),
});
