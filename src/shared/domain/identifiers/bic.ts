import type { Brand } from '../../kernel/brand.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { withoutSeparators } from './digits.ts';

/** Business identifier code of a bank (ISO 9362), 8 or 11 characters in capitals. */
export type Bic = Brand<string, 'Bic'>;

/** Why a text is no BIC. */
export type BicFailure =
  | { readonly reason: 'Empty' }
  | { readonly reason: 'WrongLength'; readonly expected: readonly [8, 11]; readonly got: number }
  | { readonly reason: 'WrongShape' };

/** Reads a BIC: four letters or digits of the bank, two letters of the country, two of the place, three of the branch. */
export function parseBic(text: string): Result<Bic, BicFailure> {
  const bic = withoutSeparators(text).toUpperCase();
  if (bic === '') return err({ reason: 'Empty' });
  if (bic.length !== 8 && bic.length !== 11) {
    return err({ reason: 'WrongLength', expected: [8, 11], got: bic.length });
  }
  if (!/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic)) return err({ reason: 'WrongShape' });
  return ok(bic as Bic);
}
