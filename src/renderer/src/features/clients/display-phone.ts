import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

// Reading a number is the dearest part of a row, and a list draws the same rows again and again.
const shown = new Map<string, string>();
const MOST_KEPT = 2000;

/** A kept number as people read it: French ones nationally (`06 12 34 56 78`), others with their country. */
export function displayPhone(phone: string): string {
  const known = shown.get(phone);
  if (known !== undefined) return known;
  if (shown.size >= MOST_KEPT) shown.clear();
  const text = phoneIn(phone, 'FR');
  shown.set(phone, text);
  return text;
}

/**
 * A number as a form shows it for a client of a country (ISO 3166-1 alpha-2): nationally only within that country.
 *
 * A number without its country is read as one of the client's country when it is saved, so another country's number
 * must keep its own.
 */
export function phoneIn(phone: string, country: string): string {
  const number = parsePhoneNumberFromString(phone, isSupportedCountry(country) ? country : 'FR');
  if (number === undefined || !number.isPossible() || number.ext !== undefined) return phone;
  return country === 'FR' && number.countryCallingCode === '33'
    ? number.formatNational()
    : number.formatInternational();
}

/** Whether a typed number is one in its country; nothing typed is fine too. */
export function isPhoneKnown(typed: string, country: string): boolean {
  if (typed.trim() === '') return true;
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? country : 'FR');
  return number !== undefined && number.isPossible() && number.ext === undefined;
}

/** A typed number after the client's country was changed: still the number that was meant in the former country. */
export function phoneMoved(typed: string, from: string, to: string): string {
  if (!isPhoneKnown(typed, from)) return typed;
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(from) ? from : 'FR');
  return number === undefined ? typed : phoneIn(number.number, to);
}
