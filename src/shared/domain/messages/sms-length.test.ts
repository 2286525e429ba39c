import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmsTooLong, smsLength } from './sms-length.ts';

describe('length of a short message', () => {
  it.each([
    ['', 'gsm7', 0, 0],
    ['x'.repeat(160), 'gsm7', 160, 1],
    ['x'.repeat(161), 'gsm7', 161, 2],
    ['x'.repeat(306), 'gsm7', 306, 2],
    ['x'.repeat(307), 'gsm7', 307, 3],
    ['€'.repeat(80), 'gsm7', 160, 1],
    // 153 is odd: an escaped character does not straddle two parts, so each holds 76 of them.
    ['€'.repeat(153), 'gsm7', 306, 3],
    ['éèàùòì', 'gsm7', 6, 1],
    ['ê', 'ucs2', 1, 1],
    ['’'.repeat(70), 'ucs2', 70, 1],
    ['’'.repeat(71), 'ucs2', 71, 2],
    ['’'.repeat(135), 'ucs2', 135, 3],
    ['😀'.repeat(35), 'ucs2', 70, 1],
    // 67 is odd: a pair does not straddle two parts, so each holds 33 of them.
    ['😀'.repeat(67), 'ucs2', 134, 3],
  ] as const)('%s', (text, alphabet, units, segments) => {
    expect(smsLength(text)).toMatchObject({ alphabet, units, segments });
  });

  it('has room for what it counts, and one part less has not', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 700 }), (text) => {
        const { units, segments, unitsPerSegment } = smsLength(text);
        expect(units).toBeLessThanOrEqual(segments * unitsPerSegment);
        // Each part but the last misses at most the one place that a pair did not fit into.
        expect(segments <= 1 || units > (segments - 1) * (unitsPerSegment - 1)).toBe(true);
      }),
    );
  });

  it('is too long from the fifth part on', () => {
    expect(isSmsTooLong('x'.repeat(612))).toBe(false);
    expect(isSmsTooLong('x'.repeat(613))).toBe(true);
    expect(isSmsTooLong('’'.repeat(269))).toBe(true);
  });
});
