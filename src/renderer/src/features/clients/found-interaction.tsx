import { ActionIcon, Loader, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import type { ClientView } from './client-answers.ts';
import styles from './client-timeline.module.css';
import { HappeningLine } from './happening-line.tsx';

/** What a search led to, shown above the timeline: it may be years further down. */
export function FoundInteraction(props: {
  readonly uid: string;
  readonly contacts: ClientView['contacts'];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const title = useId();
  const { data, error } = useQuery(rpc.interactions.get.queryOptions({ input: { uid: props.uid } }));
  const place = useRef<HTMLElement>(null);
  const isRead = data !== undefined;
  useEffect(() => {
    if (isRead) place.current?.scrollIntoView({ block: 'center' });
  }, [isRead]);
  return (
    <section ref={place} className={styles['found']} aria-labelledby={title}>
      <div className={styles['foundHead']}>
        <h4 id={title}>{t('interactions:found')}</h4>
        <Tooltip label={t('action.close')}>
          <ActionIcon size={24} aria-label={t('interactions:foundClose')} onClick={props.onClose}>
            <IconX size={15} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ErrorAlert error={error} />
      {data === undefined ? (
        error === null ? (
          <Loader role="status" size="sm" aria-label={t('table.loading')} />
        ) : null
      ) : (
        <ol className={styles['events']}>
          <HappeningLine
            event={{
              kind: data.kind,
              at: data.occurredAt,
              verb: '',
              uid: data.uid,
              label: '',
              detail: '',
              amount: null,
              actorName: null,
              interaction: data,
            }}
            contacts={props.contacts}
          />
        </ol>
      )}
    </section>
  );
}
