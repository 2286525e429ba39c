import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf } from './lanes.ts';

const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 15, max: 300 })), { maxLength: 25 })
  .map((pairs) =>
    pairs
      .map(([start, length]) => ({ start, end: start + length }))
      .toSorted((one, other) => one.start - other.start),
  );

describe('lanes of a day', () => {
  it('never put two spans of one time into one lane, and stay inside the width', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const lanes = lanesOf(all);
        for (const [index, one] of all.entries()) {
          const place = lanes[index]!;
          expect(place.lane).toBeLessThan(place.lanes);
          for (const [other, span] of all.entries()) {
            if (other === index || span.start >= one.end || one.start >= span.end) continue;
            expect(lanes[other]!.lanes).toBe(place.lanes);
            expect(lanes[other]!.lane).not.toBe(place.lane);
          }
        }
      }),
    );
  });

  it('leave the whole width to what stands alone', () => {
    expect(
      lanesOf([
        { start: 0, end: 60 },
        { start: 30, end: 90 },
        { start: 90, end: 120 },
      ]),
    ).toEqual([
      { lane: 0, lanes: 2 },
      { lane: 1, lanes: 2 },
      { lane: 0, lanes: 1 },
    ]);
  });
});
