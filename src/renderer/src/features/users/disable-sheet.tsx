import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import type { User } from './users-page.tsx';

/** Closes an account and says plainly what that does not do. */
export function DisableSheet({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <ConfirmSheet
      opened
      onClose={onClose}
      title={t('users:disableTitle', { name: user.name })}
      actionLabel={t('users:disableAction', { name: user.name })}
      isDangerous
      onConfirm={async () => {
        await client.users.disable({ uid: user.uid });
        onClose();
        await queryClient.invalidateQueries();
      }}
    >
      <p>{t('users:disableText', { name: user.name })}</p>
      <p>{t('users:disableWarning')}</p>
    </ConfirmSheet>
  );
}
