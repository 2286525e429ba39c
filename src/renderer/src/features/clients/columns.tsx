import type { Format } from '../../i18n/format.ts';
import type { Words } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import { dayOf } from '../../i18n/format.ts';
import type { ClientRow } from './client-answers.ts';
import type { ClientSort } from './client-filters.ts';
import styles from './client-list.module.css';
import { displayPhone } from './display-phone.ts';

type ClientColumn = Column<ClientRow, ClientSort>;

// Made once: `localeCompare` makes one for every row of every drawing.
const words = new Intl.Collator(undefined, { sensitivity: 'base' });
const sameWords = (left: string, right: string): boolean =>
  left === right || words.compare(left, right) === 0;

function Who({
  row,
  t,
  withCity,
}: {
  readonly row: ClientRow;
  readonly t: Words;
  readonly withCity: boolean;
}) {
  const company = sameWords(row.company, row.name) ? '' : row.company;
  const below = withCity ? [company, row.city].filter((text) => text !== '').join(' · ') : company;
  return (
    <span className={styles['who']}>
      <span className={styles['name']}>
        {row.name}
        {row.status === 'archived' ? (
          <span className={styles['archived']}>{t('clients:list.archived')}</span>
        ) : null}
      </span>
      {below === '' ? null : <span className={styles['below']}>{below}</span>}
    </span>
  );
}

function Balance({
  row,
  t,
  format,
}: {
  readonly row: ClientRow;
  readonly t: Words;
  readonly format: Format;
}) {
  if (row.balance === 0) return <span className={styles['nothing']}>–</span>;
  const overdue = t('clients:list.overdue', { amount: format.money(row.overdue) });
  return (
    <span className={styles['balance']}>
      {format.money(row.balance)}
      {row.overdue > 0 ? (
        <span className={styles['overdue']} title={overdue}>
          {overdue}
        </span>
      ) : null}
    </span>
  );
}

/**
 * Columns of the list: who, where, how to call, when, what next, how much (interface.md §3).
 *
 * Beside an open sheet only who and how much remain; in little room the phone and the sector, which a search finds
 * anyway, stay on the sheet.
 */
export function clientColumns(
  t: Words,
  format: Format,
  room: 'list' | 'little' | 'wide',
): readonly ClientColumn[] {
  const isNarrow = room === 'list';
  const who: ClientColumn = {
    key: 'name',
    header: t('clients:list.name'),
    width: 'minmax(190px, 2.2fr)',
    sortKey: 'name',
    cell: (row) => <Who row={row} t={t} withCity={isNarrow} />,
  };
  const balance: ClientColumn = {
    key: 'balance',
    header: t('clients:list.balance'),
    width: isNarrow ? 'minmax(96px, max-content)' : 'minmax(112px, 0.8fr)',
    isNumber: true,
    sortKey: 'balance',
    cell: (row) => <Balance row={row} t={t} format={format} />,
  };
  if (isNarrow)
    return [
      { ...who, width: 'minmax(0, 1fr)' },
      { ...balance, width: '120px' },
    ];
  const columns: readonly ClientColumn[] = [
    who,
    {
      key: 'industry',
      header: t('clients:list.industry'),
      width: 'minmax(90px, 1.1fr)',
      cell: (row) => <span className={styles['quiet']}>{row.industry}</span>,
    },
    {
      key: 'city',
      header: t('clients:list.city'),
      width: 'minmax(90px, 1fr)',
      sortKey: 'city',
      cell: (row) => row.city,
    },
    {
      key: 'phone',
      header: t('clients:list.phone'),
      width: '122px',
      cell: (row) => <span className={styles['phone']}>{displayPhone(row.phone)}</span>,
    },
    {
      key: 'lastContact',
      header: t('clients:list.lastContact'),
      width: '116px',
      sortKey: 'last-contact',
      cell: (row) =>
        row.lastContactAt === null ? (
          <span className={styles['nothing']}>–</span>
        ) : (
          <time dateTime={row.lastContactAt} title={format.dateTime(row.lastContactAt)}>
            {format.relativeDay(dayOf(new Date(row.lastContactAt)))}
          </time>
        ),
    },
    {
      key: 'nextService',
      header: t('clients:list.nextService'),
      width: '136px',
      cell: (row) =>
        row.nextServiceOn === null ? (
          <span className={styles['nothing']}>–</span>
        ) : (
          <time dateTime={row.nextServiceOn} title={format.date(row.nextServiceOn)}>
            {format.relativeDay(row.nextServiceOn)}
          </time>
        ),
    },
    balance,
  ];
  return room === 'wide' ? columns : columns.filter(({ key }) => key !== 'phone' && key !== 'industry');
}
