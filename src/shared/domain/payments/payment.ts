import { cents } from '../../kernel/money.ts';
import type { Cents } from '../../kernel/money.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { Uid } from '../../kernel/uid.ts';

/** Means of payment; their UNTDID 4461 codes are 48, 30 (58 in SEPA), 20, 10 and 49 (59 in SEPA). */
export const PAYMENT_METHODS = ['card', 'transfer', 'cheque', 'cash', 'direct-debit'] as const;

/** How money came in. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Money received on an invoice; never changed or removed, only reversed by a later entry. */
export interface Payment {
  readonly kind: 'payment';
  readonly uid: Uid;
  readonly method: PaymentMethod;
  /** Day on which the money came in: VAT on services becomes due on it. */
  readonly date: LocalDate;
  /** Above zero. */
  readonly amountCents: Cents;
}

/** Takes one payment back entirely (bounced cheque, typing error), with its reason. */
export interface Reversal {
  readonly kind: 'reversal';
  readonly uid: Uid;
  readonly reverses: Uid;
  readonly reason: string;
  readonly date: LocalDate;
  /** The opposite of the payment's amount. */
  readonly amountCents: Cents;
}

/** One line of the append-only ledger of an invoice. */
export type PaymentEntry = Payment | Reversal;

/** Why a payment is not recorded. */
export type PaymentFailure =
  | { readonly tag: 'AmountNotPositive' }
  /** Money comes in on issued invoices only; a credit note gives money back. */
  | { readonly tag: 'NotAnIssuedInvoice' }
  | { readonly tag: 'DateInFuture'; readonly today: LocalDate };

/** Why a payment is not reversed. */
export type ReversalFailure =
  | { readonly tag: 'UnknownPayment' }
  | { readonly tag: 'AlreadyReversed'; readonly by: Uid }
  | { readonly tag: 'ReasonMissing' }
  | { readonly tag: 'DateBeforePayment'; readonly paymentDate: LocalDate }
  | { readonly tag: 'DateInFuture'; readonly today: LocalDate };

/**
 * Whether a payment may be recorded.
 *
 * More than the rest is accepted (clients do overpay) and so is a date before the issue: money may come first.
 */
export function checkPayment(
  payment: Pick<Payment, 'amountCents' | 'date'>,
  document: { readonly status: 'draft' | 'issued'; readonly kind: 'invoice' | 'credit-note' },
  today: LocalDate,
): Result<null, PaymentFailure> {
  if (document.status !== 'issued' || document.kind !== 'invoice') return err({ tag: 'NotAnIssuedInvoice' });
  if (payment.amountCents <= 0) return err({ tag: 'AmountNotPositive' });
  if (payment.date > today) return err({ tag: 'DateInFuture', today });
  return ok(null);
}

/** The entry that takes a payment back: once per payment, whole, with a reason, not before the payment. */
export function reversePayment(
  entries: readonly PaymentEntry[],
  request: Pick<Reversal, 'uid' | 'reverses' | 'reason' | 'date'>,
  today: LocalDate,
): Result<Reversal, ReversalFailure> {
  const payment = entries.find((entry) => entry.kind === 'payment' && entry.uid === request.reverses);
  if (payment === undefined) return err({ tag: 'UnknownPayment' });
  const earlier = entries.find((entry) => entry.kind === 'reversal' && entry.reverses === payment.uid);
  if (earlier !== undefined) return err({ tag: 'AlreadyReversed', by: earlier.uid });
  const reason = request.reason.trim();
  if (reason === '') return err({ tag: 'ReasonMissing' });
  if (request.date < payment.date) return err({ tag: 'DateBeforePayment', paymentDate: payment.date });
  if (request.date > today) return err({ tag: 'DateInFuture', today });
  return ok({
    kind: 'reversal',
    uid: request.uid,
    reverses: payment.uid,
    reason,
    date: request.date,
    amountCents: cents(0 - payment.amountCents),
  });
}
