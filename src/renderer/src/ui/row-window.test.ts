import { describe, expect, test } from 'vitest';
import { CHUNK_ROWS, stretchesOf, type Stretch } from './row-window.ts';

const ROW = 40;
const all = (chunks: number): ReadonlyMap<number, number> =>
  new Map(Array.from({ length: chunks }, (_, chunk) => [chunk, CHUNK_ROWS * ROW]));
const drawn = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, one) => sum + (one.kind === 'rows' ? one.to - one.from : 0), 0);
const room = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, one) => sum + (one.kind === 'room' ? one.height : 0), 0);

describe('the window of a long table', () => {
  test('draws every row of a short table', () => {
    expect(stretchesOf(15, { top: 0, height: 800 }, new Map(), [])).toEqual([
      { kind: 'rows', from: 0, to: 10 },
      { kind: 'rows', from: 10, to: 15 },
    ]);
  });

  test('draws as little of a hundred thousand rows as of a thousand, wherever one reads', () => {
    for (const rows of [1000, 100_000])
      for (const top of [0, 20_000, rows * ROW - 800]) {
        const stretches = stretchesOf(rows, { top, height: 800 }, all(rows / CHUNK_ROWS), []);
        expect(drawn(stretches)).toBeLessThanOrEqual(7 * CHUNK_ROWS);
        expect(drawn(stretches) * ROW + room(stretches)).toBe(rows * ROW);
        const first = Math.floor(top / ROW);
        expect(stretches.some((one) => one.kind === 'rows' && one.from <= first && one.to > first)).toBe(
          true,
        );
      }
  });

  test('keeps the focused row and the one that Tab reaches, far from the view', () => {
    const stretches = stretchesOf(
      100_000,
      { top: 1_000_000, height: 800 },
      all(10_000),
      [0, 77_777, -1, 100_000],
    );
    expect(stretches[0]).toEqual({ kind: 'rows', from: 0, to: 10 });
    expect(stretches).toContainEqual({ kind: 'rows', from: 77_770, to: 77_780 });
    expect(drawn(stretches) * ROW + room(stretches)).toBe(100_000 * ROW);
  });

  test('takes the height of rows that nobody has seen from those that were', () => {
    const stretches = stretchesOf(1000, { top: 0, height: 800 }, new Map([[0, CHUNK_ROWS * 50]]), []);
    expect(drawn(stretches) * 50 + room(stretches)).toBe(50_000);
  });
});
