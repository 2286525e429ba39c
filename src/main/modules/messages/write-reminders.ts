import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { change, rowsOf } from '#main/modules/lists/statements.ts';
import { reminderText } from '#main/modules/reminders/message-text.ts';
import { planFor } from '#main/modules/reminders/plan-store.ts';
import { isAutomatic } from '#main/modules/reminders/template-store.ts';
import type { MessageAttachment } from '#shared/domain/messages/message.ts';
import { consentTo } from '#shared/domain/messages/message-consent.ts';
import { phoneForSms } from '#shared/domain/messages/phone-for-sms.ts';
import {
  dueReminder,
  groupReminders,
  type DueReminder,
  type ReminderGroup,
} from '#shared/domain/reminders/due-levels.ts';
import type { DunningStep } from '#shared/domain/reminders/dunning-plan.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { cancelMessage, freeSubjects, openMessagesOf, SUBJECT_IS_FREE } from './cancel-messages.ts';
import { clientFacts } from './client-facts.ts';
import { recipientAddress } from './recipient.ts';
import { endOfInvoice, STANDING_COLUMNS, STANDING_JOINS, type InvoiceStanding } from './subject-ends.ts';
import { writeMessage } from './write-message.ts';

/** When and with which names reminders are written. */
export interface WritingTools {
  readonly now: Instant;
  readonly today: LocalDate;
  newUid(): Uid;
}

/** A message that was written. */
export interface WrittenReminder {
  readonly uid: Uid;
  readonly channel: string;
  readonly level: string;
}

/** An open invoice of a client with what decides its reminders. */
export interface RemindedInvoice {
  readonly id: number;
  readonly uid: Uid;
  readonly dueDate: LocalDate;
  readonly written: ReadonlySet<string>;
}

/** Files of so many invoices go along at most; more are on the statement. */
const MOST_FILES = 20;

/** Writing frees subjects of messages it replaces, which makes others due: it looks again so often at most. */
const MOST_LOOKS = 5;

/** Keys of the steps of an invoice that were written or passed over. */
export function writtenLevels(db: ReadDb, invoiceId: number): ReadonlySet<string> {
  const rows = rowsOf<{ readonly level: string }>(
    db,
    `select distinct message_subjects.level from message_subjects
       left join messages on messages.id = message_subjects.message_id
     where message_subjects.invoice_id = @invoiceId and not coalesce(${SUBJECT_IS_FREE}, 0)`,
    { invoiceId },
  );
  return new Set(rows.map(({ level }) => level));
}

/** The open invoices of a client of which it may be reminded today. */
function remindedInvoices(db: ReadDb, clientId: number, today: LocalDate): readonly RemindedInvoice[] {
  return rowsOf<InvoiceStanding & { readonly id: number; readonly uid: Buffer; readonly dueDate: LocalDate }>(
    db,
    `select invoices.id, invoices.uid, invoices.due_date as dueDate, ${STANDING_COLUMNS}
     from invoices ${STANDING_JOINS}
     where invoices.client_id = @clientId and ${OPEN_INVOICE} order by invoices.due_date, invoices.id`,
    { clientId, today },
  )
    .filter((row) => endOfInvoice(row, today) === null)
    .map(({ id, uid, dueDate }) => ({
      id,
      uid: bytesToUid(uid),
      dueDate,
      written: writtenLevels(db, id),
    }));
}

/**
 * Writes what is due to one client, whole in the caller's transaction.
 *
 * A higher level cancels an unsent lower one; what the cancelled message said of other invoices is told anew. Levels
 * below the due one get a row without a message: they are never sent later.
 */
