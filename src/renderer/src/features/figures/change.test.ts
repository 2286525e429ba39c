import { describe, expect, it } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { changeInPercent } from './change.ts';

describe('change against the period before', () => {
  it.each([
    [15_000, 10_000, 50],
    [10_000, 15_000, -33.3],
    [10_000, 10_000, 0],
    [-5_000, 10_000, -150],
  ])('%i after %i is %d %%', (now, before, percent) => {
    expect(changeInPercent(cents(now), cents(before))).toBe(percent);
  });

  it('says nothing where there was nothing', () => {
    expect(changeInPercent(cents(10_000), cents(0))).toBeNull();
    expect(changeInPercent(cents(10_000), cents(-1))).toBeNull();
  });
});
