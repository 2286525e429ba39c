import type { LocalDate } from '../../kernel/local-date.ts';
import { ZERO } from '../../kernel/money.ts';
import type { Cents } from '../../kernel/money.ts';
import { balanceOf } from '../payments/balance.ts';
import type { Balance } from '../payments/balance.ts';
import type { DocumentStatus } from './transitions.ts';

/**
 * Where an invoice stands with its money; derived from facts on every read, never stored by hand.
 *
 * One word per invoice: `credited` wins over all, `overdue` wins over `unpaid` and `partially-paid` (the amounts
 * tell whether a part came in).
 */
export type PaymentState =
  | 'draft'
  | 'unpaid'
  | 'partially-paid'
  | 'paid'
  | 'overpaid'
  | 'overdue'
  | 'credited';

/** All states, in the order filters show them. */
export const PAYMENT_STATES = [
  'draft',
  'unpaid',
  'partially-paid',
  'overdue',
  'paid',
  'overpaid',
  'credited',
] as const satisfies readonly PaymentState[];

/** The facts that the state follows from. */
export interface PaymentFacts {
  readonly status: DocumentStatus;
  /** What remained to pay at issue (BT-115). */
  readonly dueCents: Cents;
  /** Last day to pay. */
  readonly dueDate: LocalDate;
  /** Whether a full credit note cancels the invoice. */
  readonly credited: boolean;
  readonly entries: readonly { readonly amountCents: Cents }[];
}

/** The state with the amounts that explain it. */
export interface PaymentStanding extends Balance {
  readonly state: PaymentState;
}

/**
 * State of an invoice on a day.
 *
 * Nothing due is paid. The due date itself is still in time. What was received on a credited invoice is shown
 * as overpaid: it has to go back.
 */
export function paymentStanding(facts: PaymentFacts, today: LocalDate): PaymentStanding {
  const balance = balanceOf(facts.credited ? ZERO : facts.dueCents, facts.entries);
  return { ...balance, state: stateOf(facts, balance, today) };
}

function stateOf(facts: PaymentFacts, balance: Balance, today: LocalDate): PaymentState {
  if (facts.status === 'draft') return 'draft';
  if (facts.credited) return 'credited';
  if (balance.overpaidCents > 0) return 'overpaid';
  if (balance.restCents === 0) return 'paid';
  if (today > facts.dueDate) return 'overdue';
  return balance.paidCents > 0 ? 'partially-paid' : 'unpaid';
}
