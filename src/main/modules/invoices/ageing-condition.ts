import { AGEING_DAYS, type AgeingBucket } from '#shared/domain/figures/ageing.ts';

/** The condition of one step of the aged balance, to be added to `OPEN_INVOICE`; needs `@today`. */
export function ageingCondition(bucket: AgeingBucket): string {
  const { from, to } = AGEING_DAYS[bucket];
  // Days late from..to are due dates from today - to up to today - from: a range that the index of open invoices knows.
  return [
    ...(to === null ? [] : [`invoices.due_date >= date(@today, '-${String(to)} days')`]),
    ...(from === null ? [] : [`invoices.due_date <= date(@today, '-${String(from)} days')`]),
  ].join(' and ');
}
