import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { parseTypedDate, parseTypedDecimal, parseTypedMoney } from './parse-typed.ts';

describe('typed numbers', () => {
  it.each([
    ['1 234,5', 'fr', '1234.5'],
    ['1\u202F234,50 €', 'fr', '1234.50'],
    ['1.234,50', 'fr', '1234.50'],
    ['1,234.50', 'en', '1234.50'],
    ['1,234', 'en', '1234'],
    ['1.234', 'fr', '1234'],
    ['1,234', 'fr', '1.234'],
    ['0.125', 'en', '0.125'],
    ['12.5', 'fr', '12.5'],
    ['-3,2', 'fr', '-3.2'],
    [',5', 'fr', '0.5'],
    ['007', 'fr', '7'],
    ['1.234.567', 'fr', '1234567'],
    ['12,5 %', 'fr', '12.5'],
  ] as const)('%s in %s is %s', (typed, language, decimal) => {
    expect(parseTypedDecimal(typed, language)).toBe(decimal);
  });

  it.each(['', 'abc', '1-2', '.', '1.2.3', '1e5'])('%j is no number', (typed) => {
    expect(parseTypedDecimal(typed, 'fr')).toBeNull();
  });

  it('reads amounts to the cent and refuses finer ones', () => {
    expect(parseTypedMoney('1 234,5', 'fr')).toBe(123_450);
    expect(parseTypedMoney('-0', 'fr')).toBe(0);
    expect(parseTypedMoney('-12,30 €', 'fr')).toBe(-1230);
    expect(parseTypedMoney('0,005', 'fr')).toBeNull();
    expect(parseTypedMoney('99999999999999', 'fr')).toBeNull();
  });
});

describe('typed days', () => {
  // A Sunday.
  const from = localDate('2026-11-22');
  it.each([
    ['demain', '2026-11-23'],
    ['Après-demain', '2026-11-24'],
    ['aujourd’hui', '2026-11-22'],
    ['hier', '2026-11-21'],
    ['lun', '2026-11-23'],
    ['dimanche', '2026-11-29'],
    ['friday', '2026-11-27'],
    ['22/11', '2026-11-22'],
    ['5/1/27', '2027-01-05'],
    ['22.11.2026', '2026-11-22'],
    ['22 nov.', '2026-11-22'],
    ['1er janvier 2027', '2027-01-01'],
    ['3 août', '2026-08-03'],
    ['30', '2026-11-30'],
    ['+3', '2026-11-25'],
    ['2026-02-28', '2026-02-28'],
  ])('%s is %s', (typed, date) => {
    expect(parseTypedDate(typed, from)).toBe(date);
  });

  it.each(['', '31/11', '2026-02-30', 'bientôt', 'lun 14h', '12 brumaire'])('%j is no day', (typed) => {
    expect(parseTypedDate(typed, from)).toBeNull();
  });
});
