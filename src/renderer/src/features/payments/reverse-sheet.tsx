import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';

/** Asks for the reason before a payment is reversed: both the payment and its reversal stay on record. */
export function ReverseSheet(props: {
  readonly payment: {
    readonly uid: string;
    readonly amount: Cents;
    readonly paidOn: LocalDate;
    readonly invoiceNumber: string;
    readonly clientName: string;
  };
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { payment } = props;
  const [reason, setReason] = useState('');
  return (
    <ConfirmSheet
      opened
      onClose={props.onClose}
      title={t('payments:reverse.title')}
      actionLabel={t('payments:reverse.action', { amount: format.money(payment.amount) })}
      isReady={reason.trim() !== ''}
      isDangerous
      onConfirm={async () => {
        await client.payments.reverse({ uid: payment.uid, reason });
        await queryClient.invalidateQueries();
        props.onClose();
        showMessage(t('payments:reverse.done', { number: payment.invoiceNumber }));
      }}
    >
      <p>
        {t('payments:reverse.text', {
          amount: format.money(payment.amount),
          date: format.date(payment.paidOn),
          number: payment.invoiceNumber,
          client: payment.clientName,
        })}
      </p>
      <TextInput
        label={t('payments:reverse.reason')}
        description={t('payments:reverse.reasonHelp')}
        maxLength={200}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
    </ConfirmSheet>
  );
}
