import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { BarTable } from './bar-table.tsx';
import { asked, type ComparedPeriod } from './compared-period.ts';
import styles from './figures.module.css';
import { Panel } from './panel.tsx';

/** Services done by type, beside those of the compared period. */
export function ServiceTypes({ period }: { readonly period: ComparedPeriod }) {
  const { t } = useWords();
  const format = useFormat();
  const mayOpen = useMay('services.read');
  const { data, error } = useQuery(
    rpc.figures.byServiceType.queryOptions({ input: asked(period), placeholderData: keepPreviousData }),
  );
  const types = data?.types ?? [];
  const isCompared = period.compare !== 'none';
  const header = [
    t('services:field.type'),
    t('figures:types.count'),
    t('figures:types.net'),
    ...(isCompared ? [t('figures:types.before')] : []),
  ];
  return (
    <Panel
      title={t('figures:types.title')}
      formula={t('figures:formula.types')}
      error={error}
      table={{
        header,
        rows: types.map((type) => [
          t(`services:type.${type.serviceType}`),
          String(type.services),
          type.net,
          ...(isCompared ? [String(type.before.services)] : []),
        ]),
      }}
    >
      {data === undefined ? null : types.every(({ services, before }) => services + before.services === 0) ? (
        <p className={styles['quiet']}>{t('figures:types.none')}</p>
      ) : (
        <BarTable
          header={[header[0] ?? '', header[1] ?? '', ...header.slice(2)]}
          rows={types.map(({ serviceType, services, net, before }) => {
            const to = mayOpen
              ? `/services?view=done&type=${serviceType}&from=${period.from}&to=${period.to}`
              : undefined;
            return {
              key: serviceType,
              name: t(`services:type.${serviceType}`),
              value: services,
              text: format.count(services),
              barTo: to,
              cells: [
                { text: format.money(net), to },
                ...(isCompared ? [{ text: format.count(before.services) }] : []),
              ],
            };
          })}
        />
      )}
    </Panel>
  );
}
