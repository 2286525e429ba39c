import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { nameOfPeriod, PERIODS, periodOf } from './periods.ts';

const day = localDate('2026-11-22');

describe('named periods', () => {
  it.each([
    ['this-month', '2026-11-01', '2026-11-30'],
    ['last-month', '2026-10-01', '2026-10-31'],
    ['this-quarter', '2026-10-01', '2026-12-31'],
    ['this-year', '2026-01-01', '2026-12-31'],
    ['last-12-months', '2025-12-01', '2026-11-30'],
  ] as const)('%s', (name, from, to) => {
    expect(periodOf(name, day)).toEqual({ from, to });
  });

  it('cross the new year', () => {
    expect(periodOf('last-month', localDate('2027-01-05'))).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(periodOf('last-12-months', localDate('2026-12-31'))).toEqual({
      from: '2026-01-01',
      to: '2026-12-31',
    });
  });

  it('are known again by their days', () => {
    for (const name of PERIODS) {
      const { from, to } = periodOf(name, day);
      expect(nameOfPeriod(from, to, day)).toBe(name);
    }
    expect(nameOfPeriod('2026-11-02', '2026-11-30', day)).toBeNull();
  });
});
