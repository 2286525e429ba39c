import { cents } from './money.ts';
import type { Cents } from './money.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

/**
 * An exact decimal number: `units` divided by ten to the power of `scale`.
 *
 * Prices, quantities and rates travel as decimal strings and are computed on integers, so that 1.005 is
 * 1.005 and not the nearest binary fraction (docs/adr/0003-money.md).
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Why a text is not an acceptable decimal; `got` counts the decimals written. */
export type DecimalFailure =
  | { readonly tag: 'NotADecimal' }
  | { readonly tag: 'TooManyDecimals'; readonly allowed: number; readonly got: number };

const SHAPE = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

const tenTo = (power: number): bigint => 10n ** BigInt(power);

/**
 * Reads `1234.5` or `-0.055`: digits, one point, no exponent, no separator of thousands, no plus sign.
 *
 * Decimals are counted without trailing zeros: `1.50000` has one. The comma of French input is turned into a
 * point by the form, never here.
 */
export function parseDecimal(text: string, maxDecimals: number): Result<Decimal, DecimalFailure> {
  const match = SHAPE.exec(text);
  if (match === null) return err({ tag: 'NotADecimal' });
  const [, sign = '', whole = '', written = ''] = match;
  const fraction = written.replace(/0+$/, '');
  if (fraction.length > maxDecimals) {
    return err({ tag: 'TooManyDecimals', allowed: maxDecimals, got: fraction.length });
  }
  const magnitude = BigInt(whole + fraction);
  return ok({ units: sign === '-' ? -magnitude : magnitude, scale: fraction.length });
}

/** The shortest text of a decimal: `5.50` becomes `5.5`, minus zero becomes `0`. */
export function formatDecimal(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Exact product. */
export const multiplyDecimals = (left: Decimal, right: Decimal): Decimal => ({
  units: left.units * right.units,
  scale: left.scale + right.scale,
});

/** Order of two decimals: negative, zero or positive as `left` is below, equal to or above `right`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = left.units * tenTo(scale - left.scale) - right.units * tenTo(scale - right.scale);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/**
 * A quotient of two integers rounded to the nearest one, halves away from zero: 2.5 gives 3, -2.5 gives -3.
 *
 * Symmetric on purpose: a credit note must be the exact opposite of its invoice. `round()` of XPath, which
 * sends -2.5 to -2, differs. The divisor must be positive (throws otherwise).
 */
export function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new Error('The divisor must be positive');
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/**
 * An exact fraction with a positive denominator, kept unrounded until the one rounding that a rule asks for.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `dividend / divisor` exactly; the divisor must be positive (throws otherwise). */
export function divideDecimals(dividend: Decimal, divisor: Decimal): Fraction {
  if (divisor.units <= 0n) throw new Error('The divisor must be positive');
  return {
    numerator: dividend.units * tenTo(divisor.scale),
    denominator: divisor.units * tenTo(dividend.scale),
  };
}

/** A decimal as a fraction. */
export const decimalToFraction = (value: Decimal): Fraction => ({
  numerator: value.units,
  denominator: tenTo(value.scale),
});

/** Exact product of fractions. */
export const multiplyFractions = (left: Fraction, right: Fraction): Fraction => ({
  numerator: left.numerator * right.numerator,
  denominator: left.denominator * right.denominator,
});

/** Whole cents of an amount in euros, halves away from zero; BigInt because it may exceed the safe integers. */
export const fractionToCentUnits = (euros: Fraction): bigint =>
  divideHalfAwayFromZero(euros.numerator * 100n, euros.denominator);

/** Cents of a decimal amount in euros, halves away from zero: `1.005` gives 101. Throws beyond the safe integers. */
export const roundHalfAwayFromZero = (euros: Decimal): Cents =>
  cents(Number(fractionToCentUnits(decimalToFraction(euros))));

/** Cents as a decimal string in euros with two decimals, e.g. `1068.00`, `-0.05`. */
export function centsToDecimal(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
