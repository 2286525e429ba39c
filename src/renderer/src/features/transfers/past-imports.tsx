import { useQuery } from '@tanstack/react-query';
import { IconArrowBackUp } from '@tabler/icons-react';
import { dayOf } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { useCountWords } from './import-counts.tsx';
import styles from './import-page.module.css';
import type { PastImport } from './transfer-answers.ts';
import { UndoImport } from './undo-import.tsx';

/** Imports of the past; each can be undone as a whole. */
export function PastImports() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(rpc.transfers.list.queryOptions({ input: {} }));
  return (
    <section>
      <h2 className={styles['resultTitle']}>{t('transfers:past.title')}</h2>
      <ErrorAlert
        error={error}
        onRetry={() => {
          void refetch();
        }}
      />
      {data?.imports.length === 0 ? (
        <p className={styles['quiet']}>{t('transfers:past.empty')}</p>
      ) : (
        <ul className={styles['past']}>
          {data?.imports.map((past) => (
            <PastRow key={past.uid} past={past} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PastRow({ past }: { readonly past: PastImport }) {
  const { t } = useWords();
  const format = useFormat();
  const words = useCountWords(past.counts);
  const date = format.dateTime(past.at);
  return (
    <li className={styles['pastRow']}>
      <span className={styles['pastWhat']}>
        <span>{past.byName === null ? date : t('transfers:past.line', { date, name: past.byName })}</span>
        <span className={styles['quiet']}>{words.join(' · ')}</span>
      </span>
      {past.undoneAt === null ? null : (
        <StatusChip
          tone="neutral"
          icon={IconArrowBackUp}
          label={t('transfers:past.undone', { date: format.date(dayOf(new Date(past.undoneAt))) })}
        />
      )}
      {/* Stays when the list changes under it: it holds what the undoing did. */}
      <UndoImport past={past} isUndone={past.undoneAt !== null} />
    </li>
  );
}