export function writeReminders(
  db: WriteDb,
  clientId: number,
  tools: WritingTools,
): readonly WrittenReminder[] {
  if (clientFacts(db, clientId).isArchived) return [];
  const plan = planFor(db, clientId);
  const found = () => {
    const invoices = remindedInvoices(db, clientId, tools.today);
    const due = invoices.flatMap((invoice) => {
      const reminder = dueReminder({ ...invoice, invoiceId: invoice.id }, plan.steps, tools.today);
      return reminder === null ? [] : [reminder];
    });
    return { invoices, due };
  };
  let { invoices, due } = found();
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const replaced = due.flatMap(({ invoiceId }) =>
      openMessagesOf(db, invoiceId).filter((id) => cancelMessage(db, id, 'replaced', tools.now, invoiceId)),
    );
    if (replaced.length === 0) break;
    ({ invoices, due } = found());
  }
  const uidById = new Map(invoices.map(({ id, uid }) => [id, uid]));
  for (const reminder of due) freeSubjects(db, reminder.invoiceId);
  const written = groupReminders(due, plan.isGrouped).flatMap((group) =>
    writeGroup(db, clientId, group, { ...tools, uidById }),
  );
  for (const reminder of due) passOver(db, reminder, tools.now);
  return written;
}

/** Writes one message; passes it over where it could not be sent and another channel tells the same. */
export function writeGroup(
  db: WriteDb,
  clientId: number,
  group: ReminderGroup,
  tools: WritingTools & { readonly uidById: ReadonlyMap<number, Uid>; readonly isByPerson?: boolean },
): readonly WrittenReminder[] {
  const { channel, step } = group;
  const address = recipientAddress(db, clientId, channel);
  if (channel === 'sms' && step.channels.length > 1) {
    // Nobody is asked to mend what no one needs: the e-mail of the same step tells it already.
    const consent = consentTo(clientFacts(db, clientId), 'reminder', 'sms');
    if (consent !== 'given' || !phoneForSms(address).ok) return passOverGroup(db, group, tools.now);
  }
  const text = reminderText(db, {
    clientId,
    invoiceIds: group.reminders.map(({ invoiceId }) => invoiceId),
    template: step.template,
    channel,
    today: tools.today,
  });
  const uid = tools.newUid();
  const id = writeMessage(
    db,
    {
      uid,
      kind: 'reminder',
      channel,
      clientId,
      language: text.language,
      recipientName: text.recipientName,
      recipientAddress: address,
      subject: text.subject,
      body: text.body,
      attachments: attachmentsOf(group, tools.uidById),
      isAutomatic: tools.isByPerson !== true && isAutomatic(db, step.template),
      notBefore: tools.now,
      subjects: group.reminders.map(({ invoiceId, step: own }) => ({
        level: own.key,
        invoiceId,
        serviceId: null,
      })),
    },
    tools.now,
  );
  return id === null ? [] : [{ uid, channel, level: step.key }];
}

function attachmentsOf(
  { channel, step, reminders }: ReminderGroup,
  uidById: ReadonlyMap<number, Uid>,
): readonly MessageAttachment[] {
  if (channel === 'sms') return [];
  const files = reminders.flatMap(({ invoiceId }): MessageAttachment[] => {
    const invoiceUid = uidById.get(invoiceId);
    return invoiceUid === undefined ? [] : [{ kind: 'invoice', invoiceUid }];
  });
  return [
    ...(channel === 'letter' ? [{ kind: 'formal-notice' } as const] : []),
    ...(step.attachInvoice ? files.slice(0, MOST_FILES) : []),
    ...(step.attachStatement || files.length > MOST_FILES ? [{ kind: 'statement' } as const] : []),
  ];
}

/** Marks the levels below a due one as never to be sent. */
function passOver(db: WriteDb, { invoiceId, passedOver }: DueReminder, now: Instant): void {
  for (const step of passedOver)
    for (const channel of step.channels) insertEmptySubject(db, { invoiceId, step, channel }, now);
}

function passOverGroup(db: WriteDb, { channel, reminders }: ReminderGroup, now: Instant): readonly [] {
  for (const { invoiceId, step } of reminders) insertEmptySubject(db, { invoiceId, step, channel }, now);
  return [];
}

const insertEmptySubject = (
  db: WriteDb,
  subject: { readonly invoiceId: number; readonly step: DunningStep; readonly channel: string },
  now: Instant,
): number =>
  change(
    db,
    `insert into message_subjects (invoice_id, level, channel, created_at)
     values (@invoiceId, @level, @channel, @now) on conflict do nothing`,
    { invoiceId: subject.invoiceId, level: subject.step.key, channel: subject.channel, now },
  );
