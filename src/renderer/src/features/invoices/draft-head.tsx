import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../i18n/use-words.ts';
import { DateField } from '../../ui/date-field.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { ClientPicker } from '../services/client-picker.tsx';
import styles from './draft.module.css';
import type { DraftValues } from './draft-values.ts';

/** Who is invoiced, for what and when. */
export function DraftHead({ form }: { readonly form: UseFormReturnType<DraftValues> }) {
  const { t } = useWords();
  return (
    <div className={styles['head']}>
      <div className={styles['half']}>
        <ClientPicker
          value={form.getValues().client}
          error={form.errors['client'] ?? form.errors['clientUid']}
          onChange={(choice) => {
            form.setFieldValue('client', choice);
            form.clearFieldError('client');
            form.clearFieldError('clientUid');
          }}
        />
      </div>
      <div className={styles['half']}>
        <TextInput
          label={t('invoices:column.subject')}
          placeholder={t('invoices:form.subject')}
          {...form.getInputProps('subject')}
        />
      </div>
      <DateField
        className={styles['small'] ?? ''}
        label={t('invoices:form.supplyFrom')}
        description={null}
        {...fieldOf(form, 'supplyFrom')}
      />
      <DateField
        className={styles['small'] ?? ''}
        label={t('invoices:form.supplyTo')}
        description={null}
        data-draft="supply.to"
        {...fieldOf(form, 'supplyTo')}
      />
      <DateField
        className={styles['third'] ?? ''}
        label={t('invoices:form.dueDate')}
        description={t('invoices:form.dueDateHelp')}
        data-draft="dueDate"
        {...fieldOf(form, 'dueDate')}
      />
      <TextInput
        className={styles['third'] ?? ''}
        label={t('invoices:form.orderReference')}
        {...form.getInputProps('orderReference')}
      />
      <Select
        className={styles['small'] ?? ''}
        label={t('invoices:form.language')}
        data={[
          { value: 'fr', label: t('person.french') },
          { value: 'en', label: t('person.english') },
        ]}
        {...form.getInputProps('language')}
      />
    </div>
  );
}
