import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import type { ListWidth } from '../../ui/use-list-width.ts';
import {
  aboutWords,
  CHANNEL_ICONS,
  MessageChip,
  reasonWords,
  whenWords,
  type MessageRow,
} from './message-words.tsx';
import styles from './reminders.module.css';

/** Columns of the queue: to whom, what, by which channel, where it stands and why, when. */
export function useMessageColumns(room: ListWidth): readonly Column<MessageRow, never>[] {
  const { t } = useWords();
  const format = useFormat();
  const why = (row: MessageRow): string => (row.reason === null ? '' : reasonWords(t, row.reason).what);
  const channel = (row: MessageRow) => {
    const Mark = CHANNEL_ICONS[row.channel];
    return (
      <span className={styles['channel']}>
        <Mark size={15} aria-hidden />
        {t(`reminders:channel.${row.channel}`)}
      </span>
    );
  };
  const who: Column<MessageRow, never> = {
    key: 'client',
    header: t('reminders:column.client'),
    width: 'minmax(140px, 1fr)',
    cell: (row) => (
      <div className={styles['two']}>
        <span className={styles['main']}>{row.clientName}</span>
        <span className={styles['small']}>
          {room === 'narrow'
            ? [t(`reminders:channel.${row.channel}`), aboutWords(row)]
                .filter((part) => part !== '')
                .join(' · ')
            : row.recipientAddress}
        </span>
      </div>
    ),
  };
  const state: Column<MessageRow, never> = {
    key: 'state',
    header: t('reminders:column.state'),
    width: room === 'narrow' ? '132px' : 'minmax(150px, 0.9fr)',
    cell: (row) => (
      <div className={styles['two']}>
        <span>
          <MessageChip message={row} />
        </span>
        {room === 'narrow' || why(row) === '' ? null : <span className={styles['small']}>{why(row)}</span>}
      </div>
    ),
  };
  if (room === 'narrow') return [who, state];
  return [
    who,
    {
      key: 'about',
      header: t('reminders:column.about'),
      width: 'minmax(160px, 1.5fr)',
      cell: (row) => (
        <div className={styles['two']}>
          <span className={styles['main']}>
            {row.subject === '' ? t(`reminders:kind.${row.kind}`) : row.subject}
          </span>
          <span className={styles['small']}>
            {room === 'medium'
              ? `${t(`reminders:channel.${row.channel}`)} · ${aboutWords(row)}`
              : aboutWords(row)}
          </span>
        </div>
      ),
    },
    ...(room === 'wide'
      ? [
          {
            key: 'channel',
            header: t('reminders:column.channel'),
            width: '96px',
            cell: channel,
          },
        ]
      : []),
    state,
    {
      key: 'when',
      header: t('reminders:column.when'),
      width: room === 'wide' ? '190px' : '132px',
      cell: (row) => (
        <span className={styles['small']} style={{ whiteSpace: 'normal' }}>
          {whenWords(t, format, row)}
        </span>
      ),
    },
  ];
}
