import type { ReadDb } from '#main/db/handles.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import { fillTemplate, type TemplateText, type TemplateValues } from '#shared/domain/messages/template.ts';
import type { ReminderTemplate } from '#shared/domain/reminders/dunning-plan.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { lateInvoices } from './late-invoices.ts';
import { reminderValues } from './reminder-values.ts';
import { templateText } from './template-store.ts';

/** Which reminder is to be worded. */
export interface ReminderWish {
  readonly clientId: number;
  /** Issued invoices of that client, one or several; ids that are none are passed over. */
  readonly invoiceIds: readonly number[];
  readonly template: ReminderTemplate;
  readonly channel: MessageChannel;
  /** Interest and days late are those of this day. */
  readonly today: LocalDate;
  /** The language of the oldest invoice when absent. */
  readonly language?: 'fr' | 'en';
  /** A text that is not saved yet, for the preview; that of the company, or ours, when absent. */
  readonly text?: TemplateText;
}

/** A reminder in words. */
export interface ReminderText {
  readonly language: 'fr' | 'en';
  /** The person it greets: the preferred contact of a company, else the client. */
  readonly recipientName: string;
  /** Empty on a short message; one line. */
  readonly subject: string;
  readonly body: string;
}

/**
 * Words a reminder for one or several invoices of a client: the company's own text where it wrote one, else ours.
 *
 * Pure reading: the planner calls it inside its transaction, and again when a message that nobody edited is sent, so
 * that interest and days late are those of that day.
 */
export function reminderText(db: ReadDb, wish: ReminderWish): ReminderText {
  const { template, channel, today } = wish;
  const invoices = lateInvoices(db, wish.invoiceIds, today);
  const language = wish.language ?? invoices[0]?.language ?? readSettings(db).documentLanguage;
  const { name, contactName } = namesOf(db, wish.clientId);
  const text = wish.text ?? templateText(db, { key: template, channel, language });
  const values: TemplateValues = reminderValues({
    invoices,
    client: name,
    contact: contactName,
    settings: readSettings(db),
    language,
    channel,
    template,
    today,
  });
  return {
    language,
    recipientName: contactName,
    subject: channel === 'sms' ? '' : fillTemplate(template, text.subject, values, 'subject'),
    body: fillTemplate(template, text.body, values, channel === 'sms' ? 'sms' : 'text'),
  };
}

/** The client's name as it is billed, and whom a message greets. */
function namesOf(db: ReadDb, clientId: number): { readonly name: string; readonly contactName: string } {
  const row = rowOf<{
    readonly kind: 'company' | 'person';
    readonly name: string;
    readonly company: string;
    readonly contactName: string | null;
  }>(
    db,
    `select kind, name, company,
       (select contacts.name from contacts where contacts.client_id = clients.id and contacts.preferred = 1
        order by contacts.id limit 1) as contactName
     from clients where id = @clientId`,
    { clientId },
  );
  const isCompany = row?.kind === 'company';
  const name = (isCompany && row.company !== '' ? row.company : row?.name) ?? '';
  const contact = isCompany ? (row.contactName ?? '') : '';
  return { name, contactName: contact === '' ? name : contact };
}
