import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './client-sheet.module.css';
import type { ClientView } from './client-answers.ts';

/** What is owed, what was sold, when somebody was there and when next. */
export function ClientFigures({ client }: { readonly client: ClientView }) {
  const { t } = useWords();
  const format = useFormat();
  const { nextServiceOn, lastServiceOn } = client;
  return (
    <dl className={styles['figures']} aria-label={t('clients:sheet.figures')}>
      <div
        className={styles['figure']}
        data-tone={client.overdue > 0 ? 'bad' : undefined}
        data-quiet={client.balance === 0 || undefined}
      >
        <dt>{t('clients:sheet.balance')}</dt>
        <dd>{format.money(client.balance)}</dd>
      </div>
      <div className={styles['figure']} data-quiet={client.invoiced === 0 || undefined}>
        <dt>{t('clients:sheet.invoiced')}</dt>
        <dd>{format.money(client.invoiced)}</dd>
      </div>
      <div className={styles['figure']} data-quiet={client.received === 0 || undefined}>
        <dt>{t('clients:sheet.received')}</dt>
        <dd>{format.money(client.received)}</dd>
      </div>
      <div className={styles['figure']} data-quiet={lastServiceOn === null || undefined}>
        <dt>{t('clients:sheet.lastService')}</dt>
        <dd>
          {lastServiceOn === null ? (
            t('clients:sheet.never')
          ) : (
            <time dateTime={lastServiceOn} title={format.date(lastServiceOn)}>
              {format.relativeDay(lastServiceOn)}
            </time>
          )}
        </dd>
      </div>
      <div className={styles['figure']} data-quiet={nextServiceOn === null || undefined}>
        <dt>{t('clients:sheet.nextService')}</dt>
        <dd>
          {nextServiceOn === null ? (
            t('clients:sheet.none')
          ) : (
            <time dateTime={nextServiceOn} title={format.date(nextServiceOn)}>
              {format.relativeDay(nextServiceOn)}
            </time>
          )}
        </dd>
      </div>
    </dl>
  );
}
