import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import type { OneTimeCode } from './code-dialog.tsx';
import type { User } from './users-page.tsx';

/** Replaces a forgotten password by a one-time code. */
export function ResetSheet(props: {
  readonly user: User;
  readonly onClose: () => void;
  readonly onCode: (code: OneTimeCode) => void;
}) {
  const { t } = useWords();
  const { user } = props;
  return (
    <ConfirmSheet
      opened
      onClose={props.onClose}
      title={t('users:resetTitle', { name: user.name })}
      actionLabel={t('users:resetAction')}
      onConfirm={async () => {
        const { oneTimeCode } = await client.users.reset({ uid: user.uid });
        props.onCode(oneTimeCode);
        await queryClient.invalidateQueries();
      }}
    >
      <p>{t('users:resetText', { name: user.name })}</p>
    </ConfirmSheet>
  );
}
