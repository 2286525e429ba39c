import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { RouterProvider } from 'react-router';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { onSignedOut, rpc } from '../rpc/client.ts';
import { useLinkState } from '../rpc/link-state.ts';
import { createRouter } from '../routes.tsx';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { ChangePasswordScreen } from './change-password-screen.tsx';
import { HandOverScreen } from './hand-over-screen.tsx';
import { KitScreen } from './kit-screen.tsx';
import { forgetAnswers } from './leave.ts';
import { PlainPage } from './plain-page.tsx';
import { ProblemScreen } from './problem-screen.tsx';
import { RecoverScreen } from './recover-screen.tsx';
import type { RecoveryKit } from './recovery-kit.tsx';
import { SetUpWizard } from './set-up-wizard.tsx';
import { UnlockScreen, type VaultStatus } from './unlock-screen.tsx';

/**
 * What stands before the screens: the line, the vault's state, the sign-in.
 *
 * The address never changes here, so that unlocking returns to the same place.
 */
export function Gate() {
  const { t } = useWords();
  const link = useLinkState();
  const [router] = useState(createRouter);
  const [kit, setKit] = useState<RecoveryKit | null>(null);
  const [oneTimeCode, setOneTimeCode] = useState<string | null>(null);
  const status = useQuery(rpc.vault.status.queryOptions({ input: {} }));
  const session = useQuery(rpc.vault.session.queryOptions({ input: {} }));

  useEffect(() => onSignedOut(forgetAnswers), []);
  // Kept from the sign-in to the choice of a password, and no longer.
  const needsCode = session.data?.mustChangePassword === true;
  if (oneTimeCode !== null && !needsCode) setOneTimeCode(null);

  if (link === 'no-session') {
    return (
      <PlainPage title={t('noSession.title')}>
        <p>{t('noSession.text')}</p>
        <p>{t('noSession.kept')}</p>
      </PlainPage>
    );
  }
  const person = session.data;
  if (person !== undefined && person !== null) {
    if (person.mustChangePassword) return <ChangePasswordScreen session={person} code={oneTimeCode} />;
    if (person.isHandedOver) return <HandOverScreen session={person} />;
    return person.setUpFinished ? <RouterProvider router={router} /> : <KitScreen kit={kit} />;
  }
  const failure = status.error ?? session.error;
  if (failure !== null) {
    return (
      <PlainPage title={t('product')}>
        <ErrorAlert
          error={failure}
          onRetry={() => {
            void status.refetch();
            void session.refetch();
          }}
        />
      </PlainPage>
    );
  }
  if (status.data === undefined || session.data === undefined)
    return <PlainPage title={t('state.connecting')} isQuiet />;
  return <BeforeSignIn status={status.data} onCreated={setKit} onOneTimeCode={setOneTimeCode} />;
}

/** What nobody signed in may see, by the state of the vault. */
function BeforeSignIn(props: {
  readonly status: VaultStatus;
  readonly onCreated: (kit: RecoveryKit) => void;
  readonly onOneTimeCode: (code: string) => void;
}) {
  const { status } = props;
  const [isRecovering, setRecovering] = useState(false);
  switch (status.state) {
    case 'empty':
      return <SetUpWizard onCreated={props.onCreated} />;
    case 'damaged':
    case 'newer-version':
    case 'in-use-elsewhere':
      return <ProblemScreen state={status.state} problem={status.problem} />;
    case 'locked':
    case 'open':
      return isRecovering ? (
        <RecoverScreen
          status={status}
          onBack={() => {
            setRecovering(false);
          }}
        />
      ) : (
        <UnlockScreen
          status={status}
          onOneTimeCode={props.onOneTimeCode}
          onLost={() => {
            setRecovering(true);
          }}
        />
      );
    default:
      return unreachable(status.state);
  }
}
