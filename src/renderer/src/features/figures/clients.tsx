import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import type { Period } from '../../ui/periods.ts';
import { BarTable } from './bar-table.tsx';
import styles from './figures.module.css';
import { Panel } from './panel.tsx';

const SHOWN = 12;

/** What each client brought in, largest first, and all others together. */
export function Clients({ period }: { readonly period: Period }) {
  const { t } = useWords();
  const format = useFormat();
  const { data, error } = useQuery(
    rpc.figures.byClient.queryOptions({
      input: { ...period, limit: SHOWN },
      placeholderData: keepPreviousData,
    }),
  );
  const rows = data?.clients ?? [];
  const others = data?.others;
  const days = `from=${period.from}&to=${period.to}`;
  const header = [
    t('figures:client'),
    t('figures:invoicedNet'),
    t('figures:received'),
    t('figures:outstanding'),
  ] as const;
  return (
    <Panel
      title={t('figures:clients.title')}
      formula={t('figures:formula.clients')}
      error={error}
      table={{
        header,
        rows: rows.map((row) => [row.clientName, row.invoicedNet, row.received, row.rest]),
      }}
    >
      {data !== undefined && rows.length === 0 ? (
        <p className={styles['quiet']}>{t('figures:clients.none')}</p>
      ) : (
        <BarTable
          header={[...header]}
          rows={rows.map((row) => ({
            key: row.clientUid,
            name: row.clientName,
            to: `/clients/${row.clientUid}`,
            value: row.invoicedNet,
            text: format.money(row.invoicedNet),
            barTo: `/invoices?client=${row.clientUid}&${days}`,
            cells: [
              { text: format.money(row.received), to: `/payments?client=${row.clientUid}&${days}` },
              { text: format.money(row.rest), to: `/invoices?client=${row.clientUid}&state=open` },
            ],
          }))}
          foot={
            others === undefined || others.clients === 0 ? null : (
              <tr>
                <th scope="row" className={styles['quiet']}>
                  {t('figures:clients.others', { count: others.clients })}
                </th>
                <td className={styles['barValue']}>{format.money(others.invoicedNet)}</td>
                <td data-number>{format.money(others.received)}</td>
                <td data-number>–</td>
              </tr>
            )
          }
        />
      )}
    </Panel>
  );
}
