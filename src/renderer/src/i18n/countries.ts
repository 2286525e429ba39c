import { COUNTRY_CODES, isCountryCode } from '#shared/domain/identifiers/country-code.ts';
import type { Language } from './i18n.ts';

/** Every country to choose from, by its name in the language of the screen. */
export function countryChoices(language: Language): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return COUNTRY_CODES.map((value) => ({ value, label: names.of(value) ?? value })).toSorted((left, right) =>
    left.label.localeCompare(right.label, language),
  );
}

/** Name of a country in the language of the screen; whatever an old file brought stays as it is. */
export const countryName = (language: Language, code: string): string =>
  isCountryCode(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : code;
