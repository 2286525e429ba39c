import type { WriteDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { cancelMessagesOfInvoice } from './cancel-messages.ts';
import { endOfInvoice, STANDING_COLUMNS, STANDING_JOINS, type InvoiceStanding } from './subject-ends.ts';

/**
 * To be called in the transaction of what was said of an invoice or a client (a dispute, a payment plan, a pause):
 * cancels the open reminders that must rest from now on. Answers how many.
 */
export function cancelWhatRests(
  db: WriteDb,
  about: { readonly invoiceId: number } | { readonly clientId: number },
  today: LocalDate,
  now: Instant,
): number {
  const condition = 'invoiceId' in about ? 'invoices.id = @invoiceId' : 'invoices.client_id = @clientId';
  const invoices = rowsOf<InvoiceStanding & { readonly id: number }>(
    db,
    `select distinct invoices.id, ${STANDING_COLUMNS}
     from message_subjects join invoices on invoices.id = message_subjects.invoice_id
       join messages on messages.id = message_subjects.message_id
         and messages.state not in ('sent', 'cancelled') ${STANDING_JOINS}
     where ${condition}`,
    { ...about, today },
  );
  let cancelled = 0;
  for (const invoice of invoices) {
    const end = endOfInvoice(invoice, today);
    if (end !== null) cancelled += cancelMessagesOfInvoice(db, invoice.id, end, now);
  }
  return cancelled;
}
