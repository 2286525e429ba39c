import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { err, ok, type Result } from '../../kernel/result.ts';

/** Why no short message can go to a number. */
export type PhoneForSmsFailure = 'NoRecipient' | 'PhoneCannotGetSms';

// 06 and 07 are the mobile ranges of France (ARCEP decision 2018-0881 §2.3), whether given out yet or not.
const FRENCH_MOBILE = /^\+33[67]\d{8}$/;

/**
 * The number in E.164 to which a short message may go; `country` reads a number without its prefix.
 *
 * Only ranges of mobiles pass (libphonenumber's table outside France): a fixed line, a short number, a premium
 * number or one with an extension gets none, and would be paid for all the same.
 */
export function phoneForSms(text: string, country = 'FR'): Result<string, PhoneForSmsFailure> {
  if (text.trim() === '') return err('NoRecipient');
  const number = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : 'FR');
  if (number === undefined || number.ext !== undefined) return err('PhoneCannotGetSms');
  const isMobile = number.countryCallingCode === '33' ? FRENCH_MOBILE.test(number.number) : number.isValid();
  return isMobile ? ok(number.number) : err('PhoneCannotGetSms');
}
