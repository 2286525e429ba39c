import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';

/** How late open invoices are, by days after the due date: the usual steps of an aged balance (*balance âgée*). */
export const AGEING_BUCKETS = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;

/** One step of the aged balance. */
export type AgeingBucket = (typeof AGEING_BUCKETS)[number];

/** First and last day late of a step; null is open: `not-due` has no first, `over-90` no last. */
export const AGEING_DAYS: Readonly<
  Record<AgeingBucket, { readonly from: number | null; readonly to: number | null }>
> = {
  'not-due': { from: null, to: 0 },
  '1-30': { from: 1, to: 30 },
  '31-60': { from: 31, to: 60 },
  '61-90': { from: 61, to: 90 },
  'over-90': { from: 91, to: null },
};

/** The step of an open invoice on a day; the due date itself is not late (C. com. art. L441-10: the day after is). */
export function ageingBucket(dueDate: LocalDate, today: LocalDate): AgeingBucket {
  const late = daysBetween(dueDate, today);
  return AGEING_BUCKETS.find((bucket) => late <= (AGEING_DAYS[bucket].to ?? Infinity)) ?? 'over-90';
}
