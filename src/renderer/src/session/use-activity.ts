import { useEffect } from 'react';
import { client, rpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';

const EVERY_MILLISECONDS = 30_000;
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'pointermove'] as const;

/**
 * Tells the core that the person is still there, at most every 30 s, and asks who is signed in when the time is up.
 *
 * The core locks by itself; this only makes the screen follow at the same moment.
 */
export function useActivity(): void {
  useEffect(() => {
    let last = 0;
    let check: ReturnType<typeof setTimeout> | undefined;
    const touch = async (): Promise<void> => {
      try {
        const { locksInSeconds } = await client.vault.touch({});
        clearTimeout(check);
        check = setTimeout(
          () => {
            void queryClient.invalidateQueries({ queryKey: rpc.vault.session.key() });
          },
          (locksInSeconds + 1) * 1000,
        );
      } catch {
        // A lost line has its own banner; signed out has its own screen.
      }
    };
    const onSign = (): void => {
      if (performance.now() - last < EVERY_MILLISECONDS && last !== 0) return;
      last = performance.now();
      void touch();
    };
    onSign();
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true });
    return () => {
      clearTimeout(check);
      for (const sign of SIGNS) window.removeEventListener(sign, onSign);
    };
  }, []);
}
