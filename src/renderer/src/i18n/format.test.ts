import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, localDate } from '#shared/kernel/local-date.ts';
import { cents } from '#shared/kernel/money.ts';
import { formatOf, today } from './format.ts';
import { frenchTypography, pseudo } from './typography.ts';

const fr = formatOf('fr');
const en = formatOf('en');

describe('formats', () => {
  it('writes money with narrow no-break spaces', () => {
    expect(fr.money(cents(123_450))).toBe('1\u202F234,50\u202F€');
    expect(en.money(cents(123_450))).toBe('€1,234.50');
    expect(fr.money(cents(-5))).toBe('-0,05\u202F€');
  });

  it('writes dates', () => {
    expect(fr.date(localDate('2026-11-22'))).toBe('22 nov. 2026');
    expect(en.date(localDate('2026-11-22'))).toBe('22 Nov 2026');
    expect(fr.dateTime('2026-11-22T12:00:00.000Z' as Instant)).toMatch(/^22 nov. 2026, \d\d:00$/);
  });

  it('writes near days in words and far ones as dates', () => {
    expect(fr.relativeDay(today())).toBe('aujourd\u2019hui');
    expect(fr.relativeDay(addDays(today(), -3))).toBe('il y a 3 jours');
    expect(en.relativeDay(addDays(today(), 1))).toBe('tomorrow');
    const far = addDays(today(), -8);
    expect(fr.relativeDay(far)).toBe(fr.date(far));
  });

  it('writes durations, decimals, shares and sizes', () => {
    expect(fr.duration(90)).toBe('1\u202Fh\u202F30');
    expect(fr.duration(45)).toBe('45\u202Fmin');
    expect(fr.duration(120)).toBe('2\u202Fh');
    expect(fr.decimal('1234.50')).toBe('1\u202F234,50');
    expect(en.decimal('1234.5')).toBe('1,234.5');
    expect(fr.percent(12.5)).toBe('12,5\u202F%');
    expect(fr.bytes(3_565_158)).toBe('3,4\u202FMo');
    expect(fr.bytes(0)).toBe('0\u202Fo');
  });
});

describe('typography', () => {
  it('sets French spaces and apostrophes', () => {
    expect(frenchTypography("L'acte « émettre » : oui ?")).toBe(
      'L\u2019acte «\u202Fémettre\u202F»\u202F: oui\u202F?',
    );
  });

  it('keeps the places of values in the pseudo-locale', () => {
    expect(pseudo('Bonne année {{name}}')).toMatch(/^\[Bóññé áññéé \{\{name\}\}[ ~]+\]$/);
  });
});
