import { Select } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { cents } from '#shared/kernel/money.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useGrant } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodFilter } from '../../ui/period-filter.tsx';
import { dayIn, periodOf } from '../../ui/periods.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { Ageing } from './ageing.tsx';
import { Clients } from './clients.tsx';
import { COMPARE, asked, type ComparedPeriod } from './compared-period.ts';
import { FigureCard } from './figure-card.tsx';
import styles from './figures.module.css';
import { Months } from './months.tsx';
import { PeriodCards } from './period-cards.tsx';
import { ReportTabs } from './report-tabs.tsx';
import { ServiceTypes } from './service-types.tsx';
import { Technicians } from './technicians.tsx';

const NAMES = ['this-month', 'last-month', 'this-quarter', 'this-year', 'last-12-months'] as const;

/** Tableau de bord: this month and this year, then a chosen period, each number with its change and its rows. */
export function FiguresPage() {
  const { t } = useWords();
  const format = useFormat();
  const filters = useFilters();
  const reach = useGrant('figures.read');
  const usual = periodOf('this-year', today());
  const from = dayIn(filters.read('from')) ?? usual.from;
  const to = dayIn(filters.read('to')) ?? usual.to;
  const compare = filters.oneOf('compare', COMPARE) ?? 'period-before';
  const period: ComparedPeriod = { ...(to < from ? { from: to, to: from } : { from, to }), compare };
  const { data, error } = useQuery(
    rpc.figures.overview.queryOptions({ input: asked(period), placeholderData: keepPreviousData }),
  );
  return (
    <Page title={reach === 'own' ? t('figures:titleOwn') : t('nav.figures')}>
      <ReportTabs at="dashboard" />
      <div className={styles['page']}>
        {reach === 'own' ? (
          <p className={styles['own']}>
            <IconUserCircle size={16} aria-hidden />
            {t('figures:own')}
          </p>
        ) : null}
        <Now compare={compare} />
        <section aria-label={t('figures:chosen')} className={styles['block']}>
          <div className={styles['head']}>
            <PeriodFilter
              label={t('figures:period')}
              names={NAMES}
              isRequired
              days={period}
              onChange={(next) => {
                filters.change({ from: next.from ?? period.from, to: next.to ?? period.to });
              }}
            />
            <Select
              size="xs"
              w={250}
              aria-label={t('figures:compare.label')}
              allowDeselect={false}
              data={COMPARE.map((value) => ({
                value,
                label: `${t('figures:compare.label')} ${t(`figures:compare.${value}`)}`,
              }))}
              value={compare}
              onChange={(value) => {
                filters.change({ compare: value === 'period-before' ? null : value });
              }}
            />
            {data === undefined ? null : (
              <p className={styles['quiet']}>
                {compare === 'none'
                  ? ''
                  : t('figures:compared', {
                      from: format.date(data.before.from),
                      to: format.date(data.before.to),
                    })}
                {period.to > today() ? ` ${t('figures:running')}` : ''}
              </p>
            )}
          </div>
          <ErrorAlert error={error} />
          {data === undefined ? null : <PeriodCards period={period} overview={data} />}
        </section>
        <Months period={{ from: period.from, to: period.to }} before={beforeOf(compare, data?.before)} />
        <div className={styles['pair']}>
          <Ageing />
        </div>
        <Clients period={{ from: period.from, to: period.to }} />
        <div className={styles['pair']}>
          <ServiceTypes period={period} />
          <Technicians period={period} />
        </div>
      </div>
    </Page>
  );
}

const beforeOf = (
  compare: ComparedPeriod['compare'],
  before: { readonly from: ComparedPeriod['from']; readonly to: ComparedPeriod['to'] } | undefined,
) => (compare === 'none' || before === undefined ? null : { from: before.from, to: before.to });

/** This month and this year: what a manager reads first, whatever period is chosen below. */
function Now({ compare }: { readonly compare: ComparedPeriod['compare'] }) {
  const { t } = useWords();
  const format = useFormat();
  const month = { ...periodOf('this-month', today()), compare };
  const year = { ...periodOf('this-year', today()), compare };
  const ofMonth = useQuery(rpc.figures.overview.queryOptions({ input: asked(month) }));
  const ofYear = useQuery(rpc.figures.overview.queryOptions({ input: asked(year) }));
  const money = (value: number): string => format.money(cents(value));
  return (
    <section aria-label={t('figures:now')} className={styles['cards']}>
      <ErrorAlert error={ofMonth.error ?? ofYear.error} />
      {(
        [
          ['thisMonth', month, ofMonth.data],
          ['thisYear', year, ofYear.data],
        ] as const
      ).flatMap(([name, period, data]) =>
        data === undefined
          ? []
          : (['invoiced', 'received'] as const).map((what) => {
              const key = what === 'invoiced' ? 'invoicedNet' : 'received';
              return (
                <FigureCard
                  key={`${name} ${what}`}
                  label={t(`figures:${name}.${what}`)}
                  value={data[key]}
                  print={money}
                  {...(compare === 'none' ? {} : { before: data.before[key] })}
                  formula={t(`figures:formula.${key}`)}
                  to={`/${what === 'invoiced' ? 'invoices' : 'payments'}?from=${period.from}&to=${period.to}`}
                />
              );
            }),
      )}
    </section>
  );
}
