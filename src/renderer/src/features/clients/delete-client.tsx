import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useClientAddress } from './client-address.ts';
import styles from './client-sheet.module.css';
import type { ClientView } from './client-answers.ts';

/** Asks before a client is deleted for good; where documents forbid it, says why and offers to archive. */
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
  if (client.hasDocuments)
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
        <p className={styles['note']}>{t('clients:delete.refusedDocuments')}</p>
      </ConfirmSheet>
    );
  return (
    <ConfirmSheet
      opened={props.opened}
      onClose={props.onClose}
      title={t('clients:delete.title', { name })}
      actionLabel={t('clients:delete.action', { name })}
      isDangerous
      onConfirm={async () => {
        await remove.mutateAsync({ uid: client.uid });
        await navigate(list, { replace: true });
        queryClient.removeQueries({ queryKey: rpc.clients.get.key({ input: { uid: client.uid } }) });
        await queryClient.invalidateQueries();
        showMessage(t('clients:sheet.deletedDone', { name }));
      }}
    >
      <p className={styles['note']}>{t('clients:delete.what')}</p>
      <p className={styles['quiet']}>{t('clients:delete.archiveInstead')}</p>
    </ConfirmSheet>
  );
}
