import { ZERO, cents, sumCents } from '../../kernel/money.ts';
import type { Cents } from '../../kernel/money.ts';
import type { PaymentEntry } from './payment.ts';

/** Where an invoice stands: what came in, what is missing, what came too much (one of the two is zero). */
export interface Balance {
  readonly paidCents: Cents;
  readonly restCents: Cents;
  readonly overpaidCents: Cents;
}

/**
 * Balance over the ledger: always the plain sum of its entries, payments positive and reversals negative.
 *
 * `dueCents` is what remains to pay at issue (BT-115), zero once a full credit note cancels the invoice.
 */
export function balanceOf(dueCents: Cents, entries: readonly Pick<PaymentEntry, 'amountCents'>[]): Balance {
  const paidCents = sumCents(entries.map((entry) => entry.amountCents));
  const missing = dueCents - paidCents;
  return {
    paidCents,
    restCents: missing > 0 ? cents(missing) : ZERO,
    overpaidCents: missing < 0 ? cents(-missing) : ZERO,
  };
}
