import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFontsFolder, loadFonts } from './fonts.ts';
import { coverText } from './glyph-cover.ts';

const { regular, semibold } = await loadFonts(findFontsFolder());

describe('covering a text', () => {
  it('composes, strips what draws nothing and writes arrows in signs', () => {
    expect(coverText('e\u0301\u00ad\u200b\u202ea\u0000 → b\tc', regular.covers)).toEqual({
      text: 'éa -> b c',
      missing: [],
    });
  });

  it('names each missing character once', () => {
    expect(coverText('東京東', regular.covers)).toEqual({ text: '???', missing: ['東', '京'] });
  });

  it('leaves only characters that both weights draw', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        for (const character of coverText(text, regular.covers).text) {
          const codePoint = character.codePointAt(0) ?? 0;
          expect(regular.covers(codePoint) && semibold.covers(codePoint)).toBe(true);
        }
      }),
    );
  });
});
