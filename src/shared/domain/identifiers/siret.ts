import type { Brand } from '../../kernel/brand.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { passesLuhn, withoutSeparators } from './digits.ts';
import { checkDigits, parseSiren } from './siren.ts';
import type { CompanyNumberFailure, Siren } from './siren.ts';

/** Number of one establishment of a French company: its SIREN and five digits, checked. */
export type Siret = Brand<string, 'Siret'>;

const LA_POSTE = '356000000';

/**
 * Reads a SIRET, with or without spaces.
 *
 * La Poste has more establishments than Luhn allows: for its SIREN a sum of digits that is a multiple of five
 * is accepted as well (INSEE).
 */
export function parseSiret(text: string): Result<Siret, CompanyNumberFailure> {
  const digits = checkDigits(withoutSeparators(text), 14);
  if (!digits.ok) return digits;
  const siret = digits.value as Siret;
  if (!parseSiren(sirenOf(siret)).ok) return err({ reason: 'WrongCheckDigit' });
  if (passesLuhn(siret)) return ok(siret);
  if (siret.startsWith(LA_POSTE) && sumOfDigits(siret) % 5 === 0) return ok(siret);
  return err({ reason: 'WrongCheckDigit' });
}

/** The company that an establishment belongs to. */
export const sirenOf = (siret: Siret): Siren => siret.slice(0, 9) as Siren;

/** As printed: `732 829 320 00074`. */
export const formatSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');

function sumOfDigits(digits: string): number {
  let sum = 0;
  for (const digit of digits) sum += Number(digit);
  return sum;
}
