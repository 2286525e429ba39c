import { useEffect, useState } from 'react';
import { loadDrafts } from '../ui/drafts.ts';

/**
 * Takes over the half-typed forms that the vault keeps for a person; true once they are there.
 *
 * The screens wait for it, because a form takes up its draft when it opens. Where they cannot be read the screens come
 * without: what is in the vault stays there.
 */
export function useOwnDrafts(userUid: string | undefined): boolean {
  const [readyFor, setReadyFor] = useState<string>();
  useEffect(() => {
    if (userUid === undefined) return undefined;
    let isHere = true;
    const load = async (): Promise<void> => {
      try {
        await loadDrafts(userUid);
      } finally {
        if (isHere) setReadyFor(userUid);
      }
    };
    load().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [userUid]);
  return userUid !== undefined && readyFor === userUid;
}
