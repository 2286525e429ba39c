import { Button } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { Link } from 'react-router';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import type { ListWidth } from '../../ui/use-list-width.ts';
import cells from '../../ui/list-cells.module.css';
import styles from './payments.module.css';

/** One row of the list of payments. */
export type PaymentRow = InferContractRouterOutputs<Contract>['payments']['list']['rows'][number];

const LEFT_OUT: Readonly<Record<Exclude<ListWidth, 'narrow'>, readonly string[]>> = {
  wide: [],
  medium: ['recordedBy', 'reverse'],
};

/** Columns of the list of payments; `onReverse` is null for people who only read. */
export function usePaymentColumns(
  onReverse: ((payment: PaymentRow) => void) | null,
  room: ListWidth,
): readonly Column<PaymentRow, never>[] {
  const { t } = useWords();
  const format = useFormat();
  const amount: Column<PaymentRow, never> = {
    key: 'amount',
    header: t('payments:column.amount'),
    width: '112px',
    isNumber: true,
    cell: (row) =>
      row.reversal === null ? (
        <span className={styles['main']}>{format.money(row.amount)}</span>
      ) : (
        <del className={styles['struck']}>{format.money(row.amount)}</del>
      ),
  };
  if (room === 'narrow')
    return [
      {
        key: 'client',
        header: t('payments:column.client'),
        width: 'minmax(120px, 1fr)',
        cell: (row) => (
          <div className={cells['two']}>
            <span className={styles['main']}>{row.clientName}</span>
            <span className={cells['small']}>
              {row.reversal === null
                ? [format.date(row.paidOn), row.invoiceNumber, t(`payments:method.${row.method}`)].join(' · ')
                : t('payments:reversedBecause', { reason: row.reversal.reason })}
            </span>
          </div>
        ),
      },
      amount,
    ];
  const columns: readonly Column<PaymentRow, never>[] = [
    {
      key: 'paidOn',
      header: t('payments:column.paidOn'),
      width: '104px',
      cell: (row) => format.date(row.paidOn),
    },
    {
      key: 'client',
      header: t('payments:column.client'),
      width: 'minmax(110px, 1.6fr)',
      cell: (row) => (
        <div className={cells['two']}>
          <span className={styles['main']}>{row.clientName}</span>
          {row.reversal === null ? null : (
            <span
              className={cells['small']}
              title={t('payments:reversedFor', {
                date: format.dateTime(row.reversal.at),
                reason: row.reversal.reason,
              })}
            >
              {t('payments:reversedBecause', { reason: row.reversal.reason })}
            </span>
          )}
        </div>
      ),
    },
    {
      key: 'invoice',
      header: t('payments:column.invoice'),
      width: '132px',
      cell: (row) => <Link to={`/invoices/${row.invoiceUid}`}>{row.invoiceNumber}</Link>,
    },
    {
      key: 'method',
      header: t('payments:column.method'),
      width: '112px',
      cell: (row) => t(`payments:method.${row.method}`),
    },
    {
      key: 'reference',
      header: t('payments:column.reference'),
      width: 'minmax(72px, 1fr)',
      cell: (row) => <span className={styles['quiet']}>{row.reference}</span>,
    },
    {
      key: 'recordedBy',
      header: t('payments:column.recordedBy'),
      width: 'minmax(80px, 0.8fr)',
      cell: (row) => <span className={styles['quiet']}>{row.recordedByName}</span>,
    },
    amount,
    ...(onReverse === null
      ? []
      : [
          {
            key: 'reverse',
            header: t('action.more'),
            isHeaderHidden: true,
            width: '70px',
            isNumber: true,
            cell: (row: PaymentRow) =>
              row.reversal === null ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  className={styles['reverse'] ?? ''}
                  aria-label={t('payments:reverse.named', { amount: format.money(row.amount) })}
                  onClick={() => {
                    onReverse(row);
                  }}
                >
                  {t('payments:reverse.open')}
                </Button>
              ) : null,
          },
        ]),
  ];
  return columns.filter(({ key }) => !LEFT_OUT[room].includes(key));
}
