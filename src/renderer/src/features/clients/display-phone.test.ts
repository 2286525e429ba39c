import { describe, expect, it } from 'vitest';
import { displayPhone, isPhoneKnown, phoneIn, phoneMoved } from './display-phone.ts';

describe('phone numbers on screen', () => {
  it.each([
    ['+33612345678', '06 12 34 56 78'],
    ['+3222345678', '+32 2 234 56 78'],
    ['poste 12', 'poste 12'],
    ['', ''],
  ])('shows %j as %j', (kept, shown) => {
    expect(displayPhone(kept)).toBe(shown);
  });

  it('keep their country in the form of a client of another one, where a national writing would be read anew', () => {
    expect(phoneIn('+33612345678', 'BE')).toBe('+33 6 12 34 56 78');
    expect(phoneIn('06 12 34 56 78', 'FR')).toBe('06 12 34 56 78');
    expect(phoneIn('02 234 56 78', 'BE')).toBe('+32 2 234 56 78');
  });

  it('stay the same number when the country of the client changes', () => {
    expect(phoneMoved('06 12 34 56 78', 'FR', 'BE')).toBe('+33 6 12 34 56 78');
    expect(phoneMoved('+33 6 12 34 56 78', 'BE', 'FR')).toBe('06 12 34 56 78');
    expect(phoneMoved('', 'FR', 'BE')).toBe('');
  });

  it('are known or said to be kept as typed', () => {
    expect(isPhoneKnown('06 12 34 56 78', 'FR')).toBe(true);
    expect(isPhoneKnown('', 'FR')).toBe(true);
    expect(isPhoneKnown('le soir au 12', 'FR')).toBe(false);
  });
});
