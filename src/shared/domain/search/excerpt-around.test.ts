import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch } from '../clients/search-fold.ts';
import { excerptAround } from './excerpt-around.ts';

describe('the part of a text that a search is about', () => {
  it('starts a few words before the first word that fits, blind to accents and case', () => {
    const text = 'Bonjour, la cliente rappelle au sujet de la\nCHAUDIÈRE de la cave, qui coule';
    expect(excerptAround(text, ['chaud'], 200)).toBe('… au sujet de la CHAUDIÈRE de la cave, qui coule');
    expect(excerptAround(text, ['bonj'], 200)).toBe(
      'Bonjour, la cliente rappelle au sujet de la CHAUDIÈRE de la cave, qui coule',
    );
    expect(excerptAround("Voir l'Œuvre d'Élie", ['oeuv'], 200)).toBe("Voir l'Œuvre d'Élie");
  });

  it('is the beginning where none of the words is there, cut to the length', () => {
    expect(excerptAround('Un deux trois', ['quatre'], 200)).toBe('Un deux trois');
    expect(excerptAround('Un deux trois', [], 8)).toBe('Un deux…');
    expect(excerptAround('', ['x'], 8)).toBe('');
  });

  it('is never longer than asked, on one line, and holds a word that fits when it has room for it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Zoé', 'appelle', 'Łódź', '👩‍🔧', 'une\nligne', "d'œuvre"), { maxLength: 60 }),
        fc.constantFrom('zoe', 'lodz', 'oeuvre', 'absent'),
        (parts, word) => {
          const shown = excerptAround(parts.join(' '), [word], 60);
          expect(shown.length).toBeLessThanOrEqual(60);
          expect(shown).not.toMatch(/[\n\r\t]|[\uD800-\uDBFF]$/);
          const has = (text: string): boolean => foldForSearch(text).split(' ').includes(word);
          expect(has(shown)).toBe(has(parts.join(' ')));
        },
      ),
    );
  });
});
