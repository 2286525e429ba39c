import { IconMoodEmpty } from '@tabler/icons-react';
import { useWords } from './i18n/use-words.ts';
import { createHashRouter, Navigate, useRouteError } from 'react-router';
import { features, railEntries } from './features/all-features.ts';
import { useSession } from './session/use-session.ts';
import { EmptyState } from './ui/empty-state.tsx';
import { ErrorAlert } from './ui/error-alert.tsx';
import { maySee } from './ui/may-see.ts';
import { Page } from './ui/page.tsx';
import { SignedInFrame } from './session/signed-in-frame.tsx';

function Home() {
  const { t } = useWords();
  const session = useSession();
  if (session === null) return null;
  const first = railEntries.find((entry) => maySee(entry, session));
  return first === undefined ? (
    <Page title={t('empty.welcome')}>
      <EmptyState icon={IconMoodEmpty} title={t('empty.welcome')} text={t('empty.noScreen')} />
    </Page>
  ) : (
    <Navigate to={first.to} replace />
  );
}

function NotFound() {
  const { t } = useWords();
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon={IconMoodEmpty}
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={<a href="#/">{t('notFound.home')}</a>}
      />
    </Page>
  );
}

function Broken() {
  const { t } = useWords();
  const error = useRouteError();
  return (
    <Page title={t('errors:screen.title')}>
      <ErrorAlert
        error={error}
        onRetry={() => {
          location.reload();
        }}
      />
    </Page>
  );
}

/** Makes the addresses of the window; once, after the start link has been taken out of the address bar. */
export const createRouter = () =>
  createHashRouter([
    {
      path: '/',
      element: <SignedInFrame />,
      // A page that is still being read from the disk shows nothing rather than a flash.
      hydrateFallbackElement: <span />,
      children: [
        {
          errorElement: <Broken />,
          children: [
            { index: true, element: <Home /> },
            ...features.flatMap((feature) => feature.routes),
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ]);
