import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import type { Period } from '../../ui/periods.ts';
import { FigureCard } from '../figures/figure-card.tsx';
import styles from '../figures/figures.module.css';
import { Distribution, Groups } from './survey-groups.tsx';

/** Figures of a period, each leading to its rows in the list below. */
export function SurveyFigures({ period }: { readonly period: Period }) {
  const { t } = useWords();
  const format = useFormat();
  const { data, error } = useQuery(
    rpc.surveys.figures.queryOptions({
      input: { from: period.from, to: period.to },
      placeholderData: keepPreviousData,
    }),
  );
  const to = (filter: string): string =>
    `/satisfaction?from=${period.from}&to=${period.to}${filter === '' ? '' : `&${filter}`}#list`;
  const none = t('surveys:group.none');
  return (
    <section aria-label={t('surveys:figures')} className={styles['block']}>
      <ErrorAlert error={error} />
      {data === undefined ? null : (
        <>
          <div className={styles['cards']}>
            <FigureCard
              label={t('surveys:csat')}
              value={data.csat === null ? null : data.csat / 10}
              print={format.percent}
              before={data.before.csat === null ? null : data.before.csat / 10}
              formula={t('surveys:formula.csat')}
              to={to('answer=satisfied')}
            />
            <FigureCard
              label={t('surveys:average')}
              value={data.average}
              print={(value) => t('surveys:averageValue', { value: format.decimal(value.toFixed(1)) })}
              before={data.before.average}
              formula={t('surveys:formula.average')}
              to={to('answer=answered')}
            />
            <FigureCard
              label={t('surveys:responseRate')}
              value={data.responseRate === null ? null : data.responseRate / 10}
              print={format.percent}
              before={data.before.responseRate === null ? null : data.before.responseRate / 10}
              formula={t('surveys:formula.responseRate')}
              to={to('')}
            />
            <FigureCard
              label={t('surveys:answersCard')}
              value={data.answers}
              print={format.count}
              before={data.before.answers}
              formula={t('surveys:formula.answers')}
              to={to('answer=answered')}
            />
            <FigureCard
              label={t('surveys:comments')}
              value={data.withComment}
              print={format.count}
              formula={t('surveys:formula.comments')}
              to={to('answer=comment')}
            />
          </div>
          <div className={styles['pair']}>
            <Distribution figures={data} to={to} />
            <Groups
              title={t('surveys:by.type')}
              nameHeader={t('surveys:group.type')}
              to={to}
              groups={data.byServiceType.map((group) => ({
                ...group,
                name: group.serviceType === null ? none : t(`services:type.${group.serviceType}`),
                filter: group.serviceType === null ? null : `type=${group.serviceType}`,
              }))}
            />
            <Groups
              title={t('surveys:by.agent')}
              nameHeader={t('surveys:group.agent')}
              to={to}
              groups={data.byAgent.map((group) => ({
                ...group,
                name: group.technicianName ?? none,
                filter: group.technicianUid === null ? null : `technician=${group.technicianUid}`,
              }))}
            />
            <Groups
              title={t('surveys:by.sector')}
              nameHeader={t('surveys:group.sector')}
              to={to}
              groups={data.bySector.map((group) => ({
                ...group,
                name: group.sector === '' ? none : group.sector,
                filter: group.sector === '' ? null : `sector=${encodeURIComponent(group.sector)}`,
              }))}
            />
          </div>
        </>
      )}
    </section>
  );
}
