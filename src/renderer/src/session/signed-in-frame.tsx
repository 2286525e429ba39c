import { useEffect } from 'react';
import { readAhead } from '../read-ahead.ts';
import { Frame } from '../ui/frame.tsx';
import { ShortcutsProvider } from '../ui/shortcuts.tsx';
import { useActivity } from './use-activity.ts';
import { useChanges } from './use-changes.ts';
import { useOwnDrafts } from './use-own-drafts.ts';
import { useApplyPreferences, usePreferences } from './use-preferences.ts';
import { useSession } from './use-session.ts';

/** The frame for whoever is signed in, with their preferences and the watch over their presence. */
export function SignedInFrame() {
  const session = useSession();
  const { preferences } = usePreferences();
  useApplyPreferences();
  useActivity();
  useChanges(session?.userUid);
  const hasDrafts = useOwnDrafts(session?.userUid);
  useEffect(() => {
    if (session !== null) readAhead(session);
  }, [session]);
  if (session === null || !hasDrafts) return null;
  return (
    <ShortcutsProvider singleKeys={preferences?.singleKeyShortcuts ?? true}>
      <Frame session={session} />
    </ShortcutsProvider>
  );
}
