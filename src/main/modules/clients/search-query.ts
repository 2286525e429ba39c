import { phoneDigitsOfQuery } from '#shared/domain/clients/phone-search.ts';
import { searchWords } from '#shared/domain/clients/search-fold.ts';

const MAX_WORDS = 12;
const MAX_WORD_LENGTH = 64;

/** What a typed text asks of the index: no filter, something no row can match, or an FTS5 expression. */
export type SearchQuery =
  | { readonly kind: 'everything' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'match'; readonly expression: string };

/**
 * The FTS5 expression of a typed text.
 *
 * All words must be there, the last one may be unfinished. Words are folded and quoted, so that no text is ever an
 * operator. A last word of one letter is left out next to others: it matches a tenth of the base and tells nothing
 * yet (performance.md §4). A text that looks like a phone number searches its digits in one piece.
 */
export function searchQuery(text: string): SearchQuery {
  if (text.trim() === '') return { kind: 'everything' };
  const words = searchWords(text.replaceAll('@', ' ').slice(0, 1000))
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_WORD_LENGTH));
  if (words.length > 1 && words.at(-1)?.length === 1) words.pop();
  if (words.length === 0) return { kind: 'nothing' };
  const allWords = matchAll(words);
  const digits = phoneDigitsOfQuery(text.slice(0, 60));
  const expression =
    digits === null || words.length === 1 ? allWords : `(${allWords}) OR ${matchAll([digits])}`;
  return {
    kind: 'match',
    expression: digits !== null && words.length === 1 ? matchAll([digits]) : expression,
  };
}

/** Words that must all occur, the last as a beginning; they must be folded already. */
export const matchAll = (words: readonly string[]): string =>
  words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' AND ');
