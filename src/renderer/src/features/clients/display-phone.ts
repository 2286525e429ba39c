import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A kept number as people read it: French ones nationally (`06 12 34 56 78`), others with their country. */
export function displayPhone(phone: string): string {
  const number = parsePhoneNumberFromString(phone);
  if (number === undefined) return phone;
  return number.countryCallingCode === '33' ? number.formatNational() : number.formatInternational();
}

/** A typed number written properly, or as it was typed when it is none. */
export function tidyPhone(
  typed: string,
  country: string,
): { readonly text: string; readonly isKnown: boolean } {
  if (typed.trim() === '') return { text: '', isKnown: true };
  const number = parsePhoneNumberFromString(typed, {
    defaultCountry: country === '' ? 'FR' : (country as 'FR'),
  });
  if (number === undefined || !number.isPossible()) return { text: typed, isKnown: false };
  return { text: displayPhone(number.number), isKnown: true };
}
