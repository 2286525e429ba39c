import { textMatch, type TextMatch } from './text-match.ts';

/** Digits of the counter of a document number. */
const COUNTER_DIGITS = 5;

/**
 * The FTS5 expression of a text that may name a document: `FA-2026-43` and `43` find `FA-A-2026-00043` as well.
 *
 * The last word, when it is a short number, is also looked for as a counter with its zeros.
 */
export function documentMatch(text: string | undefined): TextMatch {
  const match = textMatch(text);
  const last = /(\d{1,4})\s*$/.exec(text ?? '')?.[1];
  if (match.kind !== 'match' || last === undefined) return match;
  const end = `"${last}"*`;
  if (!match.expression.endsWith(end)) return match;
  const counter = `"${last.padStart(COUNTER_DIGITS, '0')}"`;
  return {
    kind: 'match',
    expression: `(${match.expression}) OR (${match.expression.slice(0, -end.length)}${counter})`,
  };
}
