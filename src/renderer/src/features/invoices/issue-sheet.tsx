import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import styles from './draft.module.css';
import type { InvoiceView } from './invoice-words.tsx';
import { isRefusal } from './refusal.ts';

/**
 * Asks before a draft becomes an invoice for ever, with its real number, date and total.
 *
 * Another window may have taken the number meanwhile: the new one is shown and asked again.
 */
export function IssueSheet(props: {
  readonly invoice: InvoiceView;
  readonly onClose: () => void;
  readonly onIssued: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { invoice } = props;
  const [hasMoved, setMoved] = useState(false);
  const prepared = useQuery(rpc.invoices.prepareIssue.queryOptions({ input: { uid: invoice.uid } }));
  const plan = prepared.data;
  const number = plan?.expectedNumber ?? '';
  const issue = async (): Promise<void> => {
    try {
      const issued = await client.invoices.issue({
        uid: invoice.uid,
        revision: invoice.revision,
        expectedNumber: number,
      });
      props.onIssued();
      await queryClient.invalidateQueries();
      showMessage(t('invoices:issue.done', { number: issued.number }));
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
      title={t('invoices:issue.title')}
      isReady={plan !== undefined && !prepared.isFetching}
      actionLabel={t('invoices:issue.action', { number })}
      onConfirm={issue}
    >
      <ErrorAlert error={prepared.error} />
      {plan === undefined ? null : (
        <>
          {hasMoved ? (
            <p role="alert" className={styles['moved']}>
              {t('invoices:issue.moved', { number })}
            </p>
          ) : null}
          <p>{t('invoices:issue.text')}</p>
          <dl className={styles['facts']}>
            <dt>{t('invoices:column.number')}</dt>
            <dd>{number}</dd>
            <dt>{t('invoices:column.client')}</dt>
            <dd>{invoice.clientName}</dd>
            <dt>{t('invoices:column.issued')}</dt>
            <dd>{format.date(plan.issueDate)}</dd>
            <dt>{t('invoices:column.due')}</dt>
            <dd>{format.date(plan.dueDate)}</dd>
            <dt>{t('invoices:totals.gross')}</dt>
            <dd>{format.money(invoice.totals.gross)}</dd>
          </dl>
        </>
      )}
    </ConfirmSheet>
  );
}
