import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, endOfMonth, localDate } from '#shared/kernel/local-date.ts';
import { comparedPeriod, monthsOf, periodBefore, periodParts } from './period-parts.ts';

const period = (from: string, to: string) => ({ from: localDate(from), to: localDate(to) });
/** Months before may be longer than those that have passed: three days at most a quarter, two a leap year. */
const LONGER_MONTHS = 4;
const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 900 }))
  .map(([start, length]) => {
    const from = addDays(localDate('2021-01-01'), start);
    return { from, to: addDays(from, length) };
  });

describe('a period', () => {
  it('is cut into whole months and the days around them, each day once', () => {
    fc.assert(
      fc.property(anyPeriod, (whole) => {
        const { months, days } = periodParts(whole);
        const monthDays =
          months === null
            ? 0
            : daysBetween(localDate(`${months.first}-01`), endOfMonth(localDate(`${months.last}-01`))) + 1;
        const edgeDays = days.reduce((sum, part) => sum + daysBetween(part.from, part.to) + 1, 0);
        expect(monthDays + edgeDays).toBe(daysBetween(whole.from, whole.to) + 1);
        expect(edgeDays).toBeLessThan(62);
      }),
    );
  });

  it('holds months whole as soon as it covers them', () => {
    expect(periodParts(period('2026-10-31', '2026-12-01'))).toEqual({
      months: { first: '2026-11', last: '2026-11' },
      days: [period('2026-10-31', '2026-10-31'), period('2026-12-01', '2026-12-01')],
    });
    expect(periodParts(period('2026-02-01', '2026-02-28')).days).toEqual([]);
    expect(periodParts(period('2026-11-20', '2026-11-10'))).toEqual({ months: null, days: [] });
  });

  it('is compared with whole months before whole months, else with as many days', () => {
    expect(periodBefore(period('2026-11-01', '2026-11-30'))).toEqual(period('2026-10-01', '2026-10-31'));
    expect(periodBefore(period('2026-01-01', '2026-03-31'))).toEqual(period('2025-10-01', '2025-12-31'));
    expect(periodBefore(period('2026-11-03', '2026-11-09'))).toEqual(period('2026-10-27', '2026-11-02'));
  });

  it('that is running is compared as far as it has come', () => {
    const on = (day: string, whole: ReturnType<typeof period>, comparison?: 'year-before') =>
      comparedPeriod(whole, comparison ?? 'period-before', localDate(day));
    const november = period('2026-11-01', '2026-11-30');
    expect(on('2026-11-28', november)).toEqual(period('2026-10-01', '2026-10-28'));
    expect(on('2026-11-28', november, 'year-before')).toEqual(period('2025-11-01', '2025-11-28'));
    expect(on('2026-11-28', period('2026-01-01', '2026-12-31'))).toEqual(period('2025-01-01', '2025-11-28'));
    // The month before is shorter: its last day.
    expect(on('2026-03-30', period('2026-03-01', '2026-03-31'))).toEqual(period('2026-02-01', '2026-02-28'));
    // Over, or not begun: the whole period before.
    expect(on('2026-11-30', november)).toEqual(period('2026-10-01', '2026-10-31'));
    expect(on('2026-10-30', november)).toEqual(period('2026-10-01', '2026-10-31'));
    // No whole months: as many days in.
    expect(on('2026-11-05', period('2026-11-03', '2026-11-09'))).toEqual(period('2026-10-27', '2026-10-29'));
  });

  it('that is running is never compared with more days of months than have passed', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 0, max: 900 }), (whole, passed) => {
        const today = addDays(whole.from, passed);
        const compared = comparedPeriod(whole, 'period-before', today);
        expect(compared.from <= compared.to).toBe(true);
        expect(compared.to < whole.from).toBe(true);
        const isLonger = daysBetween(compared.from, compared.to) > passed + LONGER_MONTHS;
        expect(isLonger && today < whole.to).toBe(false);
      }),
    );
  });

  it('may lie at the ends of the calendar', () => {
    for (const edge of [
      period('0001-01-01', '9999-12-31'),
      period('9999-12-05', '9999-12-31'),
      period('9999-11-05', '9999-12-30'),
      period('0001-01-02', '0001-01-02'),
      period('2026-11-22', '2026-11-01'),
    ]) {
      expect(() => [periodParts(edge), periodBefore(edge)]).not.toThrow();
    }
  });

  it('names every month it touches', () => {
    expect(monthsOf(period('2025-11-30', '2026-02-01'))).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });
});
