import type { Brand } from '../../kernel/brand.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { remainder, withoutSeparators } from './digits.ts';
import { parseSiren } from './siren.ts';
import type { Siren } from './siren.ts';

/** Intra-community VAT number with its country prefix, in capitals, without separators. */
export type VatNumber = Brand<string, 'VatNumber'>;

/** Why a text is no VAT number of the European Union. */
export type VatNumberFailure =
  | { readonly reason: 'Empty' }
  /** The two first letters are no prefix of the Union; Greece is EL, Northern Ireland XI. */
  | { readonly reason: 'UnknownPrefix'; readonly prefix: string }
  | { readonly reason: 'WrongShape'; readonly prefix: string }
  /** The SIREN inside a French number fails its own check. */
  | { readonly reason: 'WrongSiren' }
  | { readonly reason: 'WrongKey'; readonly expected: string; readonly got: string };

/** Shapes after the prefix, as published for VIES; the check digits of other countries are not verified. */
const SHAPES_BY_PREFIX: ReadonlyMap<string, RegExp> = new Map([
  ['AT', /^U\d{8}$/],
  ['BE', /^[01]\d{9}$/],
  ['BG', /^\d{9,10}$/],
  ['CY', /^\d{8}[A-Z]$/],
  ['CZ', /^\d{8,10}$/],
  ['DE', /^\d{9}$/],
  ['DK', /^\d{8}$/],
  ['EE', /^\d{9}$/],
  ['EL', /^\d{9}$/],
  ['ES', /^[A-Z0-9]\d{7}[A-Z0-9]$/],
  ['FI', /^\d{8}$/],
  ['FR', /^[0-9A-HJ-NP-Z]{2}\d{9}$/],
  ['HR', /^\d{11}$/],
  ['HU', /^\d{8}$/],
  ['IE', /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/],
  ['IT', /^\d{11}$/],
  ['LT', /^(\d{9}|\d{12})$/],
  ['LU', /^\d{8}$/],
  ['LV', /^\d{11}$/],
  ['MT', /^\d{8}$/],
  ['NL', /^\d{9}B\d{2}$/],
  ['PL', /^\d{10}$/],
  ['PT', /^\d{9}$/],
  ['RO', /^\d{2,10}$/],
  ['SE', /^\d{12}$/],
  ['SI', /^\d{8}$/],
  ['SK', /^\d{10}$/],
  ['XI', /^(\d{9}|\d{12}|(GD|HA)\d{3})$/],
]);

/** Reads a VAT number; a French one has its key and its SIREN checked, others their shape. */
export function parseVatNumber(text: string): Result<VatNumber, VatNumberFailure> {
  const number = withoutSeparators(text).toUpperCase();
  if (number === '') return err({ reason: 'Empty' });
  const prefix = number.slice(0, 2);
  const shape = SHAPES_BY_PREFIX.get(prefix);
  if (shape === undefined) return err({ reason: 'UnknownPrefix', prefix });
  if (!shape.test(number.slice(2))) return err({ reason: 'WrongShape', prefix });
  return prefix === 'FR' ? checkFrench(number) : ok(number as VatNumber);
}

/** The French VAT number of a company: key = (12 + 3 x (SIREN mod 97)) mod 97. */
export const vatNumberOfSiren = (siren: Siren): VatNumber => `FR${keyOf(siren)}${siren}` as VatNumber;

/** The SIREN inside a French VAT number; null for another country. */
export const sirenOfVatNumber = (number: VatNumber): Siren | null =>
  number.startsWith('FR') ? (number.slice(4) as Siren) : null;

const keyOf = (siren: string): string => String((12 + 3 * remainder(siren, 97)) % 97).padStart(2, '0');

function checkFrench(number: string): Result<VatNumber, VatNumberFailure> {
  const key = number.slice(2, 4);
  const siren = number.slice(4);
  if (!parseSiren(siren).ok) return err({ reason: 'WrongSiren' });
  const expected = keyOf(siren);
  const matches = /^\d{2}$/.test(key) ? key === expected : matchesLetterKey(key, siren);
  return matches ? ok(number as VatNumber) : err({ reason: 'WrongKey', expected, got: key });
}

// I and O are left out: they read as 1 and 0.
const KEY_ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Keys that hold a letter, given since numeric ones ran short for some holders. */
function matchesLetterKey(key: string, siren: string): boolean {
  const first = KEY_ALPHABET.indexOf(key.slice(0, 1));
  const second = KEY_ALPHABET.indexOf(key.slice(1));
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (Number(siren) + 1 + Math.floor(check / 11)) % 11 === check % 11;
}
