import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localDate } from '../../kernel/local-date.ts';
import { cents } from '../../kernel/money.ts';
import { AGEING_BUCKETS, AGEING_DAYS, ageingBucket } from './ageing.ts';
import { averageDelayDays, daysSalesOutstanding } from './payment-delay.ts';
import { minutesAvailable, minutesOfService, utilisationPercent } from './utilisation.ts';
import { easterSunday, frenchHolidays, workingDays } from './working-days.ts';

const due = localDate('2026-06-30');

describe('the aged balance', () => {
  it.each([
    [-400, 'not-due'],
    [0, 'not-due'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, 'over-90'],
    [5000, 'over-90'],
  ])('puts an invoice %i days late under %s', (late, bucket) => {
    expect(ageingBucket(due, addDays(due, late))).toBe(bucket);
  });

  it('leaves no day out and counts none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), (late) => {
        const holding = AGEING_BUCKETS.filter(
          (bucket) =>
            late >= (AGEING_DAYS[bucket].from ?? -Infinity) && late <= (AGEING_DAYS[bucket].to ?? Infinity),
        );
        expect(holding).toEqual([ageingBucket(due, addDays(due, late))]);
      }),
    );
  });
});

describe('payment delays', () => {
  it('weigh days by amount', () => {
    expect(averageDelayDays(1000 * 10 + 3000 * 30, cents(4000))).toBe(25);
    expect(averageDelayDays(0, cents(0))).toBeNull();
  });

  it('give the days of sales that are still owed', () => {
    expect(daysSalesOutstanding(cents(50_000), cents(100_000), 30)).toBe(15);
    expect(daysSalesOutstanding(cents(0), cents(100_000), 30)).toBe(0);
    expect(daysSalesOutstanding(cents(50_000), cents(0), 30)).toBeNull();
  });
});

describe('working days in France', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('know Easter of %i', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday);
  });

  it('leave out the eleven public holidays', () => {
    expect(frenchHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
    expect(workingDays(localDate('2026-05-01'), localDate('2026-05-31'))).toBe(17);
    expect(workingDays(localDate('2026-01-01'), localDate('2026-12-31'))).toBe(252);
    expect(workingDays(localDate('2026-11-21'), localDate('2026-11-22'))).toBe(0);
    expect(workingDays(localDate('2026-11-22'), localDate('2026-11-21'))).toBe(0);
    // Ascension on 1 May 2008: one holiday.
    expect(workingDays(localDate('2008-05-01'), localDate('2008-05-02'))).toBe(1);
  });

  it('add up over neighbouring periods', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        (start, left, right) => {
          const from = addDays(localDate('2020-01-01'), start);
          const middle = addDays(from, left);
          const to = addDays(middle, right + 1);
          const whole = workingDays(from, to);
          expect(workingDays(from, middle) + workingDays(addDays(middle, 1), to)).toBe(whole);
          expect(whole).toBeLessThanOrEqual(daysBetween(from, to) + 1);
        },
      ),
    );
  });
});

describe('hours of technicians', () => {
  const service = { unit: 'HUR', quantity: '2.5', plannedFrom: '', plannedTo: '' };

  it('are what is sold by the hour or day, else what was planned', () => {
    expect(minutesOfService(service, 35)).toBe(150);
    expect(minutesOfService({ ...service, unit: 'DAY', quantity: '1.5' }, 35)).toBe(630);
    const fixed = { ...service, unit: 'LS', plannedFrom: '09:00', plannedTo: '11:30' };
    expect(minutesOfService(fixed, 35)).toBe(150);
    expect(minutesOfService({ ...fixed, plannedFrom: '' }, 35)).toBeNull();
  });

  it('are compared with the hours there were', () => {
    expect(minutesAvailable(35, 20)).toBe(140 * 60);
    expect(utilisationPercent(70 * 60, 140 * 60)).toBe(50);
    expect(utilisationPercent(60, 0)).toBeNull();
  });
});
