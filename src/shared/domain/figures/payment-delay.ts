import type { Cents } from '../../kernel/money.ts';

const toTenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * Average payment delay in days, to a tenth: Σ (payment × days from issue to payment) ÷ Σ payments.
 *
 * Payments received in the period and not reversed, weighted by amount, so that a big late invoice counts more than
 * a small prompt one. Null when nothing was received.
 */
export const averageDelayDays = (waitedCentDays: number, received: Cents): number | null =>
  received <= 0 ? null : toTenth(waitedCentDays / received);

/**
 * Days sales outstanding, to a tenth of a day: receivables at the end of the period ÷ gross invoiced in it × its days.
 *
 * Balance method. Receivables are all that was ever invoiced with VAT, credit notes deducted, minus all that was ever
 * received. Null when nothing was invoiced in the period.
 */
export const daysSalesOutstanding = (receivables: Cents, invoicedGross: Cents, days: number): number | null =>
  invoicedGross <= 0 ? null : toTenth((receivables / invoicedGross) * days);
