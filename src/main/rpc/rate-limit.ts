import type { RateClass } from '#shared/contract/policy.ts';

/** Calls that may come at once, and how many are regained per second. */
const BUDGETS: Readonly<Record<RateClass, { readonly burst: number; readonly perSecond: number }>> = {
  typing: { burst: 120, perSecond: 60 },
  normal: { burst: 120, perSecond: 60 },
  costly: { burst: 20, perSecond: 5 },
  secret: { burst: 10, perSecond: 1 },
};

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Keeps one seat from drowning the core; each class of calls has its own budget. */
export interface RateLimit {
  /** Takes one call; answers the seconds to wait when the budget is spent, else null. `now` is monotonic. */
  take(rate: RateClass, now: number): number | null;
}

/** A fresh budget for one seat. */
export function createRateLimit(): RateLimit {
  const buckets = new Map<RateClass, Bucket>();
  return {
    take: (rate, now) => {
      const { burst, perSecond } = BUDGETS[rate];
      const bucket = buckets.get(rate) ?? { tokens: burst, filledAt: now };
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
      bucket.filledAt = now;
      buckets.set(rate, bucket);
      if (bucket.tokens < 1) return (1 - bucket.tokens) / perSecond;
      bucket.tokens -= 1;
      return null;
    },
  };
}
