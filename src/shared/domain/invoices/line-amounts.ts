import {
  compareDecimals,
  divideDecimals,
  divideHalfAwayFromZero,
  fractionToCentUnits,
  multiplyDecimals,
  multiplyFractions,
  parseDecimal,
} from '../../kernel/decimal.ts';
import type { Decimal, DecimalFailure, Fraction } from '../../kernel/decimal.ts';
import { cents } from '../../kernel/money.ts';
import type { Cents } from '../../kernel/money.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { DocumentLine, VatCategory } from './invoice-document.ts';
import { parseVatRate } from './vat-rate.ts';
import type { VatRate, VatRateFailure } from './vat-rate.ts';

/** What the amounts of a line are computed from. */
export type LineInput = Pick<
  DocumentLine,
  'quantity' | 'unitPrice' | 'priceBase' | 'discountPercent' | 'vatCategory' | 'vatRate'
>;

/** The computed part of a line. */
export interface LineAmounts {
  readonly vatCategory: VatCategory;
  /** In its shortest form, so that `20` and `20.00` fall in one VAT group. */
  readonly vatRate: VatRate;
  /** Discount of the line, of the sign of the quantity (BT-136). */
  readonly discountCents: Cents;
  /** Net of the line without VAT (BT-131). */
  readonly netCents: Cents;
}

/** Why amounts cannot be computed; `field` is the path of the culprit, e.g. `lines.2.unitPrice`. */
export type AmountFailure = { readonly field: string } & (
  | DecimalFailure
  | VatRateFailure
  /** BR-27: returns are negative quantities, never negative prices. */
  | { readonly tag: 'NegativePrice' }
  | { readonly tag: 'PriceBaseNotPositive' }
  | { readonly tag: 'PercentOutOfRange' }
  | { readonly tag: 'QuantityOutOfRange'; readonly max: string }
  | { readonly tag: 'PriceOutOfRange'; readonly max: string }
  | { readonly tag: 'AmountOutOfRange'; readonly maxCents: Cents }
);

/** Most decimals of each field (French CTC rules: quantities 4, prices 6, rates 2). */
export const MAX_DECIMALS = { quantity: 4, unitPrice: 6, priceBase: 4, discountPercent: 2 } as const;

/** Largest quantity accepted; larger ones are typing errors and would leave the column of the PDF. */
export const MAX_QUANTITY = '999999999';

/** Largest price accepted, in euros, for the same reason. */
export const MAX_UNIT_PRICE = '999999999';

/** Largest amount of a line or a total, in cents: leaves the safe integers a factor of nine for sums. */
export const MAX_AMOUNT = cents(999_999_999_999_999);

const whole = (text: string): Decimal => ({ units: BigInt(text), scale: 0 });
const HUNDRED = whole('100');
const percentOf = (value: Fraction, percent: Decimal): Fraction =>
  multiplyFractions(value, divideDecimals(percent, HUNDRED));

/** Whether a count of cents fits the accepted range, whatever its sign. */
export const isAcceptedAmount = (amount: bigint): boolean => {
  const limit = BigInt(MAX_AMOUNT);
  return amount <= limit && amount >= -limit;
};

/**
 * Net and discount of one line.
 *
 * net = round2(price / base x quantity - discount), where the discount is itself rounded to cents (EN 16931
 * BT-131, BT-136). When rounding the discount would push the net across zero (100 % of half a cent) the net is
 * zero. `field` is the path put before the name of a refused field, e.g. `lines.0`.
 */
export function computeLine(line: LineInput, field: string): Result<LineAmounts, AmountFailure> {
  const numbers = readNumbers(line, field);
  if (!numbers.ok) return numbers;
  const rate = parseVatRate(line.vatRate, line.vatCategory);
  if (!rate.ok) return err({ field: `${field}.vatRate`, ...rate.error });

  const { quantity, unitPrice, priceBase, discountPercent } = numbers.value;
  const gross = divideDecimals(multiplyDecimals(unitPrice, quantity), priceBase);
  const discount = fractionToCentUnits(percentOf(gross, discountPercent));
  const net = netOf(gross, discount);
  if (!isAcceptedAmount(net) || !isAcceptedAmount(discount)) {
    return err({ tag: 'AmountOutOfRange', field: `${field}.quantity`, maxCents: MAX_AMOUNT });
  }
  return ok({
    vatCategory: line.vatCategory,
    vatRate: rate.value,
    discountCents: cents(Number(discount)),
    netCents: cents(Number(net)),
  });
}

/** Rounded once, from the exact gross and the already rounded discount. */
function netOf(gross: Fraction, discount: bigint): bigint {
  const exactInCents = gross.numerator * 100n - discount * gross.denominator;
  const crossedZero = exactInCents !== 0n && exactInCents < 0n !== gross.numerator < 0n;
  return crossedZero ? 0n : divideHalfAwayFromZero(exactInCents, gross.denominator);
}

interface LineNumbers {
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  readonly priceBase: Decimal;
  readonly discountPercent: Decimal;
}

function readNumbers(line: LineInput, field: string): Result<LineNumbers, AmountFailure> {
  const read = (name: keyof LineNumbers): Result<Decimal, AmountFailure> => {
    const parsed = parseDecimal(line[name], MAX_DECIMALS[name]);
    return parsed.ok ? parsed : err({ field: `${field}.${name}`, ...parsed.error });
  };
  const quantity = read('quantity');
  if (!quantity.ok) return quantity;
  const unitPrice = read('unitPrice');
  if (!unitPrice.ok) return unitPrice;
  const priceBase = read('priceBase');
  if (!priceBase.ok) return priceBase;
  const discountPercent = read('discountPercent');
  if (!discountPercent.ok) return discountPercent;

  const magnitude: Decimal = { ...quantity.value, units: absolute(quantity.value.units) };
  if (compareDecimals(magnitude, whole(MAX_QUANTITY)) > 0) {
    return err({ tag: 'QuantityOutOfRange', field: `${field}.quantity`, max: MAX_QUANTITY });
  }
  if (unitPrice.value.units < 0n) return err({ tag: 'NegativePrice', field: `${field}.unitPrice` });
  if (compareDecimals(unitPrice.value, whole(MAX_UNIT_PRICE)) > 0) {
    return err({ tag: 'PriceOutOfRange', field: `${field}.unitPrice`, max: MAX_UNIT_PRICE });
  }
  if (priceBase.value.units <= 0n) return err({ tag: 'PriceBaseNotPositive', field: `${field}.priceBase` });
  if (discountPercent.value.units < 0n || compareDecimals(discountPercent.value, HUNDRED) > 0) {
    return err({ tag: 'PercentOutOfRange', field: `${field}.discountPercent` });
  }
  return ok({
    quantity: quantity.value,
    unitPrice: unitPrice.value,
    priceBase: priceBase.value,
    discountPercent: discountPercent.value,
  });
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** Tax of a base in cents: round2(base x rate), halves away from zero (BT-117). */
export function taxOf(baseCents: bigint, rate: VatRate): bigint {
  const parsed = parseDecimal(rate, 2);
  if (!parsed.ok) throw new Error('A listed VAT rate is a decimal');
  const tax = percentOf({ numerator: baseCents, denominator: 1n }, parsed.value);
  return divideHalfAwayFromZero(tax.numerator, tax.denominator);
}
