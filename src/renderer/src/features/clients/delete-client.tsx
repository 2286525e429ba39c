import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useClientAddress } from './client-address.ts';
import styles from './client-sheet.module.css';
import type { ClientView } from './client-answers.ts';

// What a deletion takes along.
const ALONG = ['contacts', 'interactions', 'surveys', 'contracts', 'messages'] as const;

/**
 * Asks before a client is deleted for good, counting what goes along; where documents or services forbid it, says how
 * many and offers to archive.
 */
export function DeleteClient(props: {
  readonly client: ClientView;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onArchive: () => Promise<void>;
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { list } = useClientAddress();
  const { client } = props;
  const { name } = client;
  // What is deleted is not asked again while its sheet is still on screen.
  const remove = useMutation(rpc.clients.delete.mutationOptions({ meta: { silent: true } }));
  const toldOnce = useQuery(
    rpc.clients.prepareDelete.queryOptions({
      input: { uid: client.uid },
      enabled: props.opened,
      // Counted anew each time the question is asked.
      staleTime: 0,
      gcTime: 0,
    }),
  );
  const told = toldOnce.data;
  const kept =
    told === undefined
      ? client.hasDocuments
        ? 'unknown'
        : null
      : told.documents > 0
        ? 'documents'
        : told.services > 0
          ? 'services'
          : null;
  if (kept !== null)
    return (
      <ConfirmSheet
        opened={props.opened}
        onClose={props.onClose}
        title={t('clients:delete.refusedTitle', { name })}
        actionLabel={t('clients:delete.archive')}
        isReady={client.status === 'active'}
        onConfirm={async () => {
          await props.onArchive();
          props.onClose();
        }}
      >
        {kept === 'unknown' || told === undefined ? null : (
          <p className={styles['note']}>{t(`clients:delete.${kept}`, { count: told[kept] })}</p>
        )}
        <ErrorAlert error={toldOnce.error} />
      </ConfirmSheet>
    );
  const along = told === undefined ? [] : ALONG.filter((kind) => told[kind] > 0);
  return (
    <ConfirmSheet
      opened={props.opened}
      onClose={props.onClose}
      title={t('clients:delete.title', { name })}
      actionLabel={t('clients:delete.action', { name })}
      isDangerous
      isReady={told !== undefined}
      onConfirm={async () => {
        await remove.mutateAsync({ uid: client.uid });
        await navigate(list, { replace: true });
        queryClient.removeQueries({ queryKey: rpc.clients.get.key({ input: { uid: client.uid } }) });
        await queryClient.invalidateQueries();
        showMessage(t('clients:sheet.deletedDone', { name }));
      }}
    >
      <p className={styles['note']}>
        {t(along.length === 0 ? 'clients:delete.what' : 'clients:delete.whatWith')}
      </p>
      {told === undefined || along.length === 0 ? null : (
        <ul className={styles['along']}>
          {along.map((kind) => (
            <li key={kind}>{t(`clients:delete.${kind}`, { count: told[kind] })}</li>
          ))}
        </ul>
      )}
      <p className={styles['note']}>{t('clients:delete.nothingElse')}</p>
      <p className={styles['quiet']}>{t('clients:delete.archiveInstead')}</p>
      <ErrorAlert error={toldOnce.error} />
    </ConfirmSheet>
  );
}
