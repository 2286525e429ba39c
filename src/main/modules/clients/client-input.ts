import type { z } from 'zod';
import { refused, type Refused } from '#main/app/outcome.ts';
import type { clientFields, clientWarning } from '#shared/contract/client-views.ts';
import { parseQuietHours } from '#shared/domain/clients/quiet-hours.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { parseSiren, type CompanyNumberFailure } from '#shared/domain/identifiers/siren.ts';
import { parseSiret, sirenOf } from '#shared/domain/identifiers/siret.ts';
import { parseVatNumber, sirenOfVatNumber } from '#shared/domain/identifiers/vat-number.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { isKeptPhoneParsed, keepPhone } from './phone-number.ts';

/** A client as typed, already shaped by the contract. */
export type ClientFields = z.output<typeof clientFields>;
/** A value that is kept although something is wrong with it. */
export type ClientWarning = z.output<typeof clientWarning>;

/** Why the identity of a client is refused. */
export type IdentityReason =
  | 'WrongSiren'
  | 'WrongSiret'
  | 'SiretOfAnotherSiren'
  | 'WrongVatNumber'
  | 'WrongEmail'
  | 'WrongQuietHours';

type Checked<Value> = Result<Value, Refused<IdentityReason>>;

/** A client whose numbers and addresses were checked and brought into the form that is stored. */
export interface CheckedClient {
  readonly fields: ClientFields;
  readonly warnings: readonly ClientWarning[];
}

/**
 * Checks what a person typed about a client.
 *
 * Numbers lose their separators; a SIRET fills an empty SIREN. What real files hold and a screen can live with (a
 * phone that does not parse, a non-ASCII mail name) is kept with a warning.
 */
export function checkClient(fields: ClientFields): Checked<CheckedClient> {
  const numbers = checkCompanyNumbers(fields);
  if (!numbers.ok) return numbers;
  const email = checkEMail(fields.email, 'client.email');
  if (!email.ok) return email;
  const { quietFrom: from, quietTo: to } = fields.preferences;
  if (from !== '' || to !== '') {
    const hours = parseQuietHours({ from, to });
    if (!hours.ok) {
      const field = hours.error.tag === 'NotATime' ? hours.error.field : 'to';
      return refused('WrongQuietHours', {
        field: `client.preferences.${field === 'from' ? 'quietFrom' : 'quietTo'}`,
        details: { reason: hours.error.tag },
      });
    }
  }
  const checked: ClientFields = {
    ...fields,
    ...numbers.value,
    email: email.value,
    phone: keepPhone(fields.phone, fields.address.country).text,
    tags: [...new Set(fields.tags)].toSorted(),
  };
  return ok({ fields: checked, warnings: warningsOf(checked) });
}

/** Warnings of values that were kept; they follow from the stored row, so the sheet shows them again. */
export function warningsOf(client: {
  readonly phone: string;
  readonly email: string;
}): readonly ClientWarning[] {
  const warnings: ClientWarning[] = [];
  if (!isKeptPhoneParsed(client.phone)) warnings.push({ field: 'phone', reason: 'PhoneNotParsed' });
  const email = parseEMail(client.email);
  if (email.ok && email.value.notSendable !== null)
    warnings.push({ field: 'email', reason: 'EmailNotSendable' });
  return warnings;
}

/** An e-mail address as kept; empty stays empty. */
export function checkEMail(typed: string, field: string): Result<string, Refused<'WrongEmail'>> {
  if (typed === '') return ok('');
  const email = parseEMail(typed);
  return email.ok
    ? ok(email.value.address)
    : refused('WrongEmail', { field, details: { reason: email.error.reason } });
}

function checkCompanyNumbers(
  fields: ClientFields,
): Checked<Pick<ClientFields, 'siren' | 'siret' | 'vatNumber'>> {
  let siren = '';
  let siret = '';
  let vatNumber = '';
  if (fields.siren !== '') {
    const parsed = parseSiren(fields.siren);
    if (!parsed.ok)
      return refused('WrongSiren', { field: 'client.siren', details: numberDetails(parsed.error) });
    siren = parsed.value;
  }
  if (fields.siret !== '') {
    const parsed = parseSiret(fields.siret);
    if (!parsed.ok)
      return refused('WrongSiret', { field: 'client.siret', details: numberDetails(parsed.error) });
    siret = parsed.value;
    if (siren !== '' && siren !== sirenOf(parsed.value))
      return refused('SiretOfAnotherSiren', { field: 'client.siret' });
    siren = sirenOf(parsed.value);
  }
  if (fields.vatNumber !== '') {
    const parsed = parseVatNumber(fields.vatNumber);
    if (!parsed.ok)
      return refused('WrongVatNumber', {
        field: 'client.vatNumber',
        details: { reason: parsed.error.reason },
      });
    const itsSiren = sirenOfVatNumber(parsed.value);
    if (siren !== '' && itsSiren !== null && itsSiren !== siren)
      return refused('WrongVatNumber', { field: 'client.vatNumber', details: { reason: 'OtherSiren' } });
    vatNumber = parsed.value;
  }
  return ok({ siren, siret, vatNumber });
}

const numberDetails = (failure: CompanyNumberFailure): Readonly<Record<string, string | number>> =>
  failure.reason === 'WrongLength'
    ? { reason: failure.reason, expected: failure.expected, got: failure.got }
    : { reason: failure.reason };
