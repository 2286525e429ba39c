import { localDate } from './fields.ts';
import { unaudited } from './policy.ts';
import { z } from './zod.ts';

/** What a period is compared with: as many months or days before it, or the same days a year before. */
export const COMPARISONS = ['period-before', 'year-before'] as const;

/** A period, and what it is compared with: the period before when nothing is said. */
export const comparedInput = z.strictObject({
  from: localDate,
  to: localDate,
  comparison: z.enum(COMPARISONS).optional(),
});

/** Why figures leave no entry in the log. */
export const silent = unaudited('Sums; the rows behind them follow their own rule');
