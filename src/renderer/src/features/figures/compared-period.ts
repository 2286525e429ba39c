import type { Period } from '../../ui/periods.ts';

/** Choices of what a period is compared with; the first one is the usual. */
export const COMPARE = ['period-before', 'year-before', 'none'] as const;

/** A period with what it is compared with. */
export interface ComparedPeriod extends Period {
  readonly compare: (typeof COMPARE)[number];
}

/** The same as the core is asked. */
export const asked = ({ from, to, compare }: ComparedPeriod) => ({
  from,
  to,
  comparison: compare === 'none' ? ('period-before' as const) : compare,
});
