import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ImportCountList } from './import-counts.tsx';
import styles from './import-page.module.css';
import { UndoImport } from './undo-import.tsx';

/** What an import did, with the way back. */
export function ImportResult({ uid, onAgain }: { readonly uid: string; readonly onAgain: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useQuery(rpc.transfers.list.queryOptions({ input: {} }));
  const past = data?.imports.find((one) => one.uid === uid);
  if (past === undefined) return null;
  return (
    <section className={styles['result']} aria-label={t('transfers:import.stepDone')}>
      <IconCircleCheck size={26} aria-hidden />
      <div>
        <h2 className={styles['resultTitle']} tabIndex={-1}>
          {past.undoneAt === null ? t('transfers:import.done') : t('transfers:past.result')}
        </h2>
        {past.undoneAt === null ? <ImportCountList counts={past.counts} /> : null}
        <div className={styles['acts']}>
          <Button
            size="xs"
            onClick={() => {
              void navigate('/clients?sort=updated&descending=1');
            }}
          >
            {t('transfers:import.see')}
          </Button>
          <UndoImport past={past} isUndone={past.undoneAt !== null} />
          <Button variant="default" size="xs" onClick={onAgain}>
            {t('transfers:import.again')}
          </Button>
        </div>
      </div>
    </section>
  );
}
