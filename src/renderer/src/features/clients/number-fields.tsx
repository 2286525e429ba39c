import type { UseFormReturnType } from '@mantine/form';
import { formatSiren, parseSiren } from '#shared/domain/identifiers/siren.ts';
import { formatSiret, parseSiret, sirenOf } from '#shared/domain/identifiers/siret.ts';
import { vatNumberOfSiren } from '#shared/domain/identifiers/vat-number.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ClientValues } from './client-values.ts';
import styles from './client-form.module.css';
import { FormPart } from './form-part.tsx';
import { sirenHint, siretHint, vatHint } from './number-hint.ts';
import { NumberInput } from './number-input.tsx';

/** Numbers of a company, checked while they are typed; a SIREN gives the French VAT number. */
export function NumberFields({ form }: { readonly form: UseFormReturnType<ClientValues> }) {
  const { t } = useWords();
  const { siren, siret, vatNumber, address } = form.getValues();
  const parsed = parseSiren(siren);
  const suggested = parsed.ok && address.country === 'FR' ? vatNumberOfSiren(parsed.value) : null;
  const sirenProps = form.getInputProps('siren') as { readonly onBlur?: (event: unknown) => void };
  const siretProps = form.getInputProps('siret') as { readonly onBlur?: (event: unknown) => void };
  return (
    <FormPart title={t('clients:form.groupNumbers')}>
      <NumberInput
        label={t('clients:form.siren')}
        inputMode="numeric"
        hint={sirenHint(t, siren)}
        {...sirenProps}
        onBlur={(event) => {
          if (parsed.ok) form.setFieldValue('siren', formatSiren(parsed.value));
          sirenProps.onBlur?.(event);
        }}
      />
      <NumberInput
        label={t('clients:form.siret')}
        inputMode="numeric"
        hint={siretHint(t, siret, siren)}
        {...siretProps}
        onBlur={(event) => {
          const whole = parseSiret(siret);
          if (whole.ok) {
            form.setFieldValue('siret', formatSiret(whole.value));
            if (siren.trim() === '') form.setFieldValue('siren', formatSiren(sirenOf(whole.value)));
          }
          siretProps.onBlur?.(event);
        }}
      />
      <NumberInput
        label={t('clients:form.vatNumber')}
        hint={vatHint(t, vatNumber, siren)}
        {...form.getInputProps('vatNumber')}
      />
      {suggested === null || vatNumber.trim() !== '' ? null : (
        <div className={styles['suggestion']}>
          <button
            type="button"
            className={styles['link']}
            onClick={() => {
              form.setFieldValue('vatNumber', suggested);
            }}
          >
            {t('clients:form.useVat', { number: suggested })}
          </button>
          <span className={styles['why']}>{t('clients:form.useVatHelp')}</span>
        </div>
      )}
    </FormPart>
  );
}
