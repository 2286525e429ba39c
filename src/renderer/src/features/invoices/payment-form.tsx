import { Select, TextInput } from '@mantine/core';
import { PAYMENT_METHODS } from '#shared/contract/payments.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { DateField } from '../../ui/date-field.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import type { InvoiceView } from './invoice-words.tsx';
import styles from './invoices.module.css';

interface PaymentValues {
  readonly method: (typeof PAYMENT_METHODS)[number];
  readonly amount: Cents | null;
  readonly paidOn: LocalDate | null;
  readonly reference: string;
}

/** The form of a payment; it starts with what is still to be received, today, by transfer. */
export function PaymentForm(props: { readonly invoice: InvoiceView; readonly onClose: () => void }) {
  const { t } = useWords();
  const format = useFormat();
  const { invoice } = props;
  const required = (value: unknown): string | null => (value === null ? t('errors:input.Required') : null);
  const record = useRecordForm<PaymentValues>({
    id: `payment:${invoice.uid}`,
    initial: { method: 'transfer', amount: invoice.rest, paidOn: today(), reference: '' },
    validate: { amount: required, paidOn: required },
    save: async ({ amount, paidOn, ...values }) => {
      if (amount === null || paidOn === null) return;
      const saved = await client.payments.record({ invoiceUid: invoice.uid, amount, paidOn, ...values });
      await queryClient.invalidateQueries();
      showMessage(
        saved.rest > 0
          ? t('invoices:payment.partial', { amount: format.money(amount), rest: format.money(saved.rest) })
          : t('invoices:payment.full', { amount: format.money(amount) }),
      );
    },
  });
  const { form } = record;
  return (
    <FormSheet
      title={t('invoices:payment.title', { number: invoice.number ?? '' })}
      opened
      record={record}
      onClose={props.onClose}
      onSaved={props.onClose}
      submitLabel={t('invoices:payment.record')}
    >
      <p className={styles['quiet']}>
        {t('invoices:payment.rest', { client: invoice.clientName, rest: format.money(invoice.rest) })}
      </p>
      <MoneyInput label={t('invoices:payment.amount')} data-autofocus {...fieldOf(form, 'amount')} />
      <Select
        label={t('invoices:payment.method')}
        data={PAYMENT_METHODS.map((value) => ({ value, label: t(`payments:method.${value}`) }))}
        {...form.getInputProps('method')}
      />
      <DateField label={t('invoices:payment.paidOn')} {...fieldOf(form, 'paidOn')} />
      <TextInput
        label={t('invoices:payment.reference')}
        description={t('invoices:payment.referenceHelp')}
        {...form.getInputProps('reference')}
      />
    </FormSheet>
  );
}
