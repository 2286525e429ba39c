import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { cents } from '#shared/kernel/money.ts';
import {
  formatDate,
  formatDecimal,
  formatMoney,
  formatPercent,
  formatSiret,
  grouped,
} from '#shared/domain/documents/written-values.ts';
import { unitLabel } from './unit-labels.ts';

describe('printed figures', () => {
  it('writes money in both languages with no-break spaces', () => {
    expect(formatMoney(cents(123_450), 'fr')).toBe('1\u202f234,50\u00a0€');
    expect(formatMoney(cents(123_450), 'en')).toBe('€1,234.50');
    expect(formatMoney(cents(-5), 'fr')).toBe('\u22120,05\u00a0€');
    expect(formatMoney(cents(-5), 'en')).toBe('\u2212€0.05');
  });

  it('is exact up to the largest amount', () => {
    expect(formatMoney(cents(Number.MAX_SAFE_INTEGER), 'en')).toBe('€90,071,992,547,409.91');
  });

  it('keeps the decimals a quantity or a price needs, and no more', () => {
    expect(formatDecimal('7.5000', 'fr')).toBe('7,5');
    expect(formatDecimal('12', 'fr', 2)).toBe('12,00');
    expect(formatDecimal('85.333', 'fr', 2)).toBe('85,333');
    expect(formatDecimal('-2', 'en')).toBe('\u22122');
    expect(formatPercent('5.5', 'fr')).toBe('5,5\u202f%');
  });

  it('writes days, identifiers and units', () => {
    expect(formatDate(localDate('2026-11-02'), 'fr')).toBe('2\u00a0nov.\u00a02026');
    expect(formatDate(localDate('2026-11-22'), 'en')).toBe('22\u00a0Nov\u00a02026');
    expect(grouped('FR76 30006000', 4)).toBe('FR76\u00a03000\u00a06000');
    expect(formatSiret('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074');
    expect([unitLabel('DAY', '1.5', 'fr'), unitLabel('DAY', '1.5', 'en')]).toEqual(['jour', 'days']);
    expect(unitLabel('XYZ', '2', 'fr')).toBe('XYZ');
  });
});
