import type { ReadDb } from '#main/db/handles.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { REMINDER_TEMPLATES, type ReminderTemplate } from '#shared/domain/reminders/dunning-plan.ts';
import { listPlans, planFor } from './plan-store.ts';

/**
 * Which text a level of a client's reminders takes: by the client's plan, else by any plan that has the step; null when
 * the step is gone and its key is no text either.
 */
export function templateOfLevel(db: ReadDb, clientId: number, level: string): ReminderTemplate | null {
  const step =
    planFor(db, clientId).steps.find(({ key }) => key === level) ??
    listPlans(db)
      .flatMap(({ steps }) => steps)
      .find(({ key }) => key === level);
  return step?.template ?? REMINDER_TEMPLATES.find((template) => template === level) ?? null;
}

/** The same for a message of the queue: the sternest of its levels. */
export function levelTemplate(db: ReadDb, messageId: number): ReminderTemplate | null {
  const row = rowOf<{ readonly clientId: number; readonly levels: string }>(
    db,
    `select messages.client_id as clientId,
       (select json_group_array(level) from message_subjects where message_id = messages.id) as levels
     from messages where id = @messageId`,
    { messageId },
  );
  if (row === null) return null;
  const templates = new Set(
    (JSON.parse(row.levels) as string[]).map((level) => templateOfLevel(db, row.clientId, level)),
  );
  return REMINDER_TEMPLATES.findLast((template) => templates.has(template)) ?? null;
}
