import { expect, test } from 'vitest';
import { asSeen, placeAll } from './placed.ts';
import { placementOf, type Appointment, type Placement } from './placement.ts';

const answered = {
  uid: 'one',
  revision: 3,
  plannedOn: '2026-11-30',
  plannedFrom: '10:00',
  plannedTo: '12:30',
  technicianUid: null,
} as Appointment;
const tray: Placement = { plannedOn: null, plannedFrom: '', plannedTo: '', technicianUid: null };

test('what is taken again before the core has answered is taken from where it is seen', () => {
  const underWay = new Map([['one', { place: tray, revision: 3 }]]);
  expect(placementOf(asSeen(answered, underWay))).toEqual(tray);
  expect(placeAll([answered], underWay)[0]?.place).toEqual(placementOf(asSeen(answered, underWay)));
});

test('a move of an older revision counts no more', () => {
  const underWay = new Map([['one', { place: tray, revision: 2 }]]);
  expect(asSeen(answered, underWay)).toBe(answered);
});
