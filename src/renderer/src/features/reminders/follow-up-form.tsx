import { TextInput } from '@mantine/core';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { today } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { DateField } from '../../ui/date-field.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import type { FollowUp } from './invoice-reminders.tsx';
import styles from './reminders.module.css';

/** A dispute with its reason, or a payment plan with its last day: either stops the reminders of one invoice. */
export function FollowUpForm(props: {
  readonly kind: 'dispute' | 'plan';
  readonly invoiceUid: string;
  readonly number: string;
  readonly followUp: FollowUp;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { kind, invoiceUid, followUp } = props;
  const isDispute = kind === 'dispute';
  const record = useRecordForm<{ readonly day: LocalDate | null; readonly note: string }>({
    id: `follow-up-${kind}:${invoiceUid}`,
    initial: isDispute
      ? { day: followUp.disputedOn ?? today(), note: followUp.disputeReason }
      : { day: followUp.plannedUntil, note: followUp.planNote },
    validate: { day: (day: LocalDate | null) => (day === null ? t('errors:input.Required') : null) },
    save: async ({ day, note }) => {
      await client.reminders.setFollowUp({
        invoiceUid,
        // That of the sheet: the block behind follows the invoice while the form is open.
        revision: followUp.revision,
        disputedOn: isDispute ? day : followUp.disputedOn,
        disputeReason: isDispute ? note : followUp.disputeReason,
        plannedUntil: isDispute ? followUp.plannedUntil : day,
        planNote: isDispute ? followUp.planNote : note,
        isPaused: followUp.isPaused,
      });
      await queryClient.invalidateQueries();
      showMessage(t(isDispute ? 'reminders:invoice.disputeNoted' : 'reminders:invoice.planNoted'));
    },
  });
  const { form } = record;
  return (
    <FormSheet
      title={t(isDispute ? 'reminders:invoice.disputeOf' : 'reminders:invoice.paymentPlanOf', {
        number: props.number,
      })}
      opened
      record={record}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <p className={styles['quiet']}>
        {t(isDispute ? 'reminders:invoice.disputeHelp' : 'reminders:invoice.paymentPlanHelp')}
      </p>
      <DateField
        label={t(isDispute ? 'reminders:invoice.disputedOn' : 'reminders:invoice.plannedUntil')}
        data-autofocus
        {...fieldOf(form, 'day')}
      />
      <TextInput
        label={t(isDispute ? 'reminders:invoice.reason' : 'reminders:invoice.note')}
        maxLength={300}
        {...form.getInputProps('note')}
      />
    </FormSheet>
  );
}
