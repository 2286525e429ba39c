import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cents } from '../../kernel/money.ts';
import type { DocumentTotals, VatCategory } from './invoice-document.ts';
import type { LineInput } from './line-amounts.ts';
import { computeTotals } from './totals.ts';
import { VAT_RATES } from './vat-rate.ts';

const line = (quantity: string, unitPrice: string, rest: Partial<LineInput> = {}): LineInput => ({
  quantity,
  unitPrice,
  priceBase: '1',
  discountPercent: '0',
  vatCategory: 'S',
  vatRate: '20',
  ...rest,
});
const at = (vatRate: string): Partial<LineInput> => ({ vatRate });

const totalsOf = (lines: readonly LineInput[]): DocumentTotals => {
  const computed = computeTotals(lines);
  if (!computed.ok) throw new Error(`Refused: ${computed.error.tag} of ${computed.error.field}`);
  return computed.value.totals;
};

describe('cases of invoicing.md §C2', () => {
  test.each<[string, readonly LineInput[], number, number, number]>([
    ['T01', [line('1', '890.00')], 89_000, 17_800, 106_800],
    ['T02', ['20', '10', '5.5', '2.1'].map((rate) => line('1', '100.00', at(rate))), 40_000, 3760, 43_760],
    ['T03', [line('3', '33.333')], 10_000, 2000, 12_000],
    ['T04', [line('1', '0.005')], 1, 0, 1],
    ['T05', [line('1', '0.33'), line('1', '0.33'), line('1', '0.33')], 99, 20, 119],
    ['T06', [line('1', '1.00', at('5.5')), line('1', '0.05', at('10'))], 105, 7, 112],
    [
      'T07 without its header discount',
      [line('7.5', '85.333', { discountPercent: '10' })],
      57_600,
      11_520,
      69_120,
    ],
    ['T11', [line('1', '1500.00', { vatCategory: 'E', vatRate: '0' })], 150_000, 0, 150_000],
    ['T15', [line('10', '100'), line('-2', '100')], 80_000, 16_000, 96_000],
    ['T16', [line('1', '100.00'), line('-1', '1.00', at('5.5'))], 9900, 1994, 11_894],
    ['T23', [line('1', '500.00', { discountPercent: '100' })], 0, 0, 0],
    ['T24', [line('99999', '9999999.99')], 99_998_999_900_001, 19_999_799_980_000, 119_998_799_880_001],
    ['T25', [line('2500', '12.34', { priceBase: '1000' })], 3085, 617, 3702],
    ['T26', [line('1', '1.005'), line('1', '2.675'), line('3', '0.1')], 399, 80, 479],
  ])('%s', (_id, lines, net, tax, gross) => {
    const totals = totalsOf(lines);
    expect([totals.netCents, totals.taxCents, totals.grossCents, totals.dueCents]).toEqual([
      net,
      tax,
      gross,
      gross,
    ]);
  });

  test('T07: the discount of the line is rounded by itself', () => {
    const computed = computeTotals([line('7.5', '85.333', { discountPercent: '10' })]);
    expect(computed.ok && computed.value.lines[0]?.discountCents).toBe(6400);
  });

  test('T11 names the exemption in both languages', () => {
    const lines = [line('1', '1500.00', { vatCategory: 'E', vatRate: '0' })];
    expect(totalsOf(lines).vat).toEqual([
      {
        category: 'E',
        rate: '0',
        baseCents: 150_000,
        taxCents: 0,
        exemptionCode: 'VATEX-FR-FRANCHISE',
        exemptionText: 'TVA non applicable, art. 293 B du CGI',
      },
    ]);
    const english = computeTotals(lines, { language: 'en' });
    expect(english.ok && english.value.totals.vat[0]?.exemptionText).toContain('VAT not applicable');
  });

  test('what is prepaid leaves the amount due (T20, T22)', () => {
    const computed = computeTotals([line('1', '5000')], { prepaid: cents(180_000) });
    expect(computed.ok && computed.value.totals).toMatchObject({ grossCents: 600_000, dueCents: 420_000 });
  });
});

test('a discount of 100 % never turns a line negative', () => {
  expect(totalsOf([line('1', '0.005', { discountPercent: '100' })]).netCents).toBe(0);
  expect(totalsOf([line('-1', '0.005', { discountPercent: '100' })]).netCents).toBe(0);
});

test('20 and 20.00 are one VAT group', () => {
  expect(totalsOf([line('1', '1', at('20')), line('1', '1', at('20.00'))]).vat).toHaveLength(1);
});

test('an empty draft has totals of zero', () => {
  expect(totalsOf([])).toMatchObject({ netCents: 0, grossCents: 0, dueCents: 0, vat: [] });
});

