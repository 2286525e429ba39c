import type { ChosenDays } from './period-filter.tsx';
import { dayIn } from './periods.ts';
import type { Filters } from './use-filters.ts';

/** The days that a list's address asks for (`from`, `to`); each may be missing, anything that is no day counts as missing. */
export const daysOf = (filters: Filters): ChosenDays => ({
  from: dayIn(filters.read('from')),
  to: dayIn(filters.read('to')),
});
