import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { phoneDigitsOfQuery, phoneSearchForms } from './phone-search.ts';
import { foldForSearch, searchWords } from './search-fold.ts';

describe('folding', () => {
  test.each([
    ['Bjørn', 'bjorn'],
    ['STANISŁAW', 'stanislaw'],
    ['Cœur', 'coeur'],
    ['CŒUR', 'coeur'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Hélène', 'helene'],
    ['H\u0065\u0301lène', 'helene'],
    ['École', 'ecole'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ["d'Étang  -  Sud", 'd etang sud'],
    ['Lætitia Đorđević', 'laetitia dordevic'],
    ['Þór', 'thor'],
    ['İstanbul', 'istanbul'],
    ['ﬁn № 12', 'fin no 12'],
    ['jean.dupont@exemple.fr', 'jean dupont@exemple fr'],
    ['Αθήνα', 'αθηνα'],
    ['  ', ''],
  ])('%s folds to %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });

  test('is done once and for all, whatever the normal form and case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const folded = foldForSearch(text);
        expect(foldForSearch(folded)).toBe(folded);
        expect(foldForSearch(text.normalize('NFD'))).toBe(folded);
        expect(foldForSearch(text.normalize('NFC'))).toBe(folded);
      }),
    );
  });

  test('words of a query come once', () => {
    expect(searchWords('Lycée  lycee Jean-Moulin')).toEqual(['lycee', 'jean', 'moulin']);
    expect(searchWords(' - ')).toEqual([]);
  });
});

describe('phone forms', () => {
  const french = ['0612345678', '33612345678'];

  test.each([
    '+33 6 12 34 56 78',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '0033 6 12 34 56 78',
    '+33 (0)6 12 34 56 78',
  ])('%s is found in national and international form', (text) => {
    expect(phoneSearchForms(text)).toEqual(french);
  });

  test('numbers of other countries', () => {
    expect(phoneSearchForms('+44 20 7946 0000')).toEqual(['02079460000', '442079460000']);
    expect(phoneSearchForms('+1 (212) 555-0100')).toEqual(['2125550100', '12125550100']);
    expect(phoneSearchForms('+262 692 12 34 56')).toEqual(['0692123456', '262692123456']);
    expect(phoneSearchForms('+352 26 12 34')).toEqual(['261234', '352261234']);
  });

  test('what is no number gives nothing or itself', () => {
    expect(phoneSearchForms('')).toEqual([]);
    expect(phoneSearchForms('poste 12')).toEqual([]);
    expect(phoneSearchForms('3615')).toEqual(['3615']);
  });

  test.each(['0612345678', '06 12 34', '+33612345678', '0033 6 12', '6 12 34 56'])(
    'typing %s finds the stored number',
    (query) => {
      const digits = phoneDigitsOfQuery(query);
      expect(digits).not.toBeNull();
      expect(phoneSearchForms('+33612345678').some((form) => form.includes(digits ?? 'nothing'))).toBe(true);
    },
  );

  test('words are not taken for numbers', () => {
    expect(phoneDigitsOfQuery('Dupont 0612345678')).toBeNull();
    expect(phoneDigitsOfQuery('12')).toBeNull();
  });
});
