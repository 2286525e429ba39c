import { describe, expect, test } from 'vitest';
import { parseIban } from '#shared/domain/identifiers/iban.ts';
import { parseSiren } from '#shared/domain/identifiers/siren.ts';
import { parseSiret } from '#shared/domain/identifiers/siret.ts';
import { parseVatNumber } from '#shared/domain/identifiers/vat-number.ts';
import {
  fictitiousIban,
  fictitiousPhone,
  fictitiousSiren,
  fictitiousSiret,
  vatNumberOf,
  zoneOf,
} from './fictitious-numbers.ts';

describe('numbers of the demonstration', () => {
  test('pass the checks of the product, differ, and lie below every registered company', () => {
    const sirens = Array.from({ length: 700 }, (_, index) => fictitiousSiren(index + 1));
    expect(new Set(sirens).size).toBe(700);
    for (const siren of sirens) {
      expect(parseSiren(siren).ok).toBe(true);
      expect(parseSiret(fictitiousSiret(siren)).ok).toBe(true);
      expect(parseVatNumber(vatNumberOf(siren)).ok).toBe(true);
      expect(Number(siren)).toBeLessThan(325_175);
    }
  });

  test('name an account of a bank that does not exist', () => {
    expect(parseIban(fictitiousIban()).ok).toBe(true);
    expect(fictitiousIban().slice(4, 9)).toBe('99999');
  });

  test('give telephone numbers of the ranges kept for fiction, by region', () => {
    expect(fictitiousPhone(zoneOf('75011'), 7)).toBe('01 99 00 00 07');
    expect(fictitiousPhone(zoneOf('29200'), 42)).toBe('02 61 91 00 42');
    expect(fictitiousPhone(zoneOf('67000'), 1)).toBe('03 53 01 00 01');
    expect(fictitiousPhone(zoneOf('69001'), 1)).toBe('04 65 71 00 01');
    expect(fictitiousPhone(zoneOf('33000'), 12_345)).toBe('05 36 49 23 45');
    expect(fictitiousPhone('mobile', 9)).toBe('06 39 98 00 09');
  });
});
