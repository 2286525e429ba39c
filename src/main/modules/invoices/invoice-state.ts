import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { PaymentState } from '#shared/domain/invoices/payment-state.ts';

/**
 * An invoice on which money is missing, word for word the condition of the partial index `invoices_open`.
 *
 * Qualified names and constants only: SQLite uses the index when the condition is recognisably the same.
 */
export const OPEN_INVOICE = `invoices.status = 'issued' and invoices.kind = 'invoice'
  and invoices.credited_by_id is null and invoices.paid_cents < invoices.gross_cents`;

const SETTLED_INVOICE = `invoices.status = 'issued' and invoices.kind = 'invoice' and invoices.credited_by_id is null`;

/**
 * The state of a document on the day `@today`, as `paymentStanding` of the domain gives it.
 *
 * A credit note asks for nothing, so it counts as paid.
 */
export const STATE = `case
    when invoices.status = 'draft' then 'draft'
    when invoices.kind = 'credit-note' then 'paid'
    when invoices.credited_by_id is not null then 'credited'
    when invoices.paid_cents > invoices.gross_cents then 'overpaid'
    when invoices.paid_cents = invoices.gross_cents then 'paid'
    when invoices.due_date < @today then 'overdue'
    when invoices.paid_cents > 0 then 'partially-paid'
    else 'unpaid' end`;

/** What is still to be received: nothing on a draft, a credit note or a credited invoice. */
export const REST = `case when ${OPEN_INVOICE} then invoices.gross_cents - invoices.paid_cents else 0 end`;

/** Issued and not marked as sent, word for word the condition of the partial index `invoices_unsent`. */
export const UNSENT_DOCUMENT = "invoices.status = 'issued' and invoices.sent_at is null";

/** The condition of a filter by state; the states of money are those of invoices, credit notes are left out. */
export function stateCondition(state: PaymentState | 'open'): string {
  switch (state) {
    case 'open':
      return OPEN_INVOICE;
    case 'draft':
      // Drafts are the documents without a date of issue: that is what an index knows.
      return "invoices.status = 'draft' and invoices.issue_date is null";
    case 'unpaid':
      return `${OPEN_INVOICE} and invoices.due_date >= @today and invoices.paid_cents <= 0`;
    case 'partially-paid':
      return `${OPEN_INVOICE} and invoices.due_date >= @today and invoices.paid_cents > 0`;
    case 'overdue':
      return `${OPEN_INVOICE} and invoices.due_date < @today`;
    case 'paid':
      return `${SETTLED_INVOICE} and invoices.paid_cents = invoices.gross_cents`;
    case 'overpaid':
      return `${SETTLED_INVOICE} and invoices.paid_cents > invoices.gross_cents`;
    case 'credited':
      return "invoices.kind = 'invoice' and invoices.credited_by_id is not null";
    default:
      return unreachable(state);
  }
}
