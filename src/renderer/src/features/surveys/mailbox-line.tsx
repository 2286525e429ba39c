import { Button } from '@mantine/core';
import { IconMailDown } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import cells from '../../ui/list-cells.module.css';
import styles from './surveys.module.css';

// Reason codes arrive as text; the sentences are those of the errors.
type Loose = (key: string) => string;

/** When answers were read last, and reading them now; nothing where no mailbox is read. */
export function MailboxLine() {
  const { t } = useWords();
  const format = useFormat();
  const { data } = useQuery(rpc.surveys.mailbox.queryOptions({ input: {} }));
  const read = useMutation(rpc.surveys.readMailbox.mutationOptions());
  if (data === undefined || !data.isRead) return null;
  return (
    <div className={styles['mailbox']}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMailDown size={15} aria-hidden />}
        loading={read.isPending}
        onClick={() => {
          read.mutate({});
        }}
      >
        {t('surveys:mailbox.read')}
      </Button>
      <span className={cells['small']} role="status">
        {read.data !== undefined
          ? t('surveys:mailbox.done', {
              answers: read.data.answers,
              bounces: read.data.bounces,
              looked: read.data.looked,
            })
          : data.lastAt === null
            ? t('surveys:mailbox.never')
            : data.lastProblem === null
              ? t('surveys:mailbox.last', { when: format.dateTime(data.lastAt) })
              : t('surveys:mailbox.problem', {
                  why: (t as unknown as Loose)(`errors:reason.${data.lastProblem}`),
                })}
      </span>
      <ErrorAlert error={read.error} />
    </div>
  );
}
