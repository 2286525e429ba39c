import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../kernel/local-date.ts';
import type { Uid } from '../../kernel/uid.ts';
import { clash, clashingUids, type Booking } from './overlap.ts';
import { hourText } from './planned-hours.ts';

const uid = (text: string): Uid => text as Uid;
const booking = (name: string, plannedFrom: string, plannedTo: string, more: Partial<Booking> = {}) => ({
  uid: uid(name),
  plannedOn: localDate('2026-11-23'),
  technicianUid: uid('nadia'),
  plannedFrom,
  plannedTo,
  ...more,
});

const anyBooking = fc
  .record({
    day: fc.integer({ min: 0, max: 2 }),
    technician: fc.constantFrom('nadia', 'karim', null),
    start: fc.integer({ min: 0, max: 1438 }),
    length: fc.integer({ min: 1, max: 400 }),
    hours: fc.constantFrom('both', 'start', 'none'),
  })
  .map(({ day, technician, start, length, hours }) => ({
    plannedOn: addDays(localDate('2026-12-30'), day),
    technicianUid: technician === null ? null : uid(technician),
    plannedFrom: hours === 'none' ? '' : hourText(start),
    plannedTo: hours === 'both' ? hourText(Math.min(1439, start + length)) : '',
  }));

describe('clashing appointments', () => {
  it('ask one technician for the same minute of the same day', () => {
    const morning = booking('a', '09:00', '11:00');
    expect(clash(morning, booking('b', '10:59', '12:00'))).toBe(true);
    expect(clash(morning, booking('b', '11:00', '12:00'))).toBe(false);
    expect(clash(morning, booking('b', '09:30', '10:00', { technicianUid: uid('karim') }))).toBe(false);
    expect(clash(morning, booking('b', '09:30', '10:00', { plannedOn: localDate('2026-11-24') }))).toBe(
      false,
    );
  });

  it('take an hour where no end is known, and none where only the day is', () => {
    expect(clash(booking('a', '09:00', ''), booking('b', '09:59', ''))).toBe(true);
    expect(clash(booking('a', '09:00', ''), booking('b', '10:00', ''))).toBe(false);
    expect(clash(booking('a', '', ''), booking('b', '', ''))).toBe(false);
  });

  it('do not exist for work that nobody was given', () => {
    const free = { technicianUid: null };
    expect(clash(booking('a', '09:00', '10:00', free), booking('b', '09:00', '10:00', free))).toBe(false);
  });

  it('are the ones that a comparison of each with each finds', () => {
    fc.assert(
      fc.property(fc.array(anyBooking, { maxLength: 30 }), (plans) => {
        const bookings = plans.map((plan, index) => ({ ...plan, uid: uid(String(index)) }));
        const expected = bookings
          .filter((one) => bookings.some((other) => clash(one, other)))
          .map((one) => one.uid);
        expect([...clashingUids(bookings)].toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
