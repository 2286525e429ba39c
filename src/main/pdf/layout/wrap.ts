type Measure = (text: string) => number;

/** Characters after which a word too long for the line (a web address) breaks more readably. */
const SOFT_BREAK = /[/\-._?&=:;,)\]]/;

/** Longest beginning of a word that fits, at least one character, preferably up to a soft break. */
function fittingStart(word: string, width: number, measure: Measure): string {
  let start = '';
  let softEnd = 0;
  for (const character of word) {
    const longer = start + character;
    if (start !== '' && measure(longer) > width) break;
    start = longer;
    if (SOFT_BREAK.test(character)) softEnd = start.length;
  }
  return softEnd > start.length / 2 ? start.slice(0, softEnd) : start;
}

/**
 * Breaks a one-line text into lines no wider than `width`.
 *
 * Breaks at plain spaces only (no-break spaces hold), and inside a word only when the word alone is too wide.
 * An empty text is one empty line.
 */
export function wrapLine(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    let rest = word;
    while (measure(rest) > width) {
      const start = fittingStart(rest, width, measure);
      if (start === rest) break;
      lines.push(start);
      rest = rest.slice(start.length);
    }
    line = rest;
  }
  lines.push(line);
  return lines;
}
