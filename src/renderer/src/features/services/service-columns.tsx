import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import type { ListWidth } from '../../ui/use-list-width.ts';
import cells from '../../ui/list-cells.module.css';
import { ServiceStatusChip, useServiceDate, type ServiceRow } from './service-words.tsx';
import styles from './services.module.css';

/** Orders of the list of services. */
export const SERVICE_SORTS = ['date', 'client', 'net'] as const;

/** One of the orders. */
export type ServiceSort = (typeof SERVICE_SORTS)[number];

/** Columns of the list of services; where there is less room, quieter things stand on second lines. */
export function useServiceColumns(room: ListWidth): readonly Column<ServiceRow, ServiceSort>[] {
  const { t } = useWords();
  const format = useFormat();
  const serviceDate = useServiceDate();
  const wide: readonly Column<ServiceRow, ServiceSort>[] = [
    {
      key: 'date',
      header: t('services:column.date'),
      width: '148px',
      sortKey: 'date',
      cell: (row) => serviceDate(row),
    },
    {
      key: 'title',
      header: t('services:column.title'),
      width: 'minmax(170px, 2fr)',
      cell: (row) => <span className={styles['main']}>{row.title}</span>,
    },
    {
      key: 'client',
      header: t('services:column.client'),
      width: 'minmax(130px, 1.4fr)',
      sortKey: 'client',
      cell: (row) => row.clientName,
    },
    {
      key: 'technician',
      header: t('services:column.technician'),
      width: 'minmax(90px, 1fr)',
      cell: (row) => <span className={styles['quiet']}>{row.technicianName}</span>,
    },
    {
      key: 'status',
      header: t('services:column.status'),
      width: '110px',
      cell: (row) => <ServiceStatusChip status={row.status} />,
    },
    {
      key: 'invoice',
      header: t('services:column.invoice'),
      width: '126px',
      cell: (row) => <span className={styles['quiet']}>{row.invoiceNumber}</span>,
    },
    {
      key: 'net',
      header: t('services:column.net'),
      width: '104px',
      isNumber: true,
      sortKey: 'net',
      cell: (row) => format.money(row.net),
    },
  ];
  const narrow: readonly Column<ServiceRow, ServiceSort>[] = [
    {
      key: 'title',
      header: t('services:column.title'),
      width: 'minmax(120px, 1fr)',
      cell: (row) => (
        <div className={cells['two']}>
          <span className={styles['main']}>{row.title}</span>
          <span className={cells['small']}>{row.clientName}</span>
        </div>
      ),
    },
    {
      key: 'net',
      header: t('services:column.net'),
      width: '118px',
      isNumber: true,
      sortKey: 'net',
      cell: (row) => (
        <div className={cells['two']}>
          <span>{format.money(row.net)}</span>
          <span className={cells['small']}>{serviceDate(row)}</span>
        </div>
      ),
    },
  ];
  const [title] = narrow;
  const medium: readonly Column<ServiceRow, ServiceSort>[] = [
    ...(title === undefined ? [] : [{ ...title, sortKey: 'client' as const }]),
    ...wide
      .filter(({ key }) => key !== 'title' && key !== 'client' && key !== 'invoice')
      .map((column) => (column.key === 'technician' ? { ...column, width: '112px' } : column)),
  ];
  return { narrow, medium, wide }[room];
}
