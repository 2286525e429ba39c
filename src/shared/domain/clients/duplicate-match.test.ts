import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { areNamesAlike, findDuplicates, nameKey } from './duplicate-match.ts';
import type { DuplicateFields } from './duplicate-match.ts';

const client = (changes: Partial<DuplicateFields>): DuplicateFields => ({
  name: '',
  company: '',
  siren: '',
  siret: '',
  email: '',
  phone: '',
  city: '',
  ...changes,
});
const reasons = (left: Partial<DuplicateFields>, right: Partial<DuplicateFields>): readonly string[] =>
  findDuplicates(client(left), [client(right)]).flatMap((match) => match.reasons);

describe('reasons', () => {
  test.each<[Partial<DuplicateFields>, Partial<DuplicateFields>, readonly string[]]>([
    [{ siret: '732 829 320 00074' }, { siret: '73282932000074' }, ['SameSiret']],
    [{ siren: '732829320' }, { siren: '732 829 320' }, ['SameSiren']],
    [{ email: 'Jean@Exemple.fr' }, { email: 'jean@exemple.FR' }, ['SameEmail']],
    [{ phone: '06 12 34 56 78' }, { phone: '+33612345678' }, ['SamePhone']],
    [{ name: 'Lycée Jean Moulin' }, { name: 'LYCEE JEAN-MOULIN' }, ['SimilarName']],
    [{ name: 'SARL Dupont & Fils' }, { company: 'Dupont et Fils (S.A.R.L.)' }, ['SimilarName']],
    [{ name: 'Hélène Cœur' }, { name: 'Coeur Helene' }, ['SimilarName']],
    [{ name: 'Boulangerie Martin' }, { name: 'Boulangerie Matrin' }, ['SimilarName']],
    [{ name: 'Léa' }, { name: 'Lia' }, []],
    [{ name: 'Garage du Nord' }, { name: 'Garage du Port' }, []],
    [{}, {}, []],
  ])('%j and %j', (left, right, expected) => {
    expect(reasons(left, right)).toEqual(expected);
  });
});

test('the best match comes first, a common city counts', () => {
  const candidate = client({ name: 'Lycée Jean Moulin', email: 'accueil@moulin.example', city: 'Lyon' });
  const elsewhere = client({ name: 'LYCEE JEAN-MOULIN', city: 'Béziers' });
  const sameCity = client({ name: 'LYCEE JEAN-MOULIN', city: 'LYON' });
  const sameEmail = client({ name: 'Lycée J. Moulin', email: 'accueil@moulin.example', city: 'Lyon' });
  const stranger = client({ name: 'Mairie de Lyon', city: 'Lyon' });
  const matches = findDuplicates(candidate, [stranger, elsewhere, sameCity, sameEmail]);
  expect(matches.map((match) => match.existing)).toEqual([sameEmail, sameCity, elsewhere]);
});

test('a name that is only a legal form keeps it', () => {
  expect(nameKey('SAS')).toBe('sas');
});

test('likeness is symmetric, holds for the same name and for a swap in a long word', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(areNamesAlike(left, right)).toBe(areNamesAlike(right, left));
      expect(areNamesAlike(left, left)).toBe(true);
    }),
  );
  expect(areNamesAlike('lavoisier', 'lavosiier')).toBe(true);
  expect(areNamesAlike('agence 75001', 'agence 75002')).toBe(false);
});
