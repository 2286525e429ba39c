import { expect, it } from 'vitest';
import { sampleSettings } from '#tests/support/open-vault.ts';
import { withPart } from './organisation-part.ts';

it('saves the fields of its own page and leaves those of the other as they are now', () => {
  const current = { ...sampleSettings, name: 'Nom actuel', footer: 'Pied actuel', latePenalty: 'Actuelle' };
  const typed = { ...sampleSettings, name: 'Nom tapé', footer: 'Pied tapé', latePenalty: 'Tapée' };
  expect(withPart('company', current, typed)).toEqual({ ...current, name: 'Nom tapé' });
  expect(withPart('invoicing', current, typed)).toEqual({
    ...current,
    footer: 'Pied tapé',
    latePenalty: 'Tapée',
  });
});
