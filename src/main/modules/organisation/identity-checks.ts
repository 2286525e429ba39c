import { isPossiblePhoneNumber } from 'libphonenumber-js';
import { refused, type Refused } from '#main/app/outcome.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { parseBic } from '#shared/domain/identifiers/bic.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { parseIban } from '#shared/domain/identifiers/iban.ts';
import { parseSiren } from '#shared/domain/identifiers/siren.ts';
import { parseSiret } from '#shared/domain/identifiers/siret.ts';
import { parseVatNumber, sirenOfVatNumber } from '#shared/domain/identifiers/vat-number.ts';
import { ok, type Result } from '#shared/kernel/result.ts';

/** Why the identity of the company is refused. */
export type IdentityRefusal =
  | 'WrongSiren'
  | 'WrongSiret'
  | 'SiretOfAnotherSiren'
  | 'WrongVatNumber'
  | 'WrongIban'
  | 'WrongBic'
  | 'WrongEmail'
  | 'WrongPhone';

/**
 * Checks what was typed and puts numbers in their compact form; empty fields pass.
 *
 * What is missing blocks issuing later, not saving now: a company that waits for its SIREN can already work.
 */
export function checkIdentity(
  typed: OrganisationSettings,
): Result<OrganisationSettings, Refused<IdentityRefusal>> {
  const siren = parsed(typed.siren, parseSiren);
  if (siren === null) return refused('WrongSiren', { field: 'settings.siren' });
  const siret = parsed(typed.siret, parseSiret);
  if (siret === null) return refused('WrongSiret', { field: 'settings.siret' });
  if (siret !== '' && siren !== '' && !siret.startsWith(siren)) {
    return refused('SiretOfAnotherSiren', { field: 'settings.siret' });
  }
  const vatNumber = parsed(typed.vatNumber, parseVatNumber);
  if (vatNumber === null || !isOfCompany(vatNumber, siren)) {
    return refused('WrongVatNumber', { field: 'settings.vatNumber' });
  }
  const iban = parsed(typed.iban, parseIban);
  if (iban === null) return refused('WrongIban', { field: 'settings.iban' });
  const bic = parsed(typed.bic, parseBic);
  if (bic === null) return refused('WrongBic', { field: 'settings.bic' });
  const email = parsed(typed.email, parseEMail);
  if (email === null) return refused('WrongEmail', { field: 'settings.email' });
  if (typed.phone !== '' && !isPossiblePhoneNumber(typed.phone, 'FR')) {
    return refused('WrongPhone', { field: 'settings.phone' });
  }
  const address = email === '' ? '' : email.address;
  return ok({ ...typed, siren, siret, vatNumber, iban, bic, email: address });
}

/** The parsed value, empty for an empty field, null for a wrong one. */
function parsed<Value>(text: string, parse: (text: string) => Result<Value, unknown>): Value | '' | null {
  if (text === '') return '';
  const result = parse(text);
  return result.ok ? result.value : null;
}

function isOfCompany(vatNumber: '' | Parameters<typeof sirenOfVatNumber>[0], siren: string): boolean {
  if (vatNumber === '' || siren === '') return true;
  const inside = sirenOfVatNumber(vatNumber);
  return inside === null || inside === siren;
}
