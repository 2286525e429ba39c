import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestStop, neighbour, stopsOf, type Held } from './stops.ts';

const held = fc
  .array(fc.option(fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 15, max: 300 }))), {
    maxLength: 10,
  })
  .map((spans): readonly Held[] =>
    spans.map((span, index) => ({
      uid: String(index),
      span: span === null ? null : { start: span[0], end: Math.min(1440, span[0] + span[1]) },
    })),
  );

describe('the way of the keyboard through a day', () => {
  it('passes every appointment once and reaches the end from the top', () => {
    fc.assert(
      fc.property(held, (day) => {
        const stops = stopsOf(day);
        const passed = [stops[0]!];
        for (let left = stops.length; left > 1; left -= 1) passed.push(neighbour(stops, passed.at(-1)!, 1));
        expect(passed).toEqual(stops);
        expect(stops.flatMap(({ uid }) => uid ?? []).toSorted()).toEqual(
          day.map(({ uid }) => uid).toSorted(),
        );
        expect(neighbour(stops, stops.at(-1)!, 1)).toEqual(stops.at(-1));
      }),
    );
  });

  it('never stands on free time that is taken', () => {
    const stops = stopsOf([{ uid: 'a', span: { start: 615, end: 700 } }]);
    expect(
      stops.filter(({ uid, minutes }) => uid === null && minutes !== null && minutes >= 600 && minutes < 720),
    ).toEqual([]);
    expect(stops.filter(({ minutes }) => minutes === 570 || minutes === 720)).toHaveLength(2);
  });

  it('goes to the nearest time of another column', () => {
    const stops = stopsOf([{ uid: 'a', span: { start: 615, end: 700 } }]);
    expect(nearestStop(stops, 630)).toEqual({ minutes: 615, uid: 'a' });
    expect(nearestStop(stops, 300)).toEqual({ minutes: 300, uid: null });
    expect(nearestStop(stops, null)).toEqual({ minutes: null, uid: null });
  });
});
