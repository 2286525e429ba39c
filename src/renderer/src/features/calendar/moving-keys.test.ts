import { describe, expect, it } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { movingKey } from './moving-keys.ts';
import type { Placement } from './placement.ts';
import type { View } from './calendar-dates.ts';

const place: Placement = {
  plannedOn: localDate('2026-12-31'),
  plannedFrom: '09:00',
  plannedTo: '10:00',
  technicianUid: 'nadia',
};
const after = (key: string, view: View = 'week', from: Placement = place, shiftKey = false) => {
  const answer = movingKey({ key, shiftKey }, from, { view, technicians: ['karim', 'nadia', null] });
  return answer.kind === 'place' ? answer.place : answer.kind;
};

describe('moving by keyboard', () => {
  it('goes by a quarter of an hour, by days and by weeks, over the end of a year', () => {
    expect(after('ArrowDown')).toEqual({ ...place, plannedFrom: '09:15', plannedTo: '10:15' });
    expect(after('ArrowUp')).toEqual({ ...place, plannedFrom: '08:45', plannedTo: '09:45' });
    expect(after('ArrowRight')).toEqual({ ...place, plannedOn: '2027-01-01' });
    expect(after('PageDown')).toEqual({ ...place, plannedOn: '2027-01-07' });
    expect(after('ArrowUp', 'month')).toEqual({ ...place, plannedOn: '2026-12-24' });
    expect(after('PageDown', 'month')).toEqual({ ...place, plannedOn: '2027-01-31' });
  });

  it('changes the end with Shift', () => {
    expect(after('ArrowDown', 'week', place, true)).toEqual({ ...place, plannedTo: '10:15' });
    expect(after('ArrowUp', 'week', place, true)).toEqual({ ...place, plannedTo: '09:45' });
  });

  it('goes from one technician to the next in the view of a day, and no further', () => {
    expect(after('ArrowRight', 'day')).toEqual({ ...place, technicianUid: null });
    expect(after('ArrowLeft', 'day')).toEqual({ ...place, technicianUid: 'karim' });
    expect(after('ArrowRight', 'day', { ...place, technicianUid: null })).toMatchObject({
      technicianUid: null,
    });
  });

  it('leaves midnight for the band of what has no hour, and comes back in the morning', () => {
    const midnight = { ...place, plannedFrom: '00:00', plannedTo: '01:00' };
    const band = after('ArrowUp', 'week', midnight);
    expect(band).toEqual({ ...place, plannedFrom: '', plannedTo: '' });
    expect(after('ArrowDown', 'week', band as Placement)).toMatchObject({ plannedFrom: '08:00' });
  });

  it('drops, gives up, and leaves other keys alone', () => {
    expect([after('Enter'), after('Escape'), after('x')]).toEqual(['drop', 'cancel', 'none']);
  });
});
