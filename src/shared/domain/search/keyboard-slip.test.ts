import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherReadings } from './keyboard-slip.ts';

describe('texts typed on another keyboard', () => {
  it('finds the word that the fingers meant', () => {
    expect(otherReadings('зфкшы')).toContain('paris');
    expect(otherReadings('париж')).toContain('parizh');
    expect(otherReadings('qrtibqut')).toContain('artibaut');
    expect(otherReadings('é(çà')).toContain('2590');
    expect(otherReadings('παρις')).toContain('paris');
    expect(otherReadings('')).toEqual([]);
    expect(otherReadings('?!…')).toEqual([]);
  });

  it('never answers the text itself, nothing twice, and nothing that cannot be searched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const readings = otherReadings(text);
        expect(new Set(readings).size).toBe(readings.length);
        expect(readings).not.toContain(text.toLowerCase());
        for (const reading of readings) expect(reading).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('swaps letters back and forth between AZERTY and QWERTY', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[aqzw]{1,12}$/), (text) => {
        const [swapped] = otherReadings(text);
        expect(swapped).toBeDefined();
        expect(otherReadings(swapped ?? '')).toContain(text);
      }),
    );
  });
});
