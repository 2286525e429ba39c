import { uidToBytes } from '#main/db/columns.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { insert } from '#main/modules/lists/statements.ts';
import type { PaymentMethod } from '#shared/domain/payments/payment.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Who writes what down, and when. */
export interface Entry {
  readonly uid: Uid;
  readonly now: Instant;
  readonly actorId: number;
}

/** Adds a payment; triggers add it to the invoice, the month and the client. Answers its id. */
export const insertPayment = (
  db: WriteDb,
  payment: {
    readonly invoiceId: number;
    readonly method: PaymentMethod;
    readonly amount: Cents;
    readonly paidOn: LocalDate;
    readonly reference: string;
  },
  entry: Entry,
): number =>
  insert(
    db,
    `insert into payments (uid, invoice_id, payment_method, amount_paid_cents, payment_date, reference, created_at,
       created_by_id)
     values (@uid, @invoiceId, @method, @amount, @paidOn, @reference, @now, @actorId)`,
    { ...payment, ...entry, uid: uidToBytes(entry.uid) },
  );

/** Takes a payment back; the payment itself stays. */
export function insertReversal(db: WriteDb, paymentId: number, reason: string, entry: Entry): void {
  insert(
    db,
    `insert into payment_reversals (payment_id, uid, reason, created_at, created_by_id)
     values (@paymentId, @uid, @reason, @now, @actorId)`,
    { paymentId, reason, ...entry, uid: uidToBytes(entry.uid) },
  );
}
