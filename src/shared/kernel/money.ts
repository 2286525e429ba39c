import type { Brand } from './brand.ts';

/**
 * An amount of money in cents of EUR, a safe integer, negative for what goes back.
 *
 * Floats lose cents; sums and rounding are made on integers (design.md §2 "money").
 */
export type Cents = Brand<number, 'Cents'>;

/** Takes an integer number as cents; throws when it is not a safe integer. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new Error('Cents must be a safe integer');
  // The zero that prints as "-0" never leaves a computation.
  return (value === 0 ? 0 : value) as Cents;
}

/** Nothing due, nothing paid. */
export const ZERO = 0 as Cents;

/** Sum of amounts; throws beyond the safe integers. */
export const sumCents = (amounts: readonly Cents[]): Cents =>
  cents(amounts.reduce<number>((sum, one) => sum + one, 0));
