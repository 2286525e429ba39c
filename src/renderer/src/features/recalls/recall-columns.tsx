import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarEvent, IconClock } from '@tabler/icons-react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { Link } from 'react-router';
import type { Contract } from '#shared/contract/index.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PhoneLink } from '../../ui/contact-links.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { ListWidth } from '../../ui/use-list-width.ts';
import { displayPhone } from '../clients/display-phone.ts';
import { kindText } from '../interactions/interaction-words.tsx';
import cells from '../../ui/list-cells.module.css';

/** One client to come back to, with the interaction that asked for it. */
export type RecallRow = InferContractRouterOutputs<Contract>['interactions']['recalls']['rows'][number];

const LOOK = {
  overdue: { tone: 'bad', icon: IconAlertTriangle },
  today: { tone: 'warning', icon: IconClock },
  coming: { tone: 'neutral', icon: IconCalendarEvent },
} as const;

/** Columns of the list of recalls; `onDone` is null for people who only read. */
export function useRecallColumns(
  onDone: ((recall: RecallRow) => void) | null,
  room: ListWidth,
): readonly Column<RecallRow, never>[] {
  const { t } = useWords();
  const format = useFormat();
  const now = today();
  const stateOf = ({ recallOn }: RecallRow): keyof typeof LOOK =>
    recallOn === null || recallOn > now ? 'coming' : recallOn < now ? 'overdue' : 'today';
  const about = (row: RecallRow): string =>
    row.subject === '' ? row.excerpt.split('\n', 1).join('') : row.subject;
  const noted = (row: RecallRow): string =>
    t('recalls:about', {
      kind: kindText(t, row.kind, row.direction),
      date: format.date(localDate(row.occurredAt.slice(0, 10))),
    });
  const when: Column<RecallRow, never> = {
    key: 'when',
    header: t('recalls:column.when'),
    width: room === 'narrow' ? '112px' : '128px',
    cell: (row) => {
      const state = stateOf(row);
      return (
        <div className={cells['two']}>
          <span>
            <StatusChip {...LOOK[state]} label={t(`recalls:state.${state}`)} />
          </span>
          {row.recallOn === null ? null : (
            <span className={cells['small']} title={format.date(row.recallOn)}>
              {format.relativeDay(row.recallOn)}
            </span>
          )}
        </div>
      );
    },
  };
  const client: Column<RecallRow, never> = {
    key: 'client',
    header: t('recalls:column.client'),
    width: 'minmax(130px, 1fr)',
    cell: (row) => (
      <div className={cells['two']}>
        <Link to={`/clients/${row.clientUid}`} className={cells['name'] ?? ''}>
          {row.clientName}
        </Link>
        <span className={cells['small']}>{row.contactName ?? (room === 'narrow' ? about(row) : '')}</span>
      </div>
    ),
  };
  const phone: Column<RecallRow, never> = {
    key: 'phone',
    header: t('recalls:column.phone'),
    width: '152px',
    cell: (row) => (row.phone === '' ? null : <PhoneLink value={displayPhone(row.phone)} />),
  };
  const act: readonly Column<RecallRow, never>[] =
    onDone === null
      ? []
      : [
          {
            key: 'act',
            header: t('recalls:column.act'),
            isHeaderHidden: true,
            width: room === 'narrow' ? '104px' : '112px',
            cell: (row) => (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('today:recalledNamed', { client: row.clientName })}
                onClick={() => {
                  onDone(row);
                }}
              >
                {t('today:recalled')}
              </Button>
            ),
          },
        ];
  if (room === 'narrow') return [when, client, ...act];
  return [
    when,
    client,
    phone,
    {
      key: 'about',
      header: t('recalls:column.about'),
      width: 'minmax(140px, 1.4fr)',
      cell: (row) => (
        <div className={cells['two']}>
          <span>{about(row)}</span>
          <span className={cells['small']}>
            {noted(row)}
            {room === 'wide'
              ? ''
              : `, ${row.authorName === null ? t('recalls:noAuthor') : t('recalls:by', { name: row.authorName })}`}
          </span>
        </div>
      ),
    },
    ...(room === 'wide'
      ? [
          {
            key: 'noted',
            header: t('recalls:column.noted'),
            width: 'minmax(132px, 0.7fr)',
            cell: (row: RecallRow) => (
              <span className={cells['small']}>
                {row.authorName === null ? t('recalls:noAuthor') : t('recalls:by', { name: row.authorName })}
              </span>
            ),
          },
        ]
      : []),
    ...act,
  ];
}
