import { useEffect } from 'react';
import { followChanges } from '../rpc/changes.ts';

/** Lets the screens follow what is changed in other windows, for as long as a person sits here. */
export function useChanges(userUid: string | undefined): void {
  useEffect(() => {
    if (userUid === undefined) return undefined;
    const leaving = new AbortController();
    void followChanges(leaving.signal);
    return () => {
      leaving.abort();
    };
  }, [userUid]);
}
