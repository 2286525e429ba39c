import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { systemRandom } from '#main/platform/system-random.ts';

import { generateGroups, generateOneTimeCode, normalizeOneTimeCode } from './one-time-code.ts';

describe('one-time codes', () => {
  it('have at least 80 bits in groups of four and never repeat', () => {
    const codes = Array.from({ length: 1000 }, () => generateOneTimeCode(systemRandom));
    expect(new Set(codes).size).toBe(1000);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(20 * 5).toBeGreaterThanOrEqual(80);
  });

  it('use every letter of the alphabet', () => {
    const letters = new Set(generateGroups(systemRandom, 500).replaceAll('-', ''));
    expect(letters.size).toBe(32);
  });

  it('are read whatever the case, the separators and the look-alikes', () => {
    const separators = fc.constantFrom('', ' ', '-', ' - ', '–', '\u00A0', '.');
    fc.assert(
      fc.property(separators, fc.boolean(), fc.boolean(), (separator, lower, lookAlikes) => {
        const code = generateOneTimeCode(systemRandom);
        let typed = code.replaceAll('-', separator);
        if (lookAlikes) typed = typed.replaceAll('0', 'O').replaceAll('1', 'I');
        if (lower) typed = typed.toLowerCase();
        expect(normalizeOneTimeCode(` ${typed} `)).toBe(code);
      }),
    );
  });

  it('leave other texts alone but for the ends', () => {
    expect(normalizeOneTimeCode(' un mot de passe ')).toBe('un mot de passe');
    expect(normalizeOneTimeCode('')).toBe('');
  });
});
