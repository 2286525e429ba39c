import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  centsToDecimal,
  compareDecimals,
  divideHalfAwayFromZero,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundHalfAwayFromZero,
} from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { cents } from './money.ts';

const decimal = (text: string): Decimal => {
  const parsed = parseDecimal(text, 30);
  if (!parsed.ok) throw new Error(`${text} is no decimal`);
  return parsed.value;
};

describe('reading decimals', () => {
  test.each([
    ['1234.5', '1234.5'],
    ['-0.055', '-0.055'],
    ['007.10', '7.1'],
    ['-0.00', '0'],
    ['0.000001', '0.000001'],
  ])('%s reads as %s', (text, shortest) => {
    expect(formatDecimal(decimal(text))).toBe(shortest);
  });

  test.each(['', ' ', '1,5', '.5', '1.', '+1', '1e3', '--1', '1 000', 'NaN', 'Infinity', '0x10', '١'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text, 6)).toEqual({ ok: false, error: { tag: 'NotADecimal' } });
    },
  );

  test('counts decimals without trailing zeros', () => {
    expect(parseDecimal('1.50000', 1).ok).toBe(true);
    expect(parseDecimal('1.23456', 4)).toEqual({
      ok: false,
      error: { tag: 'TooManyDecimals', allowed: 4, got: 5 },
    });
  });
});

describe('rounding', () => {
  test.each([
    ['1.005', 101],
    ['2.675', 268],
    ['0.005', 1],
    ['-0.005', -1],
    ['0.0049999', 0],
    ['-0.055', -6],
    ['0.3', 30],
  ])('%s EUR is %i cents', (text, expected) => {
    expect(roundHalfAwayFromZero(decimal(text))).toBe(expected);
  });

  test('is symmetric and at most half a unit away', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (dividend, divisor) => {
          const rounded = divideHalfAwayFromZero(dividend, divisor);
          expect(divideHalfAwayFromZero(-dividend, divisor)).toBe(-rounded);
          const error = 2n * (rounded * divisor - dividend);
          expect(error <= divisor && error >= -divisor).toBe(true);
        },
      ),
    );
  });
});

test('a product is exact', () => {
  expect(formatDecimal(multiplyDecimals(decimal('0.1'), decimal('3')))).toBe('0.3');
  expect(formatDecimal(multiplyDecimals(decimal('99999'), decimal('9999999.99')))).toBe('999989999000.01');
});

test('comparison ignores how a number is written', () => {
  expect(compareDecimals(decimal('1.50'), decimal('1.5'))).toBe(0);
  expect(compareDecimals(decimal('-2'), decimal('0.1'))).toBeLessThan(0);
  expect(compareDecimals(decimal('10'), decimal('9.99'))).toBeGreaterThan(0);
});

test('cents and decimal text are two forms of one amount', () => {
  expect(centsToDecimal(cents(-5))).toBe('-0.05');
  expect(centsToDecimal(cents(106_800))).toBe('1068.00');
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      expect(roundHalfAwayFromZero(decimal(centsToDecimal(cents(amount))))).toBe(amount === 0 ? 0 : amount);
    }),
  );
});
