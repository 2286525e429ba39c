import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { KitHandover, KitVerification } from '../../session/recovery-kit.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import styles from './settings.module.css';

/** The recovery kit: check that it is still at hand, or make a new one. */
export function KitPage() {
  const { t } = useWords();
  const [isVerifying, setVerifying] = useState(false);
  const renew = useMutation(rpc.vault.renewRecoveryKit.mutationOptions());
  const kit = renew.data?.recoveryKit;
  if (kit !== undefined && !isVerifying) {
    return (
      <div className={styles['column']}>
        <KitHandover
          kit={kit}
          onHandedOver={() => {
            setVerifying(true);
          }}
        />
      </div>
    );
  }
  if (isVerifying) {
    return (
      <div className={styles['column']}>
        <KitVerification
          onVerified={() => {
            showMessage(t('organisation:kit.verified'));
            setVerifying(false);
            renew.reset();
          }}
          onBack={() => {
            setVerifying(false);
          }}
        />
      </div>
    );
  }
  return (
    <div className={styles['column']}>
      <p className={styles['quiet']}>{t('organisation:kit.text')}</p>
      <div className={styles['actions']}>
        <Button
          onClick={() => {
            setVerifying(true);
          }}
        >
          {t('organisation:kit.verify')}
        </Button>
        <Button
          variant="default"
          loading={renew.isPending}
          onClick={() => {
            renew.mutate({});
          }}
        >
          {t('organisation:kit.renew')}
        </Button>
      </div>
      <p className={styles['quiet']}>{t('organisation:kit.renewText')}</p>
      <ErrorAlert error={renew.error} />
    </div>
  );
}
