import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { parseBic } from '#shared/domain/identifiers/bic.ts';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { parseIban } from '#shared/domain/identifiers/iban.ts';
import { parseSiren, type CompanyNumberFailure } from '#shared/domain/identifiers/siren.ts';
import { parseSiret } from '#shared/domain/identifiers/siret.ts';
import { parseVatNumber } from '#shared/domain/identifiers/vat-number.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Words } from '../../i18n/use-words.ts';
import { reasonText } from '../../rpc/error-text.ts';

/** Sentence of a wrong SIREN or SIRET: it says how many digits are missing, not only that it is wrong. */
export function companyNumberText(t: Words, name: 'SIREN' | 'SIRET', failure: CompanyNumberFailure): string {
  switch (failure.reason) {
    case 'NotDigits':
      return t('organisation:check.notDigits', { name });
    case 'WrongLength':
      return failure.got < failure.expected
        ? t('organisation:check.tooShort', {
            name,
            expected: failure.expected,
            count: failure.expected - failure.got,
          })
        : t('organisation:check.tooLong', {
            name,
            expected: failure.expected,
            count: failure.got - failure.expected,
          });
    case 'WrongCheckDigit':
      return t('organisation:check.wrongCheckDigit', { name });
    default:
      return unreachable(failure);
  }
}

type Checks = Partial<
  Record<keyof OrganisationSettings, (value: never, values: OrganisationSettings) => string | null>
>;

/** Checks of the company's fields on leaving them: the same rules as the core's, with finer sentences. */
export const organisationChecks = (t: Words): Checks => ({
  name: (value: string) => (value.trim() === '' ? t('errors:input.Required') : null),
  siren: (value: string) => {
    if (value.trim() === '') return null;
    const parsed = parseSiren(value);
    return parsed.ok ? null : companyNumberText(t, 'SIREN', parsed.error);
  },
  siret: (value: string, values: OrganisationSettings) => {
    if (value.trim() === '') return null;
    const parsed = parseSiret(value);
    if (!parsed.ok) return companyNumberText(t, 'SIRET', parsed.error);
    const siren = parseSiren(values.siren);
    return siren.ok && !parsed.value.startsWith(siren.value) ? reasonText(t, 'SiretOfAnotherSiren') : null;
  },
  vatNumber: (value: string) =>
    value.trim() === '' || parseVatNumber(value).ok ? null : reasonText(t, 'WrongVatNumber'),
  email: (value: string) =>
    value.trim() === '' || parseEMail(value).ok ? null : reasonText(t, 'WrongEmail'),
  iban: (value: string) => (value.trim() === '' || parseIban(value).ok ? null : reasonText(t, 'WrongIban')),
  bic: (value: string) => (value.trim() === '' || parseBic(value).ok ? null : reasonText(t, 'WrongBic')),
});
