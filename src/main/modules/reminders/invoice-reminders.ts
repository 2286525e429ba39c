import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { MessageChannel, MessageState } from '#shared/domain/messages/message.ts';
import type { DunningStep, ReminderTemplate } from '#shared/domain/reminders/dunning-plan.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { readFollowUp } from './follow-up-store.ts';
import { templateOfLevel } from './level-template.ts';
import { isClientPaused, planFor } from './plan-store.ts';

/** An issued invoice that the actor may see, as far as reminders need it. */
export interface RemindedInvoice {
  readonly id: number;
  readonly uid: Uid;
  readonly number: string;
  readonly clientId: number;
  readonly dueDate: LocalDate;
  readonly isPaid: boolean;
  readonly isCredited: boolean;
  readonly isClientArchived: boolean;
}

/** The invoice, or null when it is a draft, a credit note, or not the actor's to see. */
export function remindedInvoice(db: ReadDb, access: Access, uid: Uid): RemindedInvoice | null {
  const row = rowOf<
    Omit<RemindedInvoice, 'uid' | 'isPaid' | 'isCredited' | 'isClientArchived'> & {
      readonly isPaid: number;
      readonly isCredited: number;
      readonly isClientArchived: number;
    }
  >(
    db,
    `select invoices.id, invoices.number, invoices.client_id as clientId, invoices.due_date as dueDate,
       invoices.paid_cents >= invoices.gross_cents as isPaid, invoices.credited_by_id is not null as isCredited,
       clients.status = 'archived' as isClientArchived
     from invoices join clients on clients.id = invoices.client_id
     where invoices.uid = @uid and invoices.status = 'issued' and invoices.kind = 'invoice'
       and ${ownClients(access, 'invoices.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return row === null
    ? null
    : {
        ...row,
        uid,
        isPaid: row.isPaid === 1,
        isCredited: row.isCredited === 1,
        isClientArchived: row.isClientArchived === 1,
      };
}

/** Why reminders of an invoice rest. */
export type RestReason =
  | 'paid'
  | 'credited'
  | 'disputed'
  | 'payment-plan'
  | 'paused'
  | 'client-paused'
  | 'client-archived'
  | 'plan-over';

/** The step that comes next, with its day. */
export interface NextReminder {
  readonly key: string;
  readonly template: ReminderTemplate;
  readonly day: LocalDate;
  readonly channels: readonly MessageChannel[];
}

/** What keeps an invoice from being reminded on a day, apart from its plan being over; null when nothing does. */
export function restReasonOf(db: ReadDb, invoice: RemindedInvoice, today: LocalDate): RestReason | null {
  if (invoice.isCredited) return 'credited';
  if (invoice.isPaid) return 'paid';
  const followUp = readFollowUp(db, invoice.id);
  if (followUp.disputedOn !== null) return 'disputed';
  if (followUp.plannedUntil !== null && followUp.plannedUntil >= today) return 'payment-plan';
  if (followUp.isPaused) return 'paused';
  if (invoice.isClientArchived) return 'client-archived';
  if (isClientPaused(db, invoice.clientId, today)) return 'client-paused';
  return null;
}

/** The first step of the plan after the last one that was written about; null when the plan is over. */
export function nextReminder(db: ReadDb, invoice: RemindedInvoice, today: LocalDate): NextReminder | null {
  const written = new Set(
    rowsOf<{ readonly level: string }>(
      db,
      'select distinct level from message_subjects where invoice_id = @invoiceId',
      { invoiceId: invoice.id },
    ).map(({ level }) => level),
  );
  const { steps } = planFor(db, invoice.clientId);
  const last = steps.findLastIndex(({ key }) => written.has(key));
  const left = steps.slice(last + 1);
  // Of several steps that are due the latest is taken: the milder ones are passed over, never sent in a burst.
  const due = left.findLast((step) => dayOf(step, invoice) <= today);
  const step = due ?? left[0];
  if (step === undefined) return null;
  const day = dayOf(step, invoice);
  return {
    key: step.key,
    template: step.template,
    day: day < today ? today : day,
    channels: step.channels,
  };
}

const dayOf = ({ days }: DunningStep, { dueDate }: RemindedInvoice): LocalDate => addDays(dueDate, days);

/** A message about an invoice. */
export interface InvoiceMessage {
  readonly uid: Uid;
  readonly level: string;
  readonly template: ReminderTemplate | null;
  readonly channel: MessageChannel;
  readonly state: MessageState;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
}

/** Messages about an invoice, newest first. */
export const messagesAbout = (db: ReadDb, { id, clientId }: RemindedInvoice): readonly InvoiceMessage[] =>
  rowsOf<Omit<InvoiceMessage, 'uid' | 'template'> & { readonly uid: Buffer }>(
    db,
    `select messages.uid, message_subjects.level, messages.channel, messages.state, messages.reason,
       messages.created_at as createdAt, messages.sent_at as sentAt
     from message_subjects join messages on messages.id = message_subjects.message_id
     where message_subjects.invoice_id = @id order by messages.created_at desc, messages.id desc limit 50`,
    { id },
  ).map((row) => ({ ...row, uid: bytesToUid(row.uid), template: templateOfLevel(db, clientId, row.level) }));
