import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { RouterProvider } from 'react-router';
import { onSignedOut, rpc } from '../rpc/client.ts';
import { useLinkState } from '../rpc/link-state.ts';
import { createRouter } from '../routes.tsx';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { forgetAnswers } from './leave.ts';
import { PlainPage } from './plain-page.tsx';
import { UnlockScreen } from './unlock-screen.tsx';

/**
 * What stands before the screens: the line, the vault's state, the sign-in.
 *
 * The address never changes here, so that unlocking returns to the same place.
 */
export function Gate() {
  const { t } = useWords();
  const link = useLinkState();
  const [router] = useState(createRouter);
  const status = useQuery(rpc.vault.status.queryOptions({ input: {} }));
  const session = useQuery(rpc.vault.session.queryOptions({ input: {} }));

  useEffect(() => onSignedOut(forgetAnswers), []);

  if (link === 'no-session') {
    return (
      <PlainPage title={t('noSession.title')}>
        <p>{t('noSession.text')}</p>
        <p>{t('noSession.kept')}</p>
      </PlainPage>
    );
  }
  if (session.data !== undefined && session.data !== null) return <RouterProvider router={router} />;
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
  return <UnlockScreen status={status.data} />;
}
