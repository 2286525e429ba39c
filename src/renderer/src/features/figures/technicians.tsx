import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { BarTable } from './bar-table.tsx';
import { asked, type ComparedPeriod } from './compared-period.ts';
import styles from './figures.module.css';
import { Panel } from './panel.tsx';

const HUNDRED = 100;

/** Hours done over hours available, per technician. */
export function Technicians({ period }: { readonly period: ComparedPeriod }) {
  const { t } = useWords();
  const format = useFormat();
  const mayOpen = useMay('services.read');
  const { data, error } = useQuery(
    rpc.figures.utilisation.queryOptions({ input: asked(period), placeholderData: keepPreviousData }),
  );
  const people = data?.technicians ?? [];
  const without = people.reduce((sum, one) => sum + one.withoutHours, 0);
  const percentOf = (value: number | null): string =>
    value === null ? t('figures:noValue') : format.percent(value);
  const header = [
    t('figures:utilisation.name'),
    t('figures:utilisation.percent'),
    t('figures:utilisation.done'),
    t('figures:utilisation.available'),
  ] as const;
  return (
    <Panel
      title={t('figures:utilisation.title')}
      formula={t('figures:formula.use', {
        hours: format.decimal(String(data?.weeklyHours ?? 0)),
        days: String(data?.workingDays ?? 0),
      })}
      error={error}
      table={{
        header,
        rows: people.map((one) => [
          one.name,
          percentOf(one.percent),
          format.duration(one.minutesDone),
          format.duration(one.minutesAvailable),
        ]),
      }}
    >
      {data === undefined ? null : people.length === 0 ? (
        <p className={styles['quiet']}>{t('figures:utilisation.none')}</p>
      ) : (
        <BarTable
          header={[...header]}
          whole={Math.max(HUNDRED, ...people.map(({ percent }) => percent ?? 0))}
          rows={people.map((one) => ({
            key: one.userUid,
            name: one.name,
            value: one.percent ?? 0,
            text: percentOf(one.percent),
            barTo: mayOpen
              ? `/services?view=done&technician=${one.userUid}&from=${period.from}&to=${period.to}`
              : undefined,
            cells: [
              { text: format.duration(one.minutesDone) },
              { text: format.duration(one.minutesAvailable) },
            ],
          }))}
        />
      )}
      {without === 0 ? null : (
        <p className={styles['quiet']}>{t('figures:utilisation.without', { count: without })}</p>
      )}
    </Panel>
  );
}
