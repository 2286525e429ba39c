import type { Access } from '#main/app/access.ts';
import { refused, notFound } from '#main/app/outcome.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { planFor } from '#main/modules/reminders/plan-store.ts';
import { nextStep } from '#shared/domain/reminders/due-levels.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { cancelMessage, freeSubjects, openMessagesOf } from './cancel-messages.ts';
import { clientFacts } from './client-facts.ts';
import { endOfInvoice, STANDING_COLUMNS, STANDING_JOINS, type InvoiceStanding } from './subject-ends.ts';
import { writeGroup, writtenLevels, type WritingTools } from './write-reminders.ts';

interface Row extends InvoiceStanding {
  readonly id: number;
  readonly clientId: number;
  readonly isInvoice: number;
  readonly dueDate: LocalDate | null;
}

/**
 * Writes the next reminder of an invoice because a person asks for it; it waits to be approved, whatever the settings.
 *
 * Unsent reminders of the same invoice give way to it.
 */
export function remindNow(db: WriteDb, access: Access, invoiceUid: Uid, tools: WritingTools) {
  const { today } = tools;
  const invoice = rowOf<Row>(
    db,
    `select invoices.id, invoices.client_id as clientId, invoices.due_date as dueDate,
       invoices.status = 'issued' and invoices.kind = 'invoice' as isInvoice, ${STANDING_COLUMNS}
     from invoices ${STANDING_JOINS}
     where invoices.uid = @uid and ${ownClients(access, 'invoices.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(invoiceUid), today },
  );
  if (invoice === null) return notFound('invoice');
  if (invoice.isInvoice === 0 || invoice.dueDate === null) return refused('NotIssued');
  const end = endOfInvoice(invoice, today);
  if (end === 'disputed') return refused('InvoiceDisputed');
  if (end === 'payment-plan') return refused('PaymentPlanRuns');
  if (end === 'paused') return refused('RemindersPaused');
  if (end !== null) return refused('NothingToPay');
  if (clientFacts(db, invoice.clientId).isArchived) return refused('ClientArchived');
  const facts = { invoiceId: invoice.id, dueDate: invoice.dueDate, written: writtenLevels(db, invoice.id) };
  const step = nextStep(facts, planFor(db, invoice.clientId).steps, today);
  if (step === 'not-due-yet') return refused('NotDueYet');
  if (step === null) return refused('EveryLevelWritten');
  for (const id of openMessagesOf(db, invoice.id)) cancelMessage(db, id, 'replaced', tools.now, invoice.id);
  freeSubjects(db, invoice.id);
  const uids = step.channels.flatMap((channel) =>
    writeGroup(
      db,
      invoice.clientId,
      { channel, step, reminders: [{ invoiceId: invoice.id, step, passedOver: [] }] },
      { ...tools, uidById: new Map([[invoice.id, invoiceUid]]), isByPerson: true },
    ).map(({ uid }) => uid),
  );
  return uids.length === 0 ? refused('EveryLevelWritten') : ok({ uids, level: step.key });
}
