import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapLine } from './wrap.ts';

const measure = (text: string): number => Array.from(text).length;

describe('wrapping a line', () => {
  it('breaks at spaces and holds no-break spaces', () => {
    expect(wrapLine('Total de 1\u202f000\u00a0€ net', 8, measure)).toEqual([
      'Total de',
      '1\u202f000\u00a0€',
      'net',
    ]);
  });

  it('breaks a web address after a slash rather than anywhere', () => {
    expect(wrapLine('https://exemple.example/page', 20, measure)).toEqual([
      'https://exemple.',
      'example/page',
    ]);
  });

  it('loses nothing and passes the width only for a single character', () => {
    assert(
      property(string({ unit: 'grapheme' }), integer({ min: 1, max: 30 }), (text, width) => {
        const lines = wrapLine(text, width, measure);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
