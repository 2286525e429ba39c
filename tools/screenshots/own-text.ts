/** Words that formats make, not the locale files: months, days, relative dates, countries, units. */
function formattedWords(language: 'fr' | 'en'): readonly string[] {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 0, 4 + day)));
  const dates = (['long', 'short', 'narrow'] as const).flatMap((length) => [
    ...months.map((date) => date.toLocaleDateString(language, { month: length })),
    ...days.map((date) => date.toLocaleDateString(language, { weekday: length })),
  ]);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
  const spans = units.flatMap((unit) =>
    [-3, -2, -1, 0, 1, 2, 3].map((count) => relative.format(count, unit)),
  );
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  const regions = letters.flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? []));
  return [...dates, ...spans, ...regions];
}

/** Names of keys and of the product, and units, which are the same in every language. */
const NAMES = [
  'Carnet',
  'Ctrl',
  'Alt',
  'Esc',
  'Échap',
  'k',
  'k€',
  'M€',
  'h',
  'min',
  'j',
  'o',
  'ko',
  'Mo',
  'Go',
  'au',
  'à',
  'ctrl+k',
];

const SEPARATORS = /[·,;:()«»→–—…|/+\n]|\s-\s/;

/** Case, spaces and the shape of apostrophes do not matter when data is looked for. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s\u00A0\u202F\u00AD]+/g, '');

const isKey = (text: string): boolean => /^\p{Lu}{1,2}$/u.test(text);

const isWordless = (text: string): boolean => !/\p{L}/u.test(text);

/** Takes away the pseudo-localised parts, innermost first, since values of a text may themselves be pseudo texts. */
function withoutPseudo(text: string): string {
  for (let left = text; ;) {
    const next = left.replaceAll(/\[[^[\]]*~\]/g, '');
    if (next === left) return left;
    left = next;
  }
}

/**
 * Tells whether a text may stand on a page of the pseudo-locale: because it is pseudo-localised, because it is data
 * that was heard on the line, or because a format made it.
 */
export function isOwnText(heard: string): (text: string) => boolean {
  const unescaped = heard.replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  const data = plain(unescaped.replaceAll(String.raw`\n`, ' ').replaceAll(String.raw`\"`, '"'));
  const formatted = new Set(
    [...formattedWords('fr'), ...NAMES].flatMap((words) => [
      plain(words),
      ...words.split(/[\s-]+/).map(plain),
    ]),
  );
  const isKnown = (piece: string): boolean => {
    const tidy = plain(piece);
    if (isWordless(tidy) || formatted.has(tidy) || data.includes(tidy)) return true;
    // A key on a keyboard, or the initials of a person.
    if (isKey(piece.trim())) return true;
    // A postal code before its town.
    if (data.includes(tidy.replace(/^\d+/, ''))) return true;
    return piece
      .trim()
      .split(/\s+/)
      .every((word) => isWordless(word) || formatted.has(plain(word)) || isKey(word));
  };
  return (text) => {
    const left = withoutPseudo(text);
    return isKnown(left) || left.split(SEPARATORS).every(isKnown);
  };
}
