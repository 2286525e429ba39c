import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { countryChoices } from '../../i18n/countries.ts';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PostalFields } from '../../ui/postal-fields.tsx';
import type { ClientValues } from './client-values.ts';
import styles from './client-form.module.css';
import { phoneMoved } from './display-phone.ts';
import { FormPart } from './form-part.tsx';
import { foldedOptions } from '../../ui/folded-options.ts';

/** The postal address; a French postal code brings its communes. */
export function AddressFields({ form }: { readonly form: UseFormReturnType<ClientValues> }) {
  const { t } = useWords();
  const language = useLanguage();
  const { address } = form.getValues();
  const countries = useMemo(() => countryChoices(language), [language]);
  return (
    <FormPart title={t('clients:form.groupAddress')}>
      <TextInput
        label={t('clients:form.line1')}
        autoComplete="off"
        {...form.getInputProps('address.line1')}
      />
      <TextInput
        label={t('clients:form.line2')}
        autoComplete="off"
        {...form.getInputProps('address.line2')}
      />
      <PostalFields
        className={styles['postal']}
        labels={{ postalCode: t('clients:form.postalCode'), city: t('clients:form.city') }}
        address={address}
        inputProps={(field) => form.getInputProps(`address.${field}`)}
        onFill={(field, text) => {
          form.setFieldValue(`address.${field}`, text);
        }}
      />
      <Select
        label={t('clients:form.country')}
        data={countries}
        searchable
        filter={foldedOptions}
        {...form.getInputProps('address.country')}
        onChange={(chosen: string | null) => {
          if (chosen === null) return;
          // The number was typed as one of the former country, and stays that number.
          const before = form.getValues();
          form.setFieldValue('phone', phoneMoved(before.phone, before.address.country, chosen));
          form.setFieldValue('address.country', chosen);
        }}
      />
    </FormPart>
  );
}
