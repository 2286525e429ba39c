import { expect, it } from 'vitest';
import { countryCode } from './country-names.ts';

it.each([
  ['France', 'FR'],
  ['états-unis', 'US'],
  ['Angleterre', 'GB'],
  ['Germany', 'DE'],
  ['be', 'BE'],
  ['Atlantide', null],
  ['XX', null],
  ['su', null],
])('reads %j as %j', (typed, code) => {
  expect(countryCode(typed)).toBe(code);
});
