import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { startOfDay } from '#main/modules/audit/local-day.ts';
import { change, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { levelTemplate } from '#main/modules/reminders/level-template.ts';
import { invoicesOf } from '#main/modules/reminders/letters.ts';
import { reminderText } from '#main/modules/reminders/message-text.ts';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

// What a person changed or approved goes out as they saw it.
const REFRESHED = `messages.kind = 'reminder' and messages.is_edited = 0 and messages.approved_at is null
  and messages.state in ('to-approve', 'waiting')`;

/** Reminders that wait since another day: their days late and their interest are those of that day. */
export const staleReminders = (db: ReadDb, today: LocalDate): readonly number[] =>
  rowsOf<{ readonly id: number }>(
    db,
    `select id from messages where ${REFRESHED} and updated_at < @start order by id`,
    { start: startOfDay(today) },
  ).map(({ id }) => id);

/** Words a waiting reminder anew for today; answers whether it said something else before. */
export function refreshText(
  db: WriteDb,
  id: number,
  { today, now }: { readonly today: LocalDate; readonly now: Instant },
): boolean {
  const message = rowOf<{
    readonly clientId: number;
    readonly channel: MessageChannel;
    readonly language: 'fr' | 'en';
    readonly subject: string;
    readonly body: string;
  }>(
    db,
    `select client_id as clientId, channel, language, subject, body from messages where id = @id and ${REFRESHED}`,
    { id },
  );
  const template = levelTemplate(db, id);
  if (message === null || template === null) return false;
  const { subject, body } = reminderText(db, {
    clientId: message.clientId,
    invoiceIds: invoicesOf(db, id),
    template,
    channel: message.channel,
    language: message.language,
    today,
  });
  const isOther = subject !== message.subject || body !== message.body;
  // Looked at today either way; the revision moves only with the text, so that no form loses its footing for nothing.
  change(
    db,
    `update messages set subject = @subject, body = @body, updated_at = @now, revision = revision + @step where id = @id`,
    { id, subject, body, now, step: isOther ? 1 : 0 },
  );
  return isOther;
}
