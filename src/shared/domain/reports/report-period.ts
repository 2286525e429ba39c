import { endOfMonth, isLocalDate, localDate, type LocalDate } from '../../kernel/local-date.ts';

/** How long a report reaches. */
export const REPORT_KINDS = ['month', 'year'] as const;

/** A month or a year. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** First and last day of a period written `2026-11` or `2026`; null when the text is not one of that kind. */
export function reportDays(
  kind: ReportKind,
  period: string,
): { readonly from: LocalDate; readonly to: LocalDate } | null {
  const shape = kind === 'month' ? /^\d{4}-\d{2}$/ : /^\d{4}$/;
  const first = kind === 'month' ? `${period}-01` : `${period}-01-01`;
  if (!shape.test(period) || !isLocalDate(first)) return null;
  return { from: first, to: kind === 'month' ? endOfMonth(first) : localDate(`${period}-12-31`) };
}

/** The last month or year that is over on a day: what is made on the first. */
export function lastOver(kind: ReportKind, today: LocalDate): string {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const yearBefore = String(year - 1).padStart(4, '0');
  if (kind === 'year') return yearBefore;
  return month === 1 ? `${yearBefore}-12` : `${today.slice(0, 4)}-${String(month - 1).padStart(2, '0')}`;
}
