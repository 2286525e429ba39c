import { describe, expect, it } from 'vitest';
import { fitsTyped, foldedOptions, foldedPlaces } from './folded-options.ts';

const options = ['Électricité', 'Œuvres & Bâtiment', 'Straße', 'Łódź', 'Plomberie'].map((label) => ({
  value: label,
  label,
}));
const found = (search: string, limit = 10): readonly unknown[] =>
  foldedOptions({ options, search, limit }).map((option) =>
    'label' in option ? option.label : option.group,
  );

describe('the options of a searched field', () => {
  it('are found without accents, case and ligatures, by any of their words', () => {
    expect(found('elec')).toEqual(['Électricité']);
    expect(found('ÉLEC')).toEqual(['Électricité']);
    expect(found('oeuv')).toEqual(['Œuvres & Bâtiment']);
    expect(found('batiment œ')).toEqual(['Œuvres & Bâtiment']);
    expect(found('strass')).toEqual(['Straße']);
    expect(found('lodz')).toEqual(['Łódź']);
    expect(found('zinc')).toEqual([]);
  });

  it('are all there for an empty text, up to the limit', () => {
    expect(found(' ')).toHaveLength(options.length);
    expect(found('', 2)).toEqual(['Électricité', 'Œuvres & Bâtiment']);
  });

  it('keep their groups, without those that have nothing left', () => {
    const groups = [
      { group: 'Gros œuvre', items: options.slice(1, 3) },
      { group: 'Second œuvre', items: options.slice(0, 1) },
    ];
    expect(foldedOptions({ options: groups, search: 'elec', limit: 10 })).toEqual([groups[1]]);
  });

  it('name communes with and without saint written out', () => {
    const places = ['Saint-Étienne', 'Sainte-Foy', 'Étampes'].map((label) => ({ value: label, label }));
    const near = (search: string): readonly unknown[] =>
      foldedPlaces({ options: places, search, limit: 10 }).map((option) =>
        'label' in option ? option.label : '',
      );
    expect(near('st etienne')).toEqual(['Saint-Étienne']);
    expect(near('ST-ÉTI')).toEqual(['Saint-Étienne']);
    expect(near('ste foy')).toEqual(['Sainte-Foy']);
    expect(near('etamp')).toEqual(['Étampes']);
    expect(near('')).toHaveLength(3);
    expect(fitsTyped('Saint-Étienne', 'etienne saint')).toBe(true);
  });
});
