import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import styles from './draft.module.css';
import type { InvoiceView } from './invoice-words.tsx';
import { MissingBeforeIssue } from './missing-before-issue.tsx';
import { isRefusal } from './refusal.ts';

/** Asks before an invoice is cancelled by its full credit note, with the number it will bear and the reason. */
export function CreditSheet(props: { readonly invoice: InvoiceView; readonly onClose: () => void }) {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { invoice } = props;
  const [reason, setReason] = useState('');
  const [hasMoved, setMoved] = useState(false);
  const prepared = useQuery(rpc.invoices.prepareCredit.queryOptions({ input: { uid: invoice.uid } }));
  const plan = prepared.data;
  const number = plan?.expectedNumber ?? '';
  const isBlocked = plan?.missing.some((item) => item.severity === 'blocking') ?? true;
  const credit = async (): Promise<void> => {
    try {
      const made = await client.invoices.credit({ uid: invoice.uid, expectedNumber: number, reason });
      props.onClose();
      await queryClient.invalidateQueries();
      await navigate(`/invoices/${made.uid}`);
      showMessage(t('invoices:credit.done', { number: made.number }));
    } catch (error) {
      if (!isRefusal(error, 'NumberMoved')) throw error;
      await prepared.refetch();
      setMoved(true);
    }
  };
  return (
    <ConfirmSheet
      opened
      onClose={props.onClose}
      title={t('invoices:credit.title', { number: invoice.number ?? '' })}
      actionLabel={t('invoices:credit.action', { number })}
      isReady={!isBlocked && reason.trim() !== '' && !prepared.isFetching}
      isDangerous
      onConfirm={credit}
    >
      <ErrorAlert error={prepared.error} />
      {hasMoved ? (
        <p role="alert" className={styles['moved']}>
          {t('invoices:issue.moved', { number })}
        </p>
      ) : null}
      <p>{t('invoices:credit.text', { number: invoice.number ?? '', total: format.money(invoice.gross) })}</p>
      {invoice.paid > 0 ? <p>{t('invoices:credit.paid', { paid: format.money(invoice.paid) })}</p> : null}
      {plan === undefined ? null : (
        <dl className={styles['facts']}>
          <dt>{t('invoices:credit.number')}</dt>
          <dd>{number}</dd>
          <dt>{t('invoices:credit.date')}</dt>
          <dd>{format.date(plan.issueDate)}</dd>
        </dl>
      )}
      {plan !== undefined && plan.missing.length > 0 ? (
        <MissingBeforeIssue missing={plan.missing} unprintable={[]} clientUid={invoice.clientUid} />
      ) : null}
      <TextInput
        label={t('invoices:credit.reason')}
        description={t('invoices:credit.reasonHelp')}
        maxLength={200}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
    </ConfirmSheet>
  );
}
