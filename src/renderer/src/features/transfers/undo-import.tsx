import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayOf } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import styles from './import-page.module.css';
import type { PastImport, UndoneImport } from './transfer-answers.ts';

const REASONS = [
  'DeletedSince',
  'ChangedSince',
  'HasDocuments',
  'HasServices',
  'HasContracts',
  'HasMessages',
  'HasInteractions',
] as const;

/** Undoes a whole import after saying what that means, and tells afterwards what was kept and why. */
export function UndoImport(props: {
  readonly past: Pick<PastImport, 'uid' | 'at' | 'counts'>;
  /** The list knows already: the act is no longer offered, what it did can still be read. */
  readonly isUndone?: boolean;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { past } = props;
  const [isOpen, setOpen] = useState(false);
  const [undone, setUndone] = useState<UndoneImport | null>(null);
  const { mutateAsync } = useMutation(
    // The other queries are asked again when the result was read.
    rpc.transfers.undo.mutationOptions({ meta: { silent: true } }),
  );
  const date = format.date(dayOf(new Date(past.at)));
  const of = (count: number) => ({ count, shown: format.count(count) });
  const close = (): void => {
    setOpen(false);
    if (undone !== null) void queryClient.invalidateQueries();
  };
  return (
    <>
      {props.isUndone === true ? null : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('transfers:past.undoOf', { date: format.dateTime(past.at) })}
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('transfers:past.undo')}
        </Button>
      )}
      {undone === null ? (
        <ConfirmSheet
          opened={isOpen}
          onClose={close}
          title={t('transfers:past.confirmTitle', { date })}
          actionLabel={t('transfers:past.confirmAction')}
          isDangerous
          onConfirm={async () => {
            setUndone(await mutateAsync({ uid: past.uid }));
          }}
        >
          <ul className={styles['list']}>
            {past.counts.created > 0 ? (
              <li>{t('transfers:past.confirmCreated', of(past.counts.created))}</li>
            ) : null}
            {past.counts.changed > 0 ? (
              <li>{t('transfers:past.confirmChanged', of(past.counts.changed))}</li>
            ) : null}
          </ul>
          <p className={styles['quiet']}>{t('transfers:past.confirmKept')}</p>
        </ConfirmSheet>
      ) : (
        <ConfirmSheet
          opened={isOpen}
          onClose={close}
          title={t('transfers:past.result')}
          actionLabel={t('action.close')}
          onConfirm={() => {
            close();
            return Promise.resolve();
          }}
        >
          <ul className={styles['list']}>
            <li>{t('transfers:past.removed', of(undone.removed))}</li>
            <li>{t('transfers:past.restored', of(undone.restored))}</li>
          </ul>
          {undone.kept.length === 0 ? null : (
            <>
              <p className={styles['quiet']}>{t('transfers:past.keptTitle', of(undone.kept.length))}</p>
              <ul className={styles['list']}>
                {undone.kept.map((kept) => {
                  const reason = REASONS.find((one) => one === kept.reason);
                  return (
                    <li key={kept.clientUid}>
                      <Link to={`/clients/${kept.clientUid}`}>{kept.name}</Link>
                      {reason === undefined ? '' : ` · ${t(`transfers:past.kept.${reason}`)}`}
                    </li>
                  );
                })}
              </ul>
            </>
          )}
        </ConfirmSheet>
      )}
    </>
  );
}
