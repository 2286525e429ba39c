import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { endOfMonth, type LocalDate } from '#shared/kernel/local-date.ts';
import { cents } from '#shared/kernel/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { BarChart } from '../../ui/chart.tsx';
import type { Period } from '../../ui/periods.ts';
import styles from './figures.module.css';
import { Panel } from './panel.tsx';

/** Days of a month inside the period, as filters of a list. */
function daysOf(month: string, period: Period): string {
  const first = `${month}-01` as LocalDate;
  const from = first < period.from ? period.from : first;
  const last = endOfMonth(first);
  const to = last > period.to ? period.to : last;
  return `?from=${from}&to=${to}`;
}

/** Invoiced and received by month: as bars, and the same numbers as a table; the compared period as a line. */
export function Months(props: { readonly period: Period; readonly before: Period | null }) {
  const { period, before } = props;
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const [isTable, setTable] = useState(false);
  const { data, error } = useQuery(
    rpc.figures.byMonth.queryOptions({ input: period, placeholderData: keepPreviousData }),
  );
  const compared = useQuery(
    rpc.figures.byMonth.queryOptions({
      input: before ?? period,
      placeholderData: keepPreviousData,
      enabled: before !== null,
    }),
  );
  const months = useMemo(() => data?.months ?? [], [data]);
  const then = useMemo(() => (before === null ? [] : (compared.data?.months ?? [])), [before, compared.data]);
  const spansYears = period.from.slice(0, 4) !== period.to.slice(0, 4);
  const chart = useMemo(
    () => ({
      label: t('figures:months.title'),
      categories: months.map(({ month }) =>
        format.month(month, spansYears && (month.endsWith('-01') || month === months[0]?.month)),
      ),
      series: [
        { name: t('figures:invoicedGross'), values: months.map((month) => month.invoicedGross) },
        { name: t('figures:received'), values: months.map((month) => month.received) },
        ...(then.length === 0
          ? []
          : [
              {
                name: t('figures:invoicedCompared'),
                values: months.map((_, index) => then[index]?.invoicedGross ?? null),
                isLine: true,
              },
            ]),
      ],
      short: (value: number) => format.shortMoney(cents(Math.round(value))),
      exact: (value: number) => format.money(cents(Math.round(value))),
      onPick: ({ series, category }: { readonly series: number; readonly category: number }) => {
        const month = months[category];
        if (month !== undefined && series < 2)
          void navigate(`/${series === 0 ? 'invoices' : 'payments'}${daysOf(month.month, period)}`);
      },
    }),
    [t, months, then, format, spansYears, navigate, period],
  );
  const header = [
    t('figures:month'),
    t('figures:invoicedNet'),
    t('figures:invoicedGross'),
    t('figures:received'),
  ];
  const isEmpty = months.every(({ documents, received }) => documents === 0 && received === 0);
  return (
    <Panel
      title={t('figures:months.title')}
      formula={t('figures:formula.months')}
      error={error}
      table={{
        header,
        rows: months.map((month) => [month.month, month.invoicedNet, month.invoicedGross, month.received]),
      }}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={isTable ? <IconChartBar size={14} aria-hidden /> : <IconTable size={14} aria-hidden />}
          onClick={() => {
            setTable(!isTable);
          }}
        >
          {isTable ? t('figures:asChart') : t('figures:asTable')}
        </Button>
      }
    >
      {isTable ? (
        <table className={styles['table']}>
          <thead>
            <tr>
              {header.map((name, index) => (
                <th key={name} scope="col" data-number={index > 0 || undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{format.month(month.month, true)}</th>
                <td data-number>
                  <Link to={`/invoices${daysOf(month.month, period)}`}>
                    {format.money(month.invoicedNet)}
                  </Link>
                </td>
                <td data-number>
                  <Link to={`/invoices${daysOf(month.month, period)}`}>
                    {format.money(month.invoicedGross)}
                  </Link>
                </td>
                <td data-number>
                  <Link to={`/payments${daysOf(month.month, period)}`}>{format.money(month.received)}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : data === undefined ? null : isEmpty ? (
        <p className={styles['quiet']}>{t('figures:empty')}</p>
      ) : (
        <>
          {months.length === 1 ? <p className={styles['quiet']}>{t('figures:onePoint')}</p> : null}
          <BarChart chart={chart} />
        </>
      )}
    </Panel>
  );
}
