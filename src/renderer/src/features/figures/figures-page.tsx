import { IconUserCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useGrant, useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodFilter } from '../../ui/period-filter.tsx';
import { dayIn, periodOf } from '../../ui/periods.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { Clients } from './clients.tsx';
import { FigureCard } from './figure-card.tsx';
import styles from './figures.module.css';
import { Months } from './months.tsx';

const NAMES = ['this-month', 'this-year', 'last-12-months'] as const;

/** Chiffres: what was invoiced and received in a period, each number with its change and the way to its rows. */
export function FiguresPage() {
  const { t } = useWords();
  const format = useFormat();
  const filters = useFilters();
  const reach = useGrant('figures.read');
  const mayReadServices = useMay('services.read');
  const usual = periodOf('this-year', today());
  const from = dayIn(filters.read('from')) ?? usual.from;
  const to = dayIn(filters.read('to')) ?? usual.to;
  const period = to < from ? { from: to, to: from } : { from, to };
  const { data, error } = useQuery(
    rpc.figures.overview.queryOptions({ input: period, placeholderData: keepPreviousData }),
  );
  const days = `?from=${period.from}&to=${period.to}`;
  return (
    <Page title={t('nav.figures')}>
      <div className={styles['page']}>
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
          {data === undefined ? null : (
            <p className={styles['quiet']}>
              {t('figures:compared', {
                from: format.date(data.before.from),
                to: format.date(data.before.to),
              })}
              {period.to > today() ? ` ${t('figures:running')}` : ''}
            </p>
          )}
          {reach === 'own' ? (
            <p className={styles['own']}>
              <IconUserCircle size={16} aria-hidden />
              {t('figures:own')}
            </p>
          ) : null}
        </div>
        <ErrorAlert error={error} />
        {data === undefined ? null : (
          <div className={styles['cards']}>
            <FigureCard
              label={t('figures:invoicedNet')}
              amount={data.invoicedNet}
              before={data.before.invoicedNet}
              formula={t('figures:formula.invoicedNet')}
              to={`/invoices${days}`}
            />
            <FigureCard
              label={t('figures:received')}
              amount={data.received}
              before={data.before.received}
              formula={t('figures:formula.received')}
              to={`/payments${days}`}
            />
            <FigureCard
              label={t('figures:outstanding')}
              amount={data.outstanding}
              hint={t('figures:today')}
              formula={t('figures:formula.outstanding')}
              to="/invoices?state=open&sort=rest"
            />
            <FigureCard
              label={t('figures:overdue')}
              amount={data.overdue}
              hint={t('figures:today')}
              formula={t('figures:formula.overdue')}
              to="/invoices?state=overdue"
              {...(data.overdue > 0 ? { tone: 'bad' as const } : {})}
            />
            {mayReadServices ? (
              <FigureCard
                label={t('figures:uninvoiced')}
                amount={data.uninvoicedNet}
                hint={t('figures:today')}
                formula={t('figures:formula.uninvoiced')}
                to="/services?view=uninvoiced"
              />
            ) : null}
          </div>
        )}
        <Months period={period} />
        <Clients period={period} />
      </div>
    </Page>
  );
}
