import { Autocomplete, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { parseSiren } from '#shared/domain/identifiers/siren.ts';
import { parseSiret, sirenOf } from '#shared/domain/identifiers/siret.ts';
import { parseVatNumber, vatNumberOfSiren } from '#shared/domain/identifiers/vat-number.ts';
import { hasShareCapital, LEGAL_FORMS } from '#shared/domain/organisation/legal-form.ts';
import { countryChoices } from '../../i18n/countries.ts';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { MoneyInput } from '../../ui/money-input.tsx';
import { PostalFields } from '../../ui/postal-fields.tsx';
import { CheckedNumber } from './checked-number.tsx';
import styles from './settings.module.css';
import { foldedOptions } from '../../ui/folded-options.ts';

/** Who the company is. A right SIRET fills an empty SIREN, and a right SIREN an empty VAT number. */
export function IdentityFields({ form }: { readonly form: UseFormReturnType<OrganisationSettings> }) {
  const { t } = useWords();
  const { values, setFieldValue } = form;
  const { siren, siret, vatNumber, vatRegime } = values;
  const parsedSiret = parseSiret(siret);
  const parsedSiren = parseSiren(siren);
  const needsCapital = hasShareCapital(values.legalForm);
  const fillVat = (typed: string): void => {
    const found = parseSiren(typed);
    if (found.ok && vatNumber === '' && vatRegime === 'normal')
      setFieldValue('vatNumber', vatNumberOfSiren(found.value));
  };
  const typeSiren = (typed: string): void => {
    setFieldValue('siren', typed);
    fillVat(typed);
  };
  const typeSiret = (typed: string): void => {
    setFieldValue('siret', typed);
    const found = parseSiret(typed);
    if (found.ok && siren === '') typeSiren(sirenOf(found.value));
  };
  const language = useLanguage();
  const countries = useMemo(() => countryChoices(language), [language]);
  const right = t('organisation:check.right');
  return (
    <>
      <TextInput
        label={t('organisation:field.name')}
        description={t('form.required')}
        autoComplete="organization"
        {...form.getInputProps('name')}
      />
      <div className={styles['pair']}>
        <Autocomplete
          label={t('organisation:field.legalForm')}
          data={LEGAL_FORMS.map((one) => one.form)}
          filter={foldedOptions}
          {...form.getInputProps('legalForm')}
        />
        {needsCapital ? (
          <MoneyInput label={t('organisation:field.capital')} {...form.getInputProps('capital')} />
        ) : null}
      </div>
      <div className={styles['pair']}>
        <CheckedNumber
          label={t('organisation:field.siret')}
          description={t('organisation:help.siret')}
          inputMode="numeric"
          isRight={parsedSiret.ok}
          rightLabel={right}
          {...form.getInputProps('siret')}
          onChange={(event) => {
            typeSiret(event.currentTarget.value);
          }}
        />
        <CheckedNumber
          label={t('organisation:field.siren')}
          inputMode="numeric"
          isRight={parsedSiren.ok}
          rightLabel={right}
          {...form.getInputProps('siren')}
          onChange={(event) => {
            typeSiren(event.currentTarget.value);
          }}
        />
      </div>
      <div className={styles['pair']}>
        <Select
          label={t('organisation:field.vatRegime')}
          data={(['normal', 'franchise'] as const).map((value) => ({
            value,
            label: t(`organisation:vatRegime.${value}`),
          }))}
          {...form.getInputProps('vatRegime')}
        />
        <CheckedNumber
          label={t('organisation:field.vatNumber')}
          isRight={parseVatNumber(vatNumber).ok}
          rightLabel={right}
          {...form.getInputProps('vatNumber')}
        />
      </div>
      {needsCapital ? (
        <TextInput
          label={t('organisation:field.register')}
          description={t('organisation:help.register')}
          {...form.getInputProps('register')}
        />
      ) : null}
      <TextInput
        label={t('organisation:field.line1')}
        autoComplete="address-line1"
        {...form.getInputProps('address.line1')}
      />
      <TextInput
        label={t('organisation:field.line2')}
        autoComplete="address-line2"
        {...form.getInputProps('address.line2')}
      />
      <PostalFields
        className={styles['place']}
        labels={{ postalCode: t('organisation:field.postalCode'), city: t('organisation:field.city') }}
        address={values.address}
        inputProps={(field) => form.getInputProps(`address.${field}`)}
        onFill={(field, text) => {
          setFieldValue(`address.${field}`, text);
        }}
        isOwnAddress
      >
        <Select
          label={t('organisation:field.country')}
          data={countries}
          searchable
          filter={foldedOptions}
          allowDeselect={false}
          {...form.getInputProps('address.country')}
        />
      </PostalFields>
      <div className={styles['pair']}>
        <TextInput
          label={t('organisation:field.email')}
          type="email"
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('organisation:field.phone')}
          type="tel"
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
      </div>
    </>
  );
}
