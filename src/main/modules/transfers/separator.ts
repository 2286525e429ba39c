const SEPARATORS = [';', ',', '\t'] as const;

/** The character between cells. */
export type Separator = (typeof SEPARATORS)[number];

/**
 * The separator of a file, from its first record: the one found most often outside quotes.
 *
 * A file of one column has none; the semicolon then does no harm.
 */
export function guessSeparator(text: string): Separator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of text.slice(0, 64 * 1024)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (counts.size > 0) break;
    } else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let best: Separator = ';';
  for (const one of SEPARATORS) if ((counts.get(one) ?? 0) > (counts.get(best) ?? 0)) best = one;
  return best;
}
