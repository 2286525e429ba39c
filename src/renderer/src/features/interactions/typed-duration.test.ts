import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../i18n/format.ts';
import { durationInText, parseTypedDuration, parseTypedTime } from './typed-duration.ts';

describe('a typed duration', () => {
  it.each([
    ['15', 15],
    ['15 min', 15],
    ['15mn', 15],
    ["90'", 90],
    ['1h', 60],
    ['1 h 30', 90],
    ['1h05', 65],
    ['1:30', 90],
    ['2 heures', 120],
    ['14:00-14:45', 45],
    ['14h-14h30', 30],
    ['de 9h15 à 10h', 45],
    ['from 9:15 to 10:00', 45],
    ['14:30-14:10', -20],
  ])('%s is %d minutes', (text, minutes) => {
    expect(parseTypedDuration(text)).toBe(minutes);
  });

  it.each(['', 'longtemps', '1h75', '25:00-26:00', '1,5', '-5', '"*'])('%j is none', (text) => {
    expect(parseTypedDuration(text)).toBeNull();
  });

  it('is read back as it is written on the screens, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1440 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (m, language) => {
          expect(parseTypedDuration(formatOf(language).duration(m))).toBe(m);
        },
      ),
    );
  });

  it('never throws and never answers what is no whole number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const found of [parseTypedDuration(text), durationInText(text)])
          expect(found === null || Number.isSafeInteger(found)).toBe(true);
      }),
    );
  });
});

describe('a duration in a note', () => {
  it.each([
    ['Rappel du devis, 15 min', 15],
    ['Point chantier 1 h 30', 90],
    ['5 min : pas de réponse', 5],
    ['Quoted again (20 minutes)', 20],
    ['Réunion de lancement, 2 h.', 120],
  ])('%j tells %d minutes', (text, minutes) => {
    expect(durationInText(text)).toBe(minutes);
  });

  it.each([
    'Rappeler demain à 14 h 30',
    'Rappeler vers 9h',
    'Rappeler dans 15 min',
    'Passage à 8 h',
    'Livraison prévue 14 h 30',
    '3 minimes détails',
    'Devis 2026',
    '',
  ])('%j tells none', (text) => {
    expect(durationInText(text)).toBeNull();
  });

  it('is found behind any note', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z ,.]{0,60}$/),
        fc.integer({ min: 1, max: 240 }),
        (note, minutes) => {
          expect(durationInText(`${note}; ${String(minutes)} min`)).toBe(minutes);
        },
      ),
    );
  });
});

describe('a typed time', () => {
  it.each([
    ['14:30', '14:30'],
    ['9h', '09:00'],
    ['9 h 05', '09:05'],
    ['7', '07:00'],
  ])('%s is %s', (text, time) => {
    expect(parseTypedTime(text)).toBe(time);
  });

  it.each(['24:00', '9:60', 'midi', ''])('%j is none', (text) => {
    expect(parseTypedTime(text)).toBeNull();
  });
});
