import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { BarTable } from './bar-table.tsx';
import styles from './figures.module.css';
import { Panel } from './panel.tsx';

/** What is open by days late, and who is late with most. */
export function Ageing() {
  const { t } = useWords();
  const format = useFormat();
  const { data, error } = useQuery(rpc.figures.ageing.queryOptions({ input: {} }));
  const buckets = data?.buckets ?? [];
  const late = data?.late ?? [];
  const isEmpty = buckets.every(({ invoices }) => invoices === 0);
  const header = [t('figures:ageing.title'), t('figures:ageing.rest'), t('figures:ageing.invoices')] as const;
  const lateHeader = [
    t('figures:client'),
    t('figures:late.overdue'),
    t('figures:late.oldest'),
    t('figures:ageing.invoices'),
  ] as const;
  return (
    <>
      <Panel
        title={t('figures:ageing.panel')}
        formula={t('figures:formula.ageing')}
        error={error}
        table={{
          header,
          rows: buckets.map(({ bucket, rest, invoices }) => [
            t(`figures:ageing.${bucket}`),
            rest,
            String(invoices),
          ]),
        }}
      >
        {data === undefined ? null : isEmpty ? (
          <p className={styles['quiet']}>{t('figures:ageing.none')}</p>
        ) : (
          <BarTable
            header={[...header]}
            rows={buckets.map(({ bucket, rest, invoices }) => ({
              key: bucket,
              name: t(`figures:ageing.${bucket}`),
              value: rest,
              text: format.money(rest),
              barTo: `/invoices?ageing=${bucket}&sort=due&order=up`,
              tone: bucket === 'not-due' ? undefined : 'bad',
              cells: [{ text: format.count(invoices), to: `/invoices?ageing=${bucket}&sort=due&order=up` }],
            }))}
          />
        )}
      </Panel>
      <Panel
        title={t('figures:late.title')}
        formula={t('figures:formula.overdue')}
        table={{
          header: lateHeader,
          rows: late.map((one) => [
            one.clientName,
            one.overdue,
            format.date(one.oldestDueDate),
            String(one.invoices),
          ]),
        }}
      >
        {data === undefined ? null : late.length === 0 ? (
          <p className={styles['quiet']}>{t('figures:late.none')}</p>
        ) : (
          <BarTable
            header={[...lateHeader]}
            rows={late.map((one) => ({
              key: one.clientUid,
              name: one.clientName,
              to: `/clients/${one.clientUid}`,
              value: one.overdue,
              text: format.money(one.overdue),
              barTo: `/invoices?client=${one.clientUid}&state=overdue`,
              tone: 'bad',
              cells: [
                { text: format.date(one.oldestDueDate) },
                { text: format.count(one.invoices), to: `/invoices?client=${one.clientUid}&state=overdue` },
              ],
            }))}
          />
        )}
      </Panel>
    </>
  );
}
