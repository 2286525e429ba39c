import { foldForSearch } from '#shared/domain/clients/search-fold.ts';

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
  return /^[A-Za-z]{2}$/.test(typed) ? typed.toUpperCase() : null;
}

function buildNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>(OTHER_NAMES);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const language of ['fr', 'en']) {
    const words = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const first of letters)
      for (const second of letters) {
        const name = words.of(first + second);
        // Withdrawn codes (DD, SU…) carry the name of their successor: the first code in use wins.
        if (name !== undefined && !WITHDRAWN.has(first + second))
          names.set(foldForSearch(name), first + second);
      }
  }
  return names;
}

const WITHDRAWN: ReadonlySet<string> = new Set(
  'AN BU CS DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP UK VD WK YD YU ZR'.split(' '),
);
