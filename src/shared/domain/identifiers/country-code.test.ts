import { expect, it } from 'vitest';
import { COUNTRY_CODES, isCountryCode } from './country-code.ts';

it('lists the 249 codes in use, each once and each with a name of its own', () => {
  const names = new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'none' });
  expect(COUNTRY_CODES).toHaveLength(249);
  expect(new Set(COUNTRY_CODES.map((code) => names.of(code))).size).toBe(249);
});

it.each(['XX', 'ZZ', 'SU', 'UK', 'AN', 'fr', 'F', 'FRA', '', 'AA'])('refuses %j', (text) => {
  expect(isCountryCode(text)).toBe(false);
});

it.each(['FR', 'BE', 'US', 'RE', 'GP'])('takes %s', (text) => {
  expect(isCountryCode(text)).toBe(true);
});
