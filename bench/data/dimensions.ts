import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';

/** How many rows of each kind are made, and over which days. */
export interface Dimensions {
  readonly scale: number;
  readonly clients: number;
  readonly contacts: number;
  readonly interactions: number;
  readonly services: number;
  /** Documents of all kinds: invoices, credit notes and a few drafts. */
  readonly invoices: number;
  readonly payments: number;
  readonly surveys: number;
  /** Every day from the first one to 60 days after the last one; `days[lastDay]` is the present one. */
  readonly days: readonly LocalDate[];
  readonly lastDay: number;
}

const YEARS = 10;
const DAYS_PLANNED_AHEAD = 60;

/** The company of issue 3 at a scale: 1 is 100,000 clients and a million interactions over ten years. */
export function dimensionsOf(scale: number, until: LocalDate): Dimensions {
  const rows = (atOne: number): number => Math.max(1, Math.round(atOne * scale));
  const from = addDays(until, -Math.round(YEARS * 365.25));
  const lastDay = daysBetween(from, until);
  return {
    scale,
    clients: rows(100_000),
    contacts: rows(300_000),
    interactions: rows(1_000_000),
    services: rows(200_000),
    invoices: rows(150_000),
    payments: rows(180_000),
    surveys: rows(20_000),
    days: Array.from({ length: lastDay + 1 + DAYS_PLANNED_AHEAD }, (_, index) => addDays(from, index)),
    lastDay,
  };
}
