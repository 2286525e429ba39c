import { z } from './zod.ts';

const rate = z.int().min(0).max(5_000).nullable();

/** Rates of late interest in hundredths of a percent; null for what Carnet knows by itself. */
export const reminderRates = z.strictObject({
  /** Yearly rate of invoices whose wording gives none; null for three times the legal rate, the least there may be. */
  fallback: rate,
  /** Legal rate ("autres cas") of the half-years after the last one that Carnet knows. */
  legal: rate,
  /** Refinancing rate of the ECB in those half-years. */
  refinancing: rate,
});

/** Rates of late interest that the company wrote down. */
export type ReminderRates = z.infer<typeof reminderRates>;

/** What a vault has before anybody wrote a rate down. */
export const BLANK_RATES: ReminderRates = { fallback: null, legal: null, refinancing: null };
