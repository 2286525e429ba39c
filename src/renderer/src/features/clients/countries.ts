import type { Language } from '../../i18n/i18n.ts';

// Neighbours and usual partners first in mind; a country that a file brought is added to them.
const CODES =
  'FR BE CH LU MC DE ES IT PT NL GB IE AT DK SE NO FI PL CZ SK HU RO BG GR HR SI EE LV LT CY MT US CA MA DZ TN SN CI';

/** Countries to choose from, by their name in the language of the screen; `current` is always among them. */
export function countryChoices(
  language: Language,
  current: string,
): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const codes = new Set([...CODES.split(' '), ...(/^[A-Z]{2}$/.test(current) ? [current] : [])]);
  return [...codes]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((left, right) => left.label.localeCompare(right.label, language));
}

/** Name of a country in the language of the screen. */
export const countryName = (language: Language, code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : code;
