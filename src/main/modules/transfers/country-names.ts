import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { COUNTRY_CODES, isCountryCode } from '#shared/domain/identifiers/country-code.ts';

const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['usa', 'US'],
  ['etats unis d amerique', 'US'],
  ['uk', 'GB'],
  ['angleterre', 'GB'],
  ['england', 'GB'],
  ['great britain', 'GB'],
  ['hollande', 'NL'],
  ['czech republic', 'CZ'],
  ['republique tcheque', 'CZ'],
];

let codesByName: ReadonlyMap<string, string> | null = null;

/** The ISO 3166-1 alpha-2 code of a country named in French or English, or given by its code; null when unknown. */
export function countryCode(text: string): string | null {
  const typed = text.trim();
  codesByName ??= buildNames();
  const code = codesByName.get(foldForSearch(typed));
  if (code !== undefined) return code;
  const capitals = typed.toUpperCase();
  return isCountryCode(capitals) ? capitals : null;
}

function buildNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>(OTHER_NAMES);
  for (const language of ['fr', 'en']) {
    const words = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of COUNTRY_CODES) {
      const name = words.of(code);
      if (name !== undefined) names.set(foldForSearch(name), code);
    }
  }
  return names;
}
