import { searchWords } from '#shared/domain/clients/search-fold.ts';

const MAX_WORDS = 12;
const MAX_WORD_LENGTH = 64;

/** What a typed text asks of an index: no filter, something that no row matches, or an FTS5 expression. */
export type TextMatch =
  | { readonly kind: 'everything' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'match'; readonly expression: string };

/**
 * The FTS5 expression of a typed text: every word must occur, the last one may be unfinished.
 *
 * Words are folded and quoted, so that no text is ever an operator. A last word of one letter beside others is left
 * out: it matches a tenth of the base and tells nothing yet (performance.md §4).
 */
export function textMatch(text: string | undefined): TextMatch {
  if (text === undefined || text.trim() === '') return { kind: 'everything' };
  const words = searchWords(text.replaceAll('@', ' '))
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_WORD_LENGTH));
  if (words.length > 1 && words.at(-1)?.length === 1) words.pop();
  if (words.length === 0) return { kind: 'nothing' };
  const terms = words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`);
  return { kind: 'match', expression: terms.join(' AND ') };
}
