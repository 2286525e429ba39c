import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { leave } from './leave.ts';
import { PlainPage } from './plain-page.tsx';
import styles from './plain-page.module.css';
import { WizardSteps } from './wizard-steps.tsx';
import { KitHandover, KitVerification, type RecoveryKit } from './recovery-kit.tsx';

/**
 * End of the set-up: the kit is handed over and proved.
 *
 * A kit that was shown before the page was reloaded is gone: either it was kept and can be proved, or a new one is
 * made.
 */
export function KitScreen({ kit: first }: { readonly kit: RecoveryKit | null }) {
  const { t } = useWords();
  const [kit, setKit] = useState(first);
  const [isVerifying, setVerifying] = useState(first === null);
  const renew = useMutation(
    rpc.vault.renewRecoveryKit.mutationOptions({
      onSuccess: ({ recoveryKit }) => {
        setKit(recoveryKit);
        setVerifying(false);
      },
    }),
  );
  return (
    <PlainPage title={t(isVerifying ? 'vault:kit.verifyTitle' : 'vault:kit.title')} isWide>
      {first === null ? null : <WizardSteps current={2} />}
      {isVerifying || kit === null ? (
        <KitVerification
          onVerified={() => undefined}
          {...(kit === null
            ? {}
            : {
                onBack: () => {
                  setVerifying(false);
                },
              })}
        />
      ) : (
        <KitHandover
          kit={kit}
          onHandedOver={() => {
            setVerifying(true);
          }}
        />
      )}
      {kit === null ? (
        <div className={styles['stack']}>
          <p className={styles['quiet']}>{t('vault:kit.lostText')}</p>
          <ErrorAlert error={renew.error} />
          <div className={styles['row']}>
            <Button
              variant="default"
              loading={renew.isPending}
              onClick={() => {
                renew.mutate({});
              }}
            >
              {t('vault:kit.renew')}
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                void leave('person');
              }}
            >
              {t('person.lock')}
            </Button>
          </div>
        </div>
      ) : null}
    </PlainPage>
  );
}
