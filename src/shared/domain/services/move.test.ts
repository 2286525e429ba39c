import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../kernel/local-date.ts';
import { movePlan } from './move.ts';
import { hourText } from './planned-hours.ts';
import { SERVICE_STATUSES } from './service.ts';

const service = (plannedFrom: string, plannedTo: string) => ({
  status: 'planned' as const,
  invoiced: false,
  plannedFrom,
  plannedTo,
});
const day = localDate('2026-12-31');

describe('moving an appointment', () => {
  it('keeps its duration on any day, those of a changing clock and of a new year included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 0, max: 700 }),
        (days, start, length, next) => {
          const plannedOn = addDays(localDate('2026-01-01'), days);
          const moved = movePlan(service(hourText(start), hourText(start + length)), {
            plannedOn,
            plannedFrom: hourText(next),
          });
          expect(moved).toEqual({
            ok: true,
            value: { plannedOn, plannedFrom: hourText(next), plannedTo: hourText(next + length) },
          });
        },
      ),
    );
  });

  it('never ends on the next day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1439 }), fc.integer({ min: 0, max: 1439 }), (length, next) => {
        const moved = movePlan(service('00:00', hourText(length)), {
          plannedOn: day,
          plannedFrom: hourText(next),
        });
        expect(moved).toEqual(
          next + length < 1440
            ? {
                ok: true,
                value: { plannedOn: day, plannedFrom: hourText(next), plannedTo: hourText(next + length) },
              }
            : { ok: false, error: { tag: 'EndsNextDay', minutes: length } },
        );
      }),
    );
  });

  it('can be taken back: the hours it had are accepted again', () => {
    for (const [from, to] of [
      ['', ''],
      ['09:00', ''],
      ['09:00', '10:30'],
      ['', '12:00'],
    ] as const) {
      const stored = service(from, to);
      const back = movePlan(stored, { plannedOn: day, plannedFrom: from, plannedTo: to });
      expect(back).toEqual({ ok: true, value: { plannedOn: day, plannedFrom: from, plannedTo: to } });
    }
  });

  it('loses its hours with its day, and its end with its hours', () => {
    expect(movePlan(service('09:00', '10:00'), { plannedOn: null, plannedFrom: '09:00' })).toEqual({
      ok: true,
      value: { plannedOn: null, plannedFrom: '', plannedTo: '' },
    });
    expect(movePlan(service('09:00', '10:00'), { plannedOn: day, plannedFrom: '' })).toEqual({
      ok: true,
      value: { plannedOn: day, plannedFrom: '', plannedTo: '' },
    });
  });

  it('refuses hours that are none and an end that is not after the start', () => {
    const to = (plannedFrom: string, plannedTo?: string) =>
      movePlan(service('09:00', ''), { plannedOn: day, plannedFrom, plannedTo });
    expect(to('24:00')).toMatchObject({ error: { tag: 'WrongHours', field: 'plannedFrom' } });
    expect(to('9:00')).toMatchObject({ error: { tag: 'WrongHours' } });
    expect(to('09:00', 'midi')).toMatchObject({ error: { tag: 'WrongHours', field: 'plannedTo' } });
    expect(to('09:00', '09:00')).toMatchObject({ error: { tag: 'EndBeforeStart' } });
  });

  it('is for what is still to be done and on no document', () => {
    for (const status of SERVICE_STATUSES) {
      const moved = movePlan({ ...service('09:00', ''), status }, { plannedOn: day, plannedFrom: '10:00' });
      expect(moved.ok).toBe(status === 'planned' || status === 'in-progress');
    }
    expect(
      movePlan({ ...service('', ''), invoiced: true }, { plannedOn: day, plannedFrom: '' }),
    ).toMatchObject({ error: { tag: 'AlreadyInvoiced' } });
  });
});
