import { expect, it } from 'vitest';
import { leastWidth } from './table-tracks.ts';

it('adds the least width of every column, the gaps between them and the ends', () => {
  expect(leastWidth(['minmax(120px, 1.3fr)', '150px'])).toBe(120 + 16 + 150 + 40);
  expect(leastWidth(['18px', 'minmax(0, 1fr)', '94px'])).toBe(18 + 16 + 0 + 16 + 94 + 40);
});