describe('refusals name the field and the reason', () => {
  test.each<[LineInput, object]>([
    [line('1', '-0.01'), { tag: 'NegativePrice', field: 'lines.1.unitPrice' }],
    [line('1.00001', '1'), { tag: 'TooManyDecimals', field: 'lines.1.quantity', allowed: 4, got: 5 }],
    [line('1', '1.0000001'), { tag: 'TooManyDecimals', field: 'lines.1.unitPrice', allowed: 6, got: 7 }],
    [line('', '1'), { tag: 'NotADecimal', field: 'lines.1.quantity' }],
    [line('1', '1', at('19')), { tag: 'UnknownVatRate', field: 'lines.1.vatRate', rate: '19' }],
    [
      line('1', '1', at('0')),
      { tag: 'RateNotOfCategory', field: 'lines.1.vatRate', category: 'S', rate: '0' },
    ],
    [
      line('1', '1', { vatCategory: 'AE' }),
      { tag: 'RateNotOfCategory', field: 'lines.1.vatRate', category: 'AE', rate: '20' },
    ],
    [line('1', '1', { priceBase: '0' }), { tag: 'PriceBaseNotPositive', field: 'lines.1.priceBase' }],
    [
      line('1', '1', { discountPercent: '100.01' }),
      { tag: 'PercentOutOfRange', field: 'lines.1.discountPercent' },
    ],
    [
      line('1', '1', { discountPercent: '-1' }),
      { tag: 'PercentOutOfRange', field: 'lines.1.discountPercent' },
    ],
    [line('-1000000000', '1'), { tag: 'QuantityOutOfRange', field: 'lines.1.quantity', max: '999999999' }],
    [line('1', '1000000000'), { tag: 'PriceOutOfRange', field: 'lines.1.unitPrice', max: '999999999' }],
    [
      line('999999999', '999999999'),
      { tag: 'AmountOutOfRange', field: 'lines.1.quantity', maxCents: 999_999_999_999_999 },
    ],
  ])('%j', (refused, error) => {
    expect(computeTotals([line('1', '1'), refused])).toEqual({ ok: false, error });
  });

  test('a sum beyond the range is refused although each line is within', () => {
    const big = line('999999', '9999999.99');
    expect(computeTotals([big, big])).toMatchObject({
      ok: false,
      error: { tag: 'AmountOutOfRange', field: 'lines' },
    });
  });
});

const decimalText = (maxUnits: number, decimals: number, min = 0): fc.Arbitrary<string> =>
  fc
    .integer({ min: min * maxUnits, max: maxUnits })
    .map((units) => (units < 0 ? '-' : '') + pointed(Math.abs(units), decimals));
const pointed = (units: number, decimals: number): string => {
  const digits = String(units).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};
const categoryAndRate = fc.oneof(
  fc
    .constantFrom(...VAT_RATES.filter((rate) => rate !== '0'))
    .map((vatRate) => ({ vatCategory: 'S' as VatCategory, vatRate: vatRate as string })),
  fc
    .constantFrom<VatCategory>('E', 'AE', 'K', 'G', 'O', 'Z')
    .map((vatCategory) => ({ vatCategory, vatRate: '0' })),
);
const anyLine: fc.Arbitrary<LineInput> = fc
  .record({
    quantity: decimalText(99_999_999, 4, -1),
    unitPrice: decimalText(999_999_999, 6),
    priceBase: fc.constantFrom('1', '1', '7', '1000', '0.5'),
    discountPercent: fc.constantFrom('0', '0', '10', '33.33', '100'),
    vat: categoryAndRate,
  })
  .map(({ vat, ...numbers }) => ({ ...numbers, ...vat }));
const anyLines = fc.array(anyLine, { maxLength: 12 });

const opposite = (one: LineInput): LineInput => ({
  ...one,
  quantity: one.quantity.startsWith('-') ? one.quantity.slice(1) : `-${one.quantity}`,
});

describe('for any lines', () => {
  test('groups add up to the totals (BR-CO-10, 13, 14, 15)', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const computed = computeTotals(lines);
        if (!computed.ok) throw new Error(computed.error.tag);
        const { totals } = computed.value;
        const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);
        expect(sum(computed.value.lines.map((one) => one.netCents))).toBe(totals.netCents);
        expect(sum(totals.vat.map((group) => group.baseCents))).toBe(totals.netCents);
        expect(sum(totals.vat.map((group) => group.taxCents))).toBe(totals.taxCents);
        expect(totals.netCents + totals.taxCents).toBe(totals.grossCents);
        expect(new Set(totals.vat.map((group) => group.category + group.rate)).size).toBe(totals.vat.length);
      }),
    );
  });

  test('opposite quantities give opposite amounts', () => {
    const minus = (amount: number): number => (amount === 0 ? 0 : -amount);
    fc.assert(
      fc.property(anyLines, (lines) => {
        const plus = totalsOf(lines);
        const reversed = totalsOf(lines.map(opposite));
        expect(reversed.grossCents).toBe(minus(plus.grossCents));
        expect(reversed.vat).toEqual(
          plus.vat.map((group) => ({
            ...group,
            baseCents: minus(group.baseCents),
            taxCents: minus(group.taxCents),
          })),
        );
      }),
    );
  });

  test('the order of the lines changes nothing', () => {
    const shuffled = anyLines.chain((lines) =>
      fc.tuple(
        fc.constant(lines),
        fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([lines, otherOrder]) => {
        expect(totalsOf(otherOrder)).toEqual(totalsOf(lines));
      }),
    );
  });
});
