import type { CommandContext } from '#main/app/context.ts';
import { notFound, refused } from '#main/app/outcome.ts';
import { presentPaymentText } from '#main/modules/audit/row-text.ts';
import { findInvoice, invoiceRowsByIds } from '#main/modules/invoices/invoice-rows.ts';
import { invoiceMoneyChanged } from '#main/modules/messages/cancel-messages.ts';
import { isSwitchedOn } from '#main/modules/lists/vault-value.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { ok } from '#shared/kernel/result.ts';
import { findPayment, listPayments } from './payment-rows.ts';
import { insertPayment, insertReversal } from './payment-store.ts';

/** Handlers of `payments`: money received on issued invoices, never changed, only reversed. */
export const paymentsHandlers: HandlersOf<Contract['payments']> = {
  list: ({ db, access }, input) => ok(listPayments(db, access, input)),

  record: (context, input) => {
    const { db, access, clock } = context;
    const invoice = findInvoice(db, access, input.invoiceUid);
    if (invoice === null) return notFound('invoice');
    if (invoice.kind === 'credit-note') return refused('IsACreditNote');
    if (invoice.issueDate === null || invoice.number === null) return refused('InvoiceNotIssued');
    if (invoice.creditedById !== null) return refused('InvoiceCredited');
    if (input.paidOn > clock.today())
      return refused('PaidInTheFuture', { field: 'paidOn', details: { today: clock.today() } });
    if (input.paidOn < invoice.issueDate)
      return refused('PaidBeforeIssue', { field: 'paidOn', details: { issueDate: invoice.issueDate } });
    // CGI art. 286 I 3° bis: only software with the publisher's attestation records what consumers pay.
    if (invoice.clientKind === 'person' && !isSwitchedOn(db, 'consumer-payments'))
      return refused('ConsumerPaymentsOff');
    const uid = context.newUid();
    const { invoiceUid: _invoiceUid, ...payment } = input;
    insertPayment(
      db,
      { ...payment, invoiceId: invoice.id },
      { uid, now: clock.now(), actorId: access.actor.id },
    );
    // Nobody is reminded of what was paid: in the same transaction, so that no reminder slips in between.
    invoiceMoneyChanged(db, invoice.id, clock.now());
    context.note({
      objectKind: 'payment',
      objectUid: uid,
      details: { number: invoice.number, method: input.method },
      row: presentPaymentText(db, uid),
    });
    return ok({ uid, ...standingOf(context, invoice.id) });
  },

  reverse: (context, { uid, reason }) => {
    const { db, access, clock } = context;
    const payment = findPayment(db, access, uid);
    if (payment === null) return notFound('payment');
    if (payment.reversed) return refused('AlreadyReversed');
    insertReversal(db, payment.id, reason, {
      uid: context.newUid(),
      now: clock.now(),
      actorId: access.actor.id,
    });
    invoiceMoneyChanged(db, payment.invoiceId, clock.now());
    context.note({
      objectKind: 'payment',
      objectUid: uid,
      row: presentPaymentText(db, uid),
    });
    return ok(standingOf(context, payment.invoiceId));
  },
};

/** Where the invoice stands now, so that the screen need not ask. */
function standingOf({ db, clock }: CommandContext, invoiceId: number) {
  const [row] = invoiceRowsByIds(db, [invoiceId], clock.today());
  invariant(row !== undefined, 'a payment has its invoice');
  return { state: row.state, rest: row.rest };
}
