/**
 * Letters that Unicode does not split into a base and an accent, written as people without that key type them.
 *
 * The keys are lower case: folding lowers first.
 */
const LETTERS_WITHOUT_DECOMPOSITION: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ĸ', 'k'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ŀ', 'l'],
  ['ĳ', 'ij'],
  ['ŉ', 'n'],
  ['ſ', 's'],
]);

/**
 * Text as it is indexed and searched: lower case, no accents, ligatures written out, everything that is neither
 * letter nor digit turned into one space.
 *
 * `Léa d'Étang-Cœur` gives `lea d etang coeur`. Applied to both the stored column and the typed words, so that
 * `bjorn` finds Bjørn and `lodz` finds Łódź. Folding twice changes nothing.
 */
export function foldForSearch(text: string): string {
  const lowered = text.normalize('NFKD').toLowerCase().normalize('NFKD');
  const letters = lowered
    .replace(/\p{M}/gu, '')
    .replace(/[øłœæßđðþħıĸŋŧŀĳŉſ]/g, (letter) => LETTERS_WITHOUT_DECOMPOSITION.get(letter) ?? letter);
  return letters.replace(/[^\p{L}\p{N}@]+/gu, ' ').trim();
}

/** The words of a query, folded, without repetitions. */
export const searchWords = (query: string): readonly string[] => [
  ...new Set(
    foldForSearch(query)
      .split(' ')
      .filter((word) => word !== ''),
  ),
];
