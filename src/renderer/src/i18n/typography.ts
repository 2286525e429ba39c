const NARROW = '\u202F';

/** French typography: curved apostrophes, narrow no-break spaces inside « » and before : ; ! ? % and €. */
export const frenchTypography = (text: string): string =>
  text
    .replaceAll("'", '\u2019')
    .replaceAll(/« ?/g, `«${NARROW}`)
    .replaceAll(/ ?»/g, `${NARROW}»`)
    .replaceAll(/ ([:;!?%€])/g, `${NARROW}$1`);

/** Curved apostrophes for English. */
export const englishTypography = (text: string): string => text.replaceAll("'", '\u2019');

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  c: 'ç',
  n: 'ñ',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

/**
 * A text as the pseudo-locale shows it: bracketed, accented and 40 % longer.
 *
 * Whatever stands unbracketed on a screen is hard-coded; whatever is cut would be cut in a longer language.
 * Places for values (`{{name}}`) and tags of rich texts stay as they are.
 */
export function pseudo(text: string): string {
  const accented = text
    .split(/(\{\{.*?\}\}|<[^>]*>)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/[aeioucnAEIOU]/g, (letter) => ACCENTED[letter] ?? letter),
    )
    .join('');
  // Words, not one long line: the padding must wrap as a longer language would.
  const padding = '~~~~~ '.repeat(Math.ceil(text.length / 15)).trim();
  return `[${accented} ${padding}]`;
}

/** A tree of texts as the locale files hold it. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** The same tree with every text changed. */
export const mapWords = (tree: WordTree, change: (text: string) => string): WordTree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapWords(value, change),
    ]),
  );
