import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import styles from './import-page.module.css';

const ASK_EVERY_MILLISECONDS = 500;

/** How far the import at work is, and the way to stop it: what it wrote so far is undone then. */
export function ImportProgress() {
  const { t } = useWords();
  const format = useFormat();
  const { data } = useQuery(
    rpc.transfers.progress.queryOptions({ input: {}, refetchInterval: ASK_EVERY_MILLISECONDS, gcTime: 0 }),
  );
  const cancel = useMutation(rpc.transfers.cancel.mutationOptions({ meta: { silent: true } }));
  const job = data?.job ?? null;
  return (
    <span className={styles['progress']}>
      <output className={styles['working']}>
        <Loader size="xs" />
        {job?.kind === 'undo'
          ? t('transfers:import.undoing')
          : job === null
            ? t('transfers:import.runningHelp')
            : t('transfers:import.progress', {
                done: format.count(job.done),
                total: format.count(job.total),
              })}
      </output>
      {job?.kind === 'run' ? (
        <Button
          variant="default"
          size="xs"
          loading={cancel.isPending}
          onClick={() => {
            cancel.mutate({});
          }}
        >
          {t('transfers:import.stop')}
        </Button>
      ) : null}
    </span>
  );
}
