import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadPlaceDirectory } from './place-directory.ts';
import { placeNameKey } from '#shared/domain/places/place-name-key.ts';

const path = fileURLToPath(new URL('../../../../resources/places/communes.json', import.meta.url));
const directory = loadPlaceDirectory(path);
const cities = (text: string, limit = 8) => directory.find(text, limit).map((place) => place.city);

describe('the shipped file', () => {
  it('has the shape that the directory trusts, and credits its source', () => {
    const file = z
      .object({
        licence: z.string().startsWith('Licence Ouverte'),
        edition: z.string().regex(/^20\d\d$/),
        communes: z.array(
          z.tuple([z.string().min(1), z.string().min(1), z.string().regex(/^\d{5}( \d{5})*$/)]),
        ),
      })
      .parse(JSON.parse(readFileSync(path, 'utf8')));
    expect(file.communes.length).toBeGreaterThan(34_000);
    expect(file.communes.every(([name, key]) => placeNameKey(name) === key)).toBe(true);
  });
});

describe('the directory of communes', () => {
  it('finds by postal code, whole or begun', () => {
    expect(directory.find('44000', 5)).toEqual([{ postalCode: '44000', city: 'Nantes' }]);
    expect(directory.find('75 011', 5)).toEqual([{ postalCode: '75011', city: 'Paris' }]);
    expect(directory.find('2920', 3).every((place) => place.postalCode.startsWith('2920'))).toBe(true);
    expect(directory.find('99999', 5)).toEqual([]);
    // A rural code is shared; the largest commune comes first.
    expect(cities('01400')[0]).toBe('Châtillon-sur-Chalaronne');
  });

  it('finds by name without accents, hyphens or abbreviations, larger communes first', () => {
    expect(cities('st etienne', 3)).toEqual(['Saint-Étienne', 'Saint-Étienne', 'Saint-Étienne']);
    expect(cities('clermont fer')[0]).toBe('Clermont-Ferrand');
    expect(cities('NANTES')[0]).toBe('Nantes');
    expect(cities('Lille', 1)).toEqual(['Lille']);
    expect(cities('étienne du rouv')).toContain('Saint-Étienne-du-Rouvray');
  });

  it('answers nothing to nothing, and never more than asked', () => {
    expect(directory.find('', 5)).toEqual([]);
    expect(directory.find('«»', 5)).toEqual([]);
    expect(directory.find('saint', 7)).toHaveLength(7);
  });
});
