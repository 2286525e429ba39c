import { IconUsers } from '@tabler/icons-react';
import { describe, expect, it } from 'vitest';
import { fittingItems, inGroups, type PaletteItem } from './palette-item.ts';

const item = (title: string): PaletteItem => ({
  key: title,
  group: 'actions',
  title,
  detail: '',
  icon: IconUsers,
  run: () => undefined,
});
const all = ['Nouvelle facture', 'Factures', 'Thème sombre', 'Réglages'].map(item);
const titles = (text: string) => fittingItems(all, text).map(({ title }) => title);

it('stands under its group, in the order it was found', () => {
  const groups = ['interactions', 'clients', 'actions', 'clients'] as const;
  const found = groups.map((group, index) => ({ ...item(String(index)), group }));
  expect(inGroups(found).map(({ title }) => title)).toEqual(['1', '3', '2', '0']);
});

describe('screens and actions of the palette', () => {
  it('are found by the beginnings of their words, without accents, best first', () => {
    expect(titles('fact')).toEqual(['Factures', 'Nouvelle facture']);
    expect(titles('REGL')).toEqual(['Réglages']);
    expect(titles('sombre theme')).toEqual(['Thème sombre']);
    expect(titles('ombre')).toEqual([]);
  });

  it('are all shown for an empty text, and none for punctuation', () => {
    expect(titles('  ')).toHaveLength(all.length);
    expect(titles('?!')).toEqual([]);
  });
});
