import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import type { Period } from '../../ui/periods.ts';
import { CopyTable } from './copy-table.tsx';
import styles from './figures.module.css';

const SHOWN = 12;

function BarLink(props: { readonly to: string; readonly share: number; readonly text: string }) {
  return (
    <Link to={props.to} className={styles['bar'] ?? ''}>
      <span className={styles['track']}>
        <span
          aria-hidden
          className={styles['fill']}
          style={{ width: `${String(Math.max(0, props.share * 100))}%` }}
        />
      </span>
      <span className={styles['barValue']}>{props.text}</span>
    </Link>
  );
}

/** What each client brought in, largest first: a table whose first number is also a bar. */
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
  const largest = Math.max(1, ...rows.map((row) => row.invoicedNet));
  const days = `from=${period.from}&to=${period.to}`;
  const header = [
    t('figures:client'),
    t('figures:invoicedNet'),
    t('figures:received'),
    t('figures:outstanding'),
  ];
  return (
    <section className={styles['panel']} aria-label={t('figures:clients.title')}>
      <header className={styles['panelHead']}>
        <h2>{t('figures:clients.title')}</h2>
        <CopyTable
          label={t('figures:copyClients')}
          header={header}
          rows={rows.map((row) => [row.clientName, row.invoicedNet, row.received, row.rest])}
        />
      </header>
      <ErrorAlert error={error} />
      {data !== undefined && rows.length === 0 ? (
        <p className={styles['quiet']}>{t('figures:clients.none')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('figures:client')}</th>
              <th scope="col" className={styles['barColumn']}>
                {t('figures:invoicedNet')}
              </th>
              <th scope="col" data-number>
                {t('figures:received')}
              </th>
              <th scope="col" data-number>
                {t('figures:outstanding')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.clientUid}>
                <th scope="row">
                  <Link to={`/clients/${row.clientUid}`} className={styles['name'] ?? ''}>
                    {row.clientName}
                  </Link>
                </th>
                <td>
                  <BarLink
                    to={`/invoices?client=${row.clientUid}&${days}`}
                    share={row.invoicedNet / largest}
                    text={format.money(row.invoicedNet)}
                  />
                </td>
                <td data-number>
                  <Link to={`/payments?client=${row.clientUid}&${days}`}>{format.money(row.received)}</Link>
                </td>
                <td data-number>
                  <Link to={`/invoices?client=${row.clientUid}&state=open&sort=rest`}>
                    {format.money(row.rest)}
                  </Link>
                </td>
              </tr>
            ))}
            {others === undefined || others.clients === 0 ? null : (
              <tr>
                <th scope="row" className={styles['quiet']}>
                  {t('figures:clients.others', { count: others.clients })}
                </th>
                <td>{format.money(others.invoicedNet)}</td>
                <td data-number>{format.money(others.received)}</td>
                <td data-number>–</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}
