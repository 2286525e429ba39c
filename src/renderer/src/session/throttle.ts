import { ORPCError } from '@orpc/client';
import { useEffect, useState } from 'react';
import { z } from '#shared/contract/zod.ts';

const throttled = z.object({
  reason: z.literal('Throttled'),
  details: z.object({ seconds: z.number() }),
});

/** Seconds that a throttled attempt has to wait; 0 for any other failure. */
export function throttleOf(error: unknown): number {
  if (!(error instanceof ORPCError)) return 0;
  const parsed = throttled.safeParse(error.data);
  return parsed.success ? Math.ceil(parsed.data.details.seconds) : 0;
}

/**
 * Whole seconds left before the next attempt, counted down from a throttled answer; it only informs, the core decides.
 *
 * Counted against the time of the answer, not by ticks: a browser slows timers of a window that nobody looks at.
 */
export function useWait(error: unknown): number {
  const seconds = throttleOf(error);
  const [waits, setWaits] = useState({ error, left: seconds });
  if (waits.error !== error) setWaits({ error, left: seconds });
  useEffect(() => {
    if (seconds === 0) return undefined;
    const end = performance.now() + seconds * 1000;
    const tick = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setWaits({ error, left });
      if (left === 0) clearInterval(tick);
    }, 250);
    return () => {
      clearInterval(tick);
    };
  }, [error, seconds]);
  return waits.left;
}
