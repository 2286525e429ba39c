import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ChangePasswordForm } from '../../session/change-password-screen.tsx';
import { useSession } from '../../session/use-session.ts';
import { showMessage } from '../../ui/undo-toast.tsx';
import styles from './settings.module.css';

/** Replaces the own password. */
export function PasswordPage() {
  const { t } = useWords();
  const session = useSession();
  const [round, setRound] = useState(0);
  if (session === null) return null;
  return (
    <div className={styles['column']} style={{ maxWidth: 420 }}>
      <p className={styles['quiet']}>{t('organisation:passwordText')}</p>
      <ChangePasswordForm
        key={round}
        session={session}
        isFirst={false}
        onDone={() => {
          setRound(round + 1);
          showMessage(t('organisation:passwordDone'));
        }}
      />
    </div>
  );
}
