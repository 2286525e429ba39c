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

/** A countdown in whole seconds; it only informs, the core decides. */
export function useCountdown(): { readonly waits: number; readonly start: (seconds: number) => void } {
  const [waits, setWaits] = useState(0);
  useEffect(() => {
    if (waits <= 0) return undefined;
    const tick = setTimeout(() => {
      setWaits(waits - 1);
    }, 1000);
    return () => {
      clearTimeout(tick);
    };
  }, [waits]);
  return { waits, start: setWaits };
}
