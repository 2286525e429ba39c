/** A text of the document that holds characters the embedded fonts cannot draw. */
export interface GlyphWarning {
  /** The text as it is in the document, so that a person finds it again. */
  readonly text: string;
  /** Each missing character once, in order of appearance. */
  readonly characters: readonly string[];
}

/** What can be drawn of a text, and what had to be left out. */
export interface CoveredText {
  readonly text: string;
  readonly missing: readonly string[];
}

/** Stands on the page for a character without glyph: an invisible or empty glyph would falsify the document. */
const REPLACEMENT = '?';

/*
 * Characters that draw nothing by design: C0 and C1 controls, soft hyphen (a font draws it as a real hyphen),
 * zero-width and bidirectional controls (Trojan Source), variation selectors, byte order mark, tags.
 */
const UNPRINTED =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- removing control characters is the purpose.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{e0000}-\u{e01ef}]/gu;

/** Readable equivalents of signs that Noto Sans lacks. */
const EQUIVALENTS: ReadonlyMap<string, string> = new Map([
  ['→', '->'],
  ['←', '<-'],
  ['↔', '<->'],
  ['⇒', '=>'],
  ['\u2011', '-'],
  ['\u3000', ' '],
]);

/**
 * Makes a one-line text safe to draw: composed (NFC), without controls, each uncovered character replaced by "?".
 *
 * Composition comes first because the fonts carry no mark positioning: "é" must be one glyph.
 */
export function coverText(text: string, covers: (codePoint: number) => boolean): CoveredText {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\t\n\r]+/g, ' ')
    .replaceAll(UNPRINTED, '');
  const missing = new Set<string>();
  let covered = '';
  for (const character of plain) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (covers(codePoint)) {
      covered += character;
      continue;
    }
    const equivalent = EQUIVALENTS.get(character);
    if (equivalent === undefined) missing.add(character);
    covered += equivalent ?? REPLACEMENT;
  }
  return { text: covered, missing: [...missing] };
}
