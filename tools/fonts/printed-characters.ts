/** Inclusive ranges of code points the printed documents can hold: what the subset fonts keep, where Noto Sans has it. */
export const PRINTED_RANGES: readonly (readonly [first: number, last: number, name: string])[] = [
  [0x0020, 0x007e, 'Basic Latin'],
  [0x00a0, 0x00ff, 'Latin-1 Supplement'],
  [0x0100, 0x017f, 'Latin Extended-A'],
  [0x0180, 0x024f, 'Latin Extended-B'],
  [0x0259, 0x0259, 'Schwa'],
  [0x02b0, 0x02ff, 'Spacing Modifier Letters'],
  [0x0300, 0x036f, 'Combining Diacritical Marks'],
  [0x0370, 0x03ff, 'Greek'],
  [0x0400, 0x052f, 'Cyrillic'],
  [0x1e00, 0x1eff, 'Latin Extended Additional (Vietnamese)'],
  [0x1f00, 0x1fff, 'Greek Extended'],
  [0x2000, 0x200a, 'Spaces'],
  [0x2010, 0x2027, 'Dashes, quotes, bullets'],
  [0x202f, 0x205f, 'Narrow no-break space, per mille, primes'],
  [0x2070, 0x209f, 'Superscripts and Subscripts'],
  [0x20a0, 0x20bf, 'Currency Symbols'],
  [0x2100, 0x214f, 'Letterlike Symbols'],
  [0x2150, 0x218f, 'Number Forms'],
  [0x2190, 0x21ff, 'Arrows'],
  [0x2200, 0x22ff, 'Mathematical Operators'],
  [0x25a0, 0x25ff, 'Geometric Shapes'],
  [0xfb00, 0xfb06, 'Latin ligatures'],
];

/** Every code point of the ranges as one text, which is the shape the subsetter asks for. */
export function printedCharacters(): string {
  const characters: string[] = [];
  for (const [first, last] of PRINTED_RANGES) {
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      characters.push(String.fromCodePoint(codePoint));
    }
  }
  return characters.join('');
}
