import { Checkbox, ColorInput, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { parseBic } from '#shared/domain/identifiers/bic.ts';
import { parseIban } from '#shared/domain/identifiers/iban.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CheckedNumber } from './checked-number.tsx';
import styles from './settings.module.css';

/** What every invoice carries: bank, terms, legal statements, language and hue of the documents. */
export function InvoicingFields({ form }: { readonly form: UseFormReturnType<OrganisationSettings> }) {
  const { t } = useWords();
  const right = t('organisation:check.right');
  return (
    <>
      <CheckedNumber
        label={t('organisation:field.iban')}
        isRight={parseIban(form.values.iban).ok}
        rightLabel={right}
        {...form.getInputProps('iban')}
      />
      <div className={styles['pair']}>
        <CheckedNumber
          label={t('organisation:field.bic')}
          isRight={parseBic(form.values.bic).ok}
          rightLabel={right}
          {...form.getInputProps('bic')}
        />
        <TextInput label={t('organisation:field.accountHolder')} {...form.getInputProps('accountHolder')} />
      </div>
      <div className={styles['pair']}>
        <NumberInput
          label={t('organisation:field.paymentTermDays')}
          description={t('organisation:help.paymentTermDays')}
          min={0}
          max={120}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('paymentTermDays')}
        />
        <Select
          label={t('organisation:field.vatDue')}
          description={t('organisation:help.vatDue')}
          data={(['payments', 'debits'] as const).map((value) => ({
            value,
            label: t(`organisation:vatDue.${value}`),
          }))}
          {...form.getInputProps('vatDue')}
        />
      </div>
      <Checkbox
        label={t('organisation:field.paymentTermEndOfMonth')}
        {...form.getInputProps('paymentTermEndOfMonth', { type: 'checkbox' })}
      />
      <TextInput
        label={t('organisation:field.latePenalty')}
        description={t('organisation:help.latePenalty')}
        {...form.getInputProps('latePenalty')}
      />
      <TextInput
        label={t('organisation:field.earlyPaymentDiscount')}
        {...form.getInputProps('earlyPaymentDiscount')}
      />
      <Textarea
        label={t('organisation:field.footer')}
        description={t('organisation:help.footer')}
        {...form.getInputProps('footer')}
      />
      <div className={styles['pair']}>
        <Select
          label={t('organisation:field.documentLanguage')}
          data={[
            { value: 'fr', label: t('person.french') },
            { value: 'en', label: t('person.english') },
          ]}
          {...form.getInputProps('documentLanguage')}
        />
        <ColorInput
          label={t('organisation:field.brandHue')}
          format="hex"
          eyeDropperButtonProps={{ 'aria-label': t('organisation:help.eyeDropper') }}
          {...form.getInputProps('brandHue')}
        />
      </div>
    </>
  );
}
