import { foldForSearch } from '../clients/search-fold.ts';

/** Words shown before the one that was looked for, so that it reads as part of a sentence. */
const WORDS_BEFORE = 4;

/**
 * The part of a text in which one of the folded words begins a word, on one line.
 *
 * It starts a few words before the first such word, with an ellipsis where something was left out; a text that has
 * none of them (they stand in a comment, or further on) is shown from its beginning. At most `limit` characters.
 */
export function excerptAround(text: string, words: readonly string[], limit: number): string {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  const isMeant = (part: string): boolean =>
    foldForSearch(part)
      .split(' ')
      .some((own) => words.some((word) => own.startsWith(word)));
  const start = Math.max(0, parts.findIndex(isMeant) - WORDS_BEFORE);
  const line = `${start > 0 ? '… ' : ''}${parts.slice(start).join(' ')}`;
  if (line.length <= limit) return line;
  // Never half of a character that takes two places.
  return `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
