import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import type { ClientValues } from './client-values.ts';
import styles from './client-form.module.css';
import { countryChoices } from './countries.ts';
import { phoneMoved } from './display-phone.ts';
import { FormPart } from './form-part.tsx';

const FRENCH_CODE = /^\d{5}$/;

/** The postal address; a French postal code brings its communes. */
export function AddressFields({ form }: { readonly form: UseFormReturnType<ClientValues> }) {
  const { t } = useWords();
  const language = useLanguage();
  const { address } = form.getValues();
  const [code] = useDebouncedValue(address.postalCode.trim(), 120);
  const [city] = useDebouncedValue(address.city.trim(), 120);
  const isFrench = address.country === 'FR';
  const asked = FRENCH_CODE.test(code) ? code : city;
  const { data } = useQuery(
    rpc.organisation.places.queryOptions({
      input: { text: asked.slice(0, 60) },
      enabled: isFrench && (FRENCH_CODE.test(asked) || asked.length > 1),
      staleTime: Infinity,
    }),
  );
  const places = useMemo(() => (isFrench ? (data?.places ?? []) : []), [data, isFrench]);
  const countries = useMemo(() => countryChoices(language, address.country), [language, address.country]);

  // A code with one commune names it, as long as nothing else was typed.
  const filledFor = useRef(code);
  useEffect(() => {
    const [only] = places;
    if (!FRENCH_CODE.test(code) || code === filledFor.current || places.length === 0) return;
    filledFor.current = code;
    if (only !== undefined && places.length === 1 && form.getValues().address.city.trim() === '')
      form.setFieldValue('address.city', only.city);
  }, [code, form, places]);

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
      <div className={styles['postal']}>
        <TextInput
          label={t('clients:form.postalCode')}
          autoComplete="off"
          inputMode={isFrench ? 'numeric' : 'text'}
          {...form.getInputProps('address.postalCode')}
        />
        <Autocomplete
          label={t('clients:form.city')}
          autoComplete="off"
          data={[...new Set(places.map((place) => place.city))]}
          limit={30}
          {...form.getInputProps('address.city')}
          onOptionSubmit={(picked) => {
            const found = places.filter((place) => place.city === picked);
            const [place] = found;
            if (place !== undefined && found.length === 1 && address.postalCode.trim() === '')
              form.setFieldValue('address.postalCode', place.postalCode);
          }}
        />
      </div>
      <Select
        label={t('clients:form.country')}
        data={countries}
        searchable
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
