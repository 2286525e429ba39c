import { procedure } from './base.ts';
import { amount, cursor, instant, line, localDate, page, positiveAmount, uid } from './fields.ts';
import { auditedAccounting, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Means of payment (UNTDID 4461: 48, 30, 20, 10, 49). */
export const PAYMENT_METHODS = ['card', 'transfer', 'cheque', 'cash', 'direct-debit'] as const;

/** Money received on issued invoices. */
export const paymentsContract = {
  list: procedure({
    route: { method: 'GET', path: '/payments', summary: 'Payments and reversals, newest first' },
    policy: {
      admission: 'payments.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      text: line(200).optional(),
      clientUid: uid.optional(),
      method: z.enum(PAYMENT_METHODS).optional(),
      from: localDate.optional(),
      to: localDate.optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(
      z.object({
        uid,
        invoiceUid: uid,
        invoiceNumber: z.string(),
        clientUid: uid,
        clientName: z.string(),
        method: z.enum(PAYMENT_METHODS),
        amount,
        paidOn: localDate,
        reference: z.string(),
        recordedAt: instant,
        recordedByName: z.string().nullable(),
        reversal: z.object({ reason: z.string(), at: instant, byName: z.string().nullable() }).nullable(),
      }),
    ).extend({ amountTotal: amount }),
    refusals: [],
  }),
  record: procedure({
    route: { method: 'POST', path: '/payments', summary: 'Record a payment on an issued invoice' },
    policy: {
      admission: 'payments.record',
      rowRule: 'own-clients',
      audit: auditedAccounting('payment.recorded'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({
      invoiceUid: uid,
      method: z.enum(PAYMENT_METHODS),
      amount: positiveAmount,
      paidOn: localDate,
      reference: line(60),
    }),
    output: z.object({ uid, state: z.string(), rest: amount }),
    refusals: [
      'InvoiceNotIssued',
      'IsACreditNote',
      'InvoiceCredited',
      'PaidInTheFuture',
      'PaidBeforeIssue',
      'ConsumerPaymentsOff',
    ],
  }),
  reverse: procedure({
    route: {
      method: 'POST',
      path: '/payments/{uid}/reversal',
      summary: 'Reverse a payment that was wrong or came back; both stay on record',
    },
    policy: {
      admission: 'payments.record',
      rowRule: 'own-clients',
      audit: auditedAccounting('payment.reversed'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, reason: line(200, 1) }),
    output: z.object({ state: z.string(), rest: amount }),
    refusals: ['AlreadyReversed'],
  }),
};
