import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHours, hourText, spanOf } from '#shared/domain/services/planned-hours.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { byDays, endingAt, startingAt, type Placement } from './placement.ts';

const place = (plannedFrom: string, plannedTo: string): Placement => ({
  plannedOn: localDate('2026-12-31'),
  plannedFrom,
  plannedTo,
  technicianUid: null,
});

describe('a placement', () => {
  it('stays one that the core accepts, wherever it is dragged', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1300 }),
        fc.integer({ min: 15, max: 1400 }),
        fc.integer({ min: -500, max: 2000 }),
        (start, length, to) => {
          const before = place(hourText(start), hourText(Math.min(1439, start + length)));
          expect(checkHours(startingAt(before, to)).ok).toBe(true);
          expect(checkHours(endingAt(before, to)).ok).toBe(true);
          const [old, moved] = [spanOf(before), spanOf(startingAt(before, to))];
          expect(moved!.end - moved!.start).toBe(old!.end - old!.start);
        },
      ),
    );
  });

  it('keeps an open end open and loses its hours in the all-day band', () => {
    expect(startingAt(place('09:00', ''), 600)).toEqual(place('10:00', ''));
    expect(startingAt(place('09:00', '10:00'), null)).toEqual(place('', ''));
    expect(endingAt(place('', ''), 600)).toEqual(place('', ''));
  });

  it('goes over the end of the year', () => {
    expect(byDays(place('', ''), 1).plannedOn).toBe('2027-01-01');
    expect(byDays({ ...place('', ''), plannedOn: null }, 1).plannedOn).toBeNull();
  });
});
