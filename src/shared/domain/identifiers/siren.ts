import type { Brand } from '../../kernel/brand.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { passesLuhn, withoutSeparators } from './digits.ts';

/** Number of a French company in the SIRENE register: nine digits, checked. */
export type Siren = Brand<string, 'Siren'>;

/** Why a text is no SIREN or SIRET; counts are of characters without separators. */
export type CompanyNumberFailure =
  | { readonly reason: 'NotDigits' }
  | { readonly reason: 'WrongLength'; readonly expected: number; readonly got: number }
  | { readonly reason: 'WrongCheckDigit' };

/** Checks that a number has `length` digits; separators must be gone already. */
export function checkDigits(number: string, length: number): Result<string, CompanyNumberFailure> {
  if (number !== '' && !/^\d+$/.test(number)) return err({ reason: 'NotDigits' });
  if (number.length !== length) return err({ reason: 'WrongLength', expected: length, got: number.length });
  return ok(number);
}

/** Reads a SIREN, with or without spaces (code de commerce R123-221; Luhn check digit). */
export function parseSiren(text: string): Result<Siren, CompanyNumberFailure> {
  const digits = checkDigits(withoutSeparators(text), 9);
  if (!digits.ok) return digits;
  // Nine zeros satisfy Luhn and stand for "unknown" in many files.
  if (!passesLuhn(digits.value) || digits.value === '000000000') return err({ reason: 'WrongCheckDigit' });
  return ok(digits.value as Siren);
}

/** As printed: `732 829 320`. */
export const formatSiren = (siren: string): string => siren.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3');
