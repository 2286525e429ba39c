import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { cents } from '#shared/kernel/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { asked, type ComparedPeriod } from './compared-period.ts';
import { FigureCard } from './figure-card.tsx';
import styles from './figures.module.css';

/** Figures of the chosen period, and what is open today. */
export function PeriodCards(props: {
  readonly period: ComparedPeriod;
  readonly overview: InferContractRouterOutputs<Contract>['figures']['overview'];
}) {
  const { period, overview } = props;
  const { t } = useWords();
  const format = useFormat();
  const mayReadServices = useMay('services.read');
  const input = asked(period);
  const delays = useQuery(rpc.figures.delays.queryOptions({ input, placeholderData: keepPreviousData }));
  const use = useQuery(rpc.figures.utilisation.queryOptions({ input, placeholderData: keepPreviousData }));
  const satisfaction = useQuery(
    rpc.figures.satisfaction.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  const isCompared = period.compare !== 'none';
  const days = `?from=${period.from}&to=${period.to}`;
  const money = (value: number): string => format.money(cents(value));
  const inDays = (value: number): string => t('figures:days', { value: format.decimal(value.toFixed(1)) });
  const before = (value: number | null): { readonly before?: number | null } =>
    isCompared ? { before: value } : {};
  return (
    <>
      <ErrorAlert error={delays.error ?? use.error ?? satisfaction.error} />
      <div className={styles['cards']}>
        <FigureCard
          label={t('figures:invoicedNet')}
          value={overview.invoicedNet}
          print={money}
          {...before(overview.before.invoicedNet)}
          formula={t('figures:formula.invoicedNet')}
          to={`/invoices${days}`}
        />
        <FigureCard
          label={t('figures:received')}
          value={overview.received}
          print={money}
          {...before(overview.before.received)}
          formula={t('figures:formula.received')}
          to={`/payments${days}`}
        />
        <FigureCard
          label={t('figures:outstanding')}
          value={overview.outstanding}
          print={money}
          hint={t('figures:today')}
          formula={t('figures:formula.outstanding')}
          to="/invoices?state=open"
        />
        <FigureCard
          label={t('figures:overdue')}
          value={overview.overdue}
          print={money}
          hint={t('figures:today')}
          formula={t('figures:formula.overdue')}
          to="/invoices?state=overdue"
          {...(overview.overdue > 0 ? { tone: 'bad' as const } : {})}
        />
        {mayReadServices ? (
          <FigureCard
            label={t('figures:uninvoiced')}
            value={overview.uninvoicedNet}
            print={money}
            hint={t('figures:today')}
            formula={t('figures:formula.uninvoiced')}
            to="/services?view=uninvoiced"
          />
        ) : null}
        {delays.data === undefined ? null : (
          <>
            <FigureCard
              label={t('figures:delay')}
              value={delays.data.averageDays}
              print={inDays}
              {...before(delays.data.before.averageDays)}
              formula={t('figures:formula.delay')}
              to={`/payments${days}`}
            />
            <FigureCard
              label={t('figures:dso')}
              value={delays.data.salesOutstandingDays}
              print={inDays}
              {...before(delays.data.before.salesOutstandingDays)}
              formula={t('figures:formula.dso')}
              to="/invoices?state=open"
            />
          </>
        )}
        {use.data === undefined ? null : (
          <FigureCard
            label={t('figures:use')}
            value={use.data.percent}
            print={format.percent}
            {...before(use.data.before.percent)}
            formula={t('figures:formula.use', {
              hours: format.decimal(String(use.data.weeklyHours)),
              days: String(use.data.workingDays),
            })}
            to={mayReadServices ? `/services${days}&view=done` : '/figures'}
          />
        )}
        {satisfaction.data === undefined || satisfaction.data.answers === 0 ? null : (
          <FigureCard
            label={t('figures:satisfaction')}
            value={satisfaction.data.average}
            print={(value) => t('figures:satisfactionValue', { value: format.decimal(value.toFixed(1)) })}
            {...(isCompared && satisfaction.data.before.average !== null
              ? { before: satisfaction.data.before.average }
              : {})}
            hint={t('figures:answers', { count: satisfaction.data.answers })}
            formula={t('figures:formula.satisfaction')}
            to="/figures"
          />
        )}
      </div>
    </>
  );
}
