import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import { DEFAULT_TEXTS } from '#shared/domain/messages/default-texts.ts';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import type { TemplateKey, TemplateText } from '#shared/domain/messages/template.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Which of the texts. */
export interface TemplateName {
  readonly key: TemplateKey;
  readonly channel: MessageChannel;
  readonly language: 'fr' | 'en';
}

/** A text that the company wrote, with its revision. */
export interface StoredTemplate extends TemplateText {
  readonly revision: number;
}

const BY_NAME = 'key = @key and channel = @channel and language = @language';

/** The company's own text, or null where ours is in force. */
export const storedTemplate = (db: ReadDb, { key, channel, language }: TemplateName): StoredTemplate | null =>
  rowOf<StoredTemplate>(db, `select subject, body, revision from message_templates where ${BY_NAME}`, {
    key,
    channel,
    language,
  });

/** The text in force: the company's, else ours. */
export function templateText(db: ReadDb, name: TemplateName): TemplateText {
  const stored = storedTemplate(db, name);
  return stored === null
    ? DEFAULT_TEXTS[name.language][name.key][name.channel]
    : { subject: stored.subject, body: stored.body };
}

/** Keeps a text of the company. */
export function storeTemplate(
  db: WriteDb,
  { key, channel, language }: TemplateName,
  { subject, body }: TemplateText,
  made: { readonly now: Instant; readonly actorId: number },
): void {
  change(
    db,
    `insert into message_templates (key, channel, language, subject, body, updated_at, updated_by_id)
     values (@key, @channel, @language, @subject, @body, @now, @actorId)
     on conflict (key, channel, language) do update set subject = excluded.subject, body = excluded.body,
       revision = revision + 1, updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id`,
    { key, channel, language, subject, body, ...made },
  );
}

/** Puts our text back in force. */
export const forgetTemplate = (db: WriteDb, { key, channel, language }: TemplateName): void => {
  change(db, `delete from message_templates where ${BY_NAME}`, { key, channel, language });
};

/** Whether messages of a template leave without being approved. */
export const isAutomatic = (db: ReadDb, key: TemplateKey): boolean =>
  rowOf(db, 'select key from automatic_templates where key = @key', { key }) !== null;

/** Lets messages of a template leave by themselves, or makes them wait for a person again. */
export function setAutomatic(
  db: WriteDb,
  key: TemplateKey,
  isOn: boolean,
  made: { readonly now: Instant; readonly actorId: number },
): void {
  change(
    db,
    isOn
      ? 'insert into automatic_templates (key, since, set_by_id) values (@key, @now, @actorId) on conflict do nothing'
      : 'delete from automatic_templates where key = @key',
    isOn ? { key, ...made } : { key },
  );
}
