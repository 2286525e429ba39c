import { withoutSeparators } from '#shared/domain/identifiers/digits.ts';
import { parseSiren, type CompanyNumberFailure } from '#shared/domain/identifiers/siren.ts';
import { parseSiret, sirenOf } from '#shared/domain/identifiers/siret.ts';
import { parseVatNumber, sirenOfVatNumber } from '#shared/domain/identifiers/vat-number.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Words } from '../../i18n/use-words.ts';
import { reasonText } from '../../rpc/error-text.ts';

/** What is said about a number while it is typed. */
export interface NumberHint {
  /** `open` is a number that is still being typed. */
  readonly state: 'empty' | 'open' | 'valid' | 'wrong';
  readonly text: string;
}

const EMPTY: NumberHint = { state: 'empty', text: '' };

function hintOf(
  t: Words,
  result: Result<unknown, CompanyNumberFailure>,
  wrong: 'WrongSiren' | 'WrongSiret',
): NumberHint {
  if (result.ok) return { state: 'valid', text: t('clients:form.valid') };
  const { error } = result;
  switch (error.reason) {
    case 'NotDigits':
      return { state: 'wrong', text: t('clients:form.digitsOnly') };
    case 'WrongLength':
      return error.got < error.expected
        ? { state: 'open', text: t('clients:form.missing', { count: error.expected - error.got }) }
        : { state: 'wrong', text: t('clients:form.tooMany', { count: error.got - error.expected }) };
    case 'WrongCheckDigit':
      return { state: 'wrong', text: reasonText(t, wrong) };
    default:
      return unreachable(error);
  }
}

/** Hint of a SIREN being typed. */
export const sirenHint = (t: Words, text: string): NumberHint =>
  text.trim() === '' ? EMPTY : hintOf(t, parseSiren(text), 'WrongSiren');

/** Hint of a SIRET being typed; it must begin with the SIREN when there is one. */
export function siretHint(t: Words, text: string, siren: string): NumberHint {
  if (text.trim() === '') return EMPTY;
  const parsed = parseSiret(text);
  const other = withoutSeparators(siren);
  if (parsed.ok && other !== '' && sirenOf(parsed.value) !== other)
    return { state: 'wrong', text: reasonText(t, 'SiretOfAnotherSiren') };
  return hintOf(t, parsed, 'WrongSiret');
}

/** Hint of a VAT number being typed; a French one holds the SIREN. */
export function vatHint(t: Words, text: string, siren: string): NumberHint {
  if (text.trim() === '') return EMPTY;
  const parsed = parseVatNumber(text);
  if (!parsed.ok) {
    const isShort = parsed.error.reason === 'WrongShape' && withoutSeparators(text).length < 13;
    const isBegun = parsed.error.reason === 'UnknownPrefix' && withoutSeparators(text).length < 2;
    return isShort || isBegun
      ? { state: 'open', text: '' }
      : { state: 'wrong', text: reasonText(t, 'WrongVatNumber') };
  }
  const other = withoutSeparators(siren);
  const own = sirenOfVatNumber(parsed.value);
  return own !== null && other !== '' && own !== other
    ? { state: 'wrong', text: reasonText(t, 'OtherSiren') }
    : { state: 'valid', text: t('clients:form.valid') };
}

/** The sentence that keeps a number from being saved; null when it may be. */
export const faultOf = (t: Words, hint: NumberHint, wrong: 'WrongSiren' | 'WrongSiret' | 'WrongVatNumber') =>
  hint.state === 'empty' || hint.state === 'valid'
    ? null
    : hint.state === 'wrong'
      ? hint.text
      : reasonText(t, wrong);
