import { describe, expect, test } from 'vitest';
import { createStride } from './import-job.ts';

describe('the stride of an import', () => {
  test('grows on a fast machine, at most to twice at once, and has an end', () => {
    const stride = createStride();
    expect(stride.rows()).toBe(40);
    stride.took(40, 1);
    expect(stride.rows()).toBe(80);
    for (let turn = 0; turn < 10; turn += 1) stride.took(stride.rows(), stride.rows() / 100);
    expect(stride.rows()).toBe(400);
  });

  test('shrinks as soon as a turn was long, never under the smallest', () => {
    const stride = createStride();
    for (let turn = 0; turn < 10; turn += 1) stride.took(stride.rows(), 1);
    stride.took(400, 100);
    expect(stride.rows()).toBe(100);
    stride.took(100, 1000);
    expect(stride.rows()).toBe(40);
  });

  test('a clock that stands still stops nothing', () => {
    const stride = createStride();
    stride.took(40, 0);
    expect(stride.rows()).toBe(80);
  });
});
