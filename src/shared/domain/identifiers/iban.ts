import type { Brand } from '../../kernel/brand.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { remainder, withoutSeparators } from './digits.ts';

/** International bank account number (ISO 13616), in capitals, without spaces. */
export type Iban = Brand<string, 'Iban'>;

/** Why a text is no IBAN; counts are of characters without spaces. */
export type IbanFailure =
  | { readonly reason: 'Empty' }
  | { readonly reason: 'WrongShape' }
  | { readonly reason: 'UnknownCountry'; readonly country: string }
  | {
      readonly reason: 'WrongLength';
      readonly country: string;
      readonly expected: number;
      readonly got: number;
    }
  | { readonly reason: 'WrongCheckDigits' };

/** Length by country (SWIFT IBAN registry): the SEPA area, then the others that use IBANs most. */
const LENGTHS =
  'AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 ' +
  'IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22 ' +
  'AE23 AZ28 BA20 BH22 BR29 BY28 CR22 DO28 EG29 FO18 GE22 GL18 GT28 IL23 IQ23 JO30 KW30 KZ20 LB28 LC32 LY25 ' +
  'MR27 MU30 PK24 PS29 QA29 SA24 SC31 ST25 SV28 TL23 TN24 TR26 UA29 VG24 XK20';

const LENGTH_BY_COUNTRY: ReadonlyMap<string, number> = new Map(
  LENGTHS.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Reads an IBAN: country, length of that country, and 97-10 check digits (ISO 7064). */
export function parseIban(text: string): Result<Iban, IbanFailure> {
  const iban = withoutSeparators(text).toUpperCase();
  if (iban === '') return err({ reason: 'Empty' });
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(iban)) return err({ reason: 'WrongShape' });
  const country = iban.slice(0, 2);
  const expected = LENGTH_BY_COUNTRY.get(country);
  if (expected === undefined) return err({ reason: 'UnknownCountry', country });
  if (iban.length !== expected) {
    return err({ reason: 'WrongLength', country, expected, got: iban.length });
  }
  const rearranged = iban.slice(4) + iban.slice(0, 4);
  const digits = rearranged.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - LETTER_A + 10));
  return remainder(digits, 97) === 1 ? ok(iban as Iban) : err({ reason: 'WrongCheckDigits' });
}

const LETTER_A = 65;

/** As printed, in groups of four: `FR76 3000 6000 0112 3456 7890 189`. */
export const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
