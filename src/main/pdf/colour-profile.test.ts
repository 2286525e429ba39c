import { describe, expect, it } from 'vitest';
import { srgbColourProfile } from './colour-profile.ts';

const profile = Buffer.from(srgbColourProfile());

const tagBody = (name: string): Buffer => {
  const count = profile.readUInt32BE(128);
  for (let index = 0; index < count; index += 1) {
    const entry = 132 + index * 12;
    if (profile.toString('latin1', entry, entry + 4) !== name) continue;
    const offset = profile.readUInt32BE(entry + 4);
    return profile.subarray(offset, offset + profile.readUInt32BE(entry + 8));
  }
  throw new Error(`no tag ${name}`);
};

describe('the sRGB profile', () => {
  it('is a display profile of version 2 whose length is what it says', () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.length).toBeLessThan(2600);
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
    expect(profile[8]).toBe(2);
  });

  it('has primaries that add up to the white of the connection space', () => {
    for (const [axis, white] of [0xf6d6, 0x10000, 0xd32d].entries()) {
      const sum = ['rXYZ', 'gXYZ', 'bXYZ'].reduce(
        (total, tag) => total + tagBody(tag).readInt32BE(8 + axis * 4),
        0,
      );
      expect(sum).toBe(white);
    }
  });

  it('has the curve of IEC 61966-2-1: ends exact, mid grey at 21.4 % of light', () => {
    const curve = tagBody('gTRC');
    const entries = curve.readUInt32BE(8);
    const at = (index: number): number => curve.readUInt16BE(12 + index * 2) / 0xffff;
    expect(at(0)).toBe(0);
    expect(at(entries - 1)).toBe(1);
    expect(at(Math.round((entries - 1) / 2))).toBeCloseTo(0.2144, 3);
  });
});
