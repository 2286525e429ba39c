import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Column } from '../../ui/data-table.tsx';
import type { ListWidth } from '../../ui/use-list-width.ts';
import { InvoiceStateChip, type InvoiceRow } from './invoice-words.tsx';
import styles from './invoices.module.css';

/** Orders of the list of documents. */
export const INVOICE_SORTS = ['issued', 'due', 'client', 'gross', 'rest'] as const;

/** One of the orders. */
export type InvoiceSort = (typeof INVOICE_SORTS)[number];

function Rest({ amount }: { readonly amount: Cents }) {
  const format = useFormat();
  return amount === 0 ? (
    <span className={styles['quiet']} aria-label={format.money(amount)}>
      –
    </span>
  ) : (
    <span className={styles['main']}>{format.money(amount)}</span>
  );
}

/** Columns of the list of documents; where there is less room, quieter things stand on second lines. */
export function useInvoiceColumns(room: ListWidth): readonly Column<InvoiceRow, InvoiceSort>[] {
  const { t } = useWords();
  const format = useFormat();
  const number = (row: InvoiceRow): string => row.number ?? t('invoices:state.draft');
  if (room === 'narrow')
    return [
      {
        key: 'client',
        header: t('invoices:column.client'),
        width: 'minmax(120px, 1fr)',
        sortKey: 'client',
        cell: (row) => (
          <div className={styles['two']}>
            <span className={styles['main']}>{row.clientName}</span>
            <span className={styles['small']}>
              {number(row)}
              {row.subject === '' ? '' : ` · ${row.subject}`}
            </span>
          </div>
        ),
      },
      {
        key: 'gross',
        header: t('invoices:column.gross'),
        width: '150px',
        isNumber: true,
        sortKey: 'gross',
        cell: (row) => (
          <div className={styles['two']}>
            <span>{format.money(row.gross)}</span>
            <span className={styles['chipLine']}>
              <InvoiceStateChip document={row} />
            </span>
          </div>
        ),
      },
    ];
  if (room === 'medium')
    return [
      {
        key: 'number',
        header: t('invoices:column.number'),
        width: '132px',
        sortKey: 'issued',
        cell: (row) => (
          <div className={styles['two']}>
            <span className={row.number === null ? styles['quiet'] : styles['main']}>{number(row)}</span>
            {row.issueDate === null ? null : (
              <span className={styles['small']}>{format.date(row.issueDate)}</span>
            )}
          </div>
        ),
      },
      {
        key: 'client',
        header: t('invoices:column.client'),
        width: 'minmax(140px, 1fr)',
        sortKey: 'client',
        cell: (row) => (
          <div className={styles['two']}>
            <span>{row.clientName}</span>
            <span className={styles['small']}>{row.subject}</span>
          </div>
        ),
      },
      {
        key: 'gross',
        header: t('invoices:column.gross'),
        width: '100px',
        isNumber: true,
        sortKey: 'gross',
        cell: (row) => format.money(row.gross),
      },
      {
        key: 'rest',
        header: t('invoices:column.rest'),
        width: '100px',
        isNumber: true,
        sortKey: 'rest',
        cell: (row) => <Rest amount={row.rest} />,
      },
      {
        key: 'state',
        header: t('invoices:column.due'),
        width: '150px',
        sortKey: 'due',
        cell: (row) => (
          <div className={styles['two']}>
            <span>
              <InvoiceStateChip document={row} />
            </span>
            {row.dueDate === null || row.kind === 'credit-note' ? null : (
              <span className={styles['small']}>{format.date(row.dueDate)}</span>
            )}
          </div>
        ),
      },
    ];
  return [
    {
      key: 'number',
      header: t('invoices:column.number'),
      width: '128px',
      cell: (row) =>
        row.number === null ? (
          <span className={styles['quiet']}>{number(row)}</span>
        ) : (
          <span className={styles['main']}>{row.number}</span>
        ),
    },
    {
      key: 'client',
      header: t('invoices:column.client'),
      width: 'minmax(120px, 1.3fr)',
      sortKey: 'client',
      cell: (row) => row.clientName,
    },
    {
      key: 'subject',
      header: t('invoices:column.subject'),
      width: 'minmax(90px, 1.2fr)',
      cell: (row) => <span className={styles['quiet']}>{row.subject}</span>,
    },
    {
      key: 'issued',
      header: t('invoices:column.issued'),
      width: '94px',
      sortKey: 'issued',
      cell: (row) => (row.issueDate === null ? '' : format.date(row.issueDate)),
    },
    {
      key: 'due',
      header: t('invoices:column.due'),
      width: '94px',
      sortKey: 'due',
      cell: (row) => (row.dueDate === null ? '' : format.date(row.dueDate)),
    },
    {
      key: 'gross',
      header: t('invoices:column.gross'),
      width: '94px',
      isNumber: true,
      sortKey: 'gross',
      cell: (row) => format.money(row.gross),
    },
    {
      key: 'rest',
      header: t('invoices:column.rest'),
      width: '94px',
      isNumber: true,
      sortKey: 'rest',
      cell: (row) => <Rest amount={row.rest} />,
    },
    {
      key: 'state',
      header: t('invoices:column.state'),
      width: '142px',
      cell: (row) => <InvoiceStateChip document={row} />,
    },
  ];
}
