import { Link } from 'react-router';
import { localDate } from '#shared/kernel/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Column } from '../../ui/data-table.tsx';
import type { ListWidth } from '../../ui/use-list-width.ts';
import cells from '../../ui/list-cells.module.css';
import styles from './surveys.module.css';
import { SurveyChip, type SurveyRow } from './survey-words.tsx';

/** Columns of the list of surveys. */
export function useSurveyColumns(room: ListWidth): readonly Column<SurveyRow, never>[] {
  const { t } = useWords();
  const format = useFormat();
  const answer: Column<SurveyRow, never> = {
    key: 'rating',
    header: t('surveys:column.rating'),
    width: '206px',
    cell: (row) => <SurveyChip survey={row} />,
  };
  const client: Column<SurveyRow, never> = {
    key: 'client',
    header: t('surveys:column.client'),
    width: 'minmax(130px, 1fr)',
    cell: (row) => (
      <div className={cells['two']}>
        <Link to={`/clients/${row.clientUid}`} className={cells['name'] ?? ''}>
          {row.clientName}
        </Link>
        <span className={cells['small']}>
          {row.recallUid === null
            ? row.serviceTitle
            : t(row.isRecallDone ? 'surveys:recallDone' : 'surveys:recall')}
        </span>
      </div>
    ),
  };
  const service: Column<SurveyRow, never> = {
    key: 'service',
    header: t('surveys:column.service'),
    width: 'minmax(130px, 1fr)',
    cell: (row) =>
      row.serviceUid === null ? (
        row.serviceTitle
      ) : (
        <Link to={`/services/${row.serviceUid}`} className={cells['name'] ?? ''}>
          {row.serviceTitle}
        </Link>
      ),
  };
  const comment: Column<SurveyRow, never> = {
    key: 'comment',
    header: t('surveys:column.comment'),
    width: 'minmax(160px, 2fr)',
    cell: (row) => (
      <span className={styles['comment']} title={row.comment}>
        {row.comment}
      </span>
    ),
  };
  const technician: Column<SurveyRow, never> = {
    key: 'technician',
    header: t('surveys:column.technician'),
    width: '140px',
    cell: (row) => row.technicianName ?? '',
  };
  const date: Column<SurveyRow, never> = {
    key: 'date',
    header: t('surveys:column.date'),
    width: '124px',
    isNumber: true,
    cell: (row) => {
      const at = row.answeredAt ?? row.askedAt ?? row.createdAt;
      return (
        <div className={cells['two']}>
          <span>{format.date(localDate(at.slice(0, 10)))}</span>
          <span className={cells['small']}>
            {row.answeredBy === null ? '' : t(`surveys:way.${row.answeredBy}`)}
          </span>
        </div>
      );
    },
  };
  return room === 'narrow'
    ? [answer, client, comment, date]
    : [answer, client, service, comment, technician, date];
}
