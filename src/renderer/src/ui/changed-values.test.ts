import { describe, expect, it } from 'vitest';
import { changedValues } from './changed-values.ts';

describe('what a person changed in a form', () => {
  it('is laid over the newest record without taking back what somebody else saved', () => {
    const begun = { name: 'Atelier', address: { city: 'Lyon' }, iban: '' };
    const typed = { ...begun, address: { city: 'Bron' } };
    const newest = { ...begun, iban: 'FR76' };
    expect(changedValues(typed, begun)).toEqual({ address: { city: 'Bron' } });
    expect({ ...newest, ...changedValues(typed, begun) }).toEqual({
      name: 'Atelier',
      address: { city: 'Bron' },
      iban: 'FR76',
    });
    expect(changedValues(begun, { ...begun, address: { city: 'Lyon' } })).toEqual({});
  });
});
