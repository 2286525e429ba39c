import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number as kept: E.164 when it parsed, else as typed. */
export interface KeptPhone {
  readonly text: string;
  readonly parsed: boolean;
}

/**
 * Reads a phone number as typed in a country (ISO 3166-1 alpha-2).
 *
 * Only the plausibility of its length is asked for: numbers of ranges that are not given out yet, or kept for
 * fiction, are somebody's. A number with an extension stays as typed, E.164 cannot hold it.
 */
export function keepPhone(typed: string, country: string): KeptPhone {
  if (typed === '') return { text: '', parsed: true };
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? country : 'FR');
  return number !== undefined && number.isPossible() && number.ext === undefined
    ? { text: number.number, parsed: true }
    : { text: typed, parsed: false };
}

/** Whether a kept number is in E.164 (or absent). */
export const isKeptPhoneParsed = (phone: string): boolean => phone === '' || /^\+\d{6,15}$/.test(phone);
