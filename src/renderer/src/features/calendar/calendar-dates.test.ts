import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localDate } from '#shared/kernel/local-date.ts';
import { shownDays, startOfWeek, step, VIEWS, weekday, weekNumber } from './calendar-dates.ts';

const anyDay = fc.integer({ min: -9000, max: 9000 }).map((days) => addDays(localDate('2026-11-22'), days));

describe('pages of the calendar', () => {
  it('begin on Monday', () => {
    expect(startOfWeek(localDate('2026-11-22'))).toBe('2026-11-16');
    expect(startOfWeek(localDate('2026-11-23'))).toBe('2026-11-23');
    expect(weekday(localDate('2026-11-22'))).toBe(6);
  });

  it('show each day once, in whole weeks of which one holds the day, and never more than six', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...VIEWS), (day, view) => {
        const days = shownDays(view, day);
        expect(days).toContain(day);
        expect(new Set(days).size).toBe(days.length);
        expect(days.length).toBeLessThanOrEqual(42);
        expect(days.length === 1 || days.length % 7 === 0).toBe(true);
        expect(view === 'day' || weekday(days[0]!) === 0).toBe(true);
      }),
    );
  });

  it('hold the 25 and the 23 hour day once', () => {
    expect(shownDays('week', localDate('2026-10-25'))).toHaveLength(7);
    expect(shownDays('week', localDate('2026-03-29')).at(-1)).toBe('2026-03-29');
  });

  it('go forth and back over years', () => {
    expect(step('week', localDate('2026-12-30'), 1)).toBe('2027-01-06');
    expect(step('month', localDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(step('month', localDate('2027-01-15'), -1)).toBe('2026-12-15');
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(step('month', day, 1).slice(0, 7)).not.toBe(day.slice(0, 7));
        expect(daysBetween(day, step('month', day, 1))).toBeLessThanOrEqual(31);
      }),
    );
  });

  it('number weeks as ISO does', () => {
    for (const [day, week] of [
      ['2026-01-01', 1],
      ['2026-12-31', 53],
      ['2027-01-03', 53],
      ['2027-01-04', 1],
      ['2024-12-30', 1],
    ] as const)
      expect(weekNumber(localDate(day))).toBe(week);
  });
});
