import { change, rowOf } from '#main/modules/lists/statements.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import {
  BLANK_MESSAGING,
  messagingSettings,
  type MessagingSettings,
} from '#shared/contract/messaging-settings.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Settings of messages with their revision; 0 while nobody has set any. */
export interface CurrentMessaging {
  readonly settings: MessagingSettings;
  readonly revision: number;
}

/** Settings in force; before anybody set any nothing goes out. */
export function currentMessaging(db: ReadDb): CurrentMessaging {
  const row = rowOf<{ readonly content: string; readonly revision: number }>(
    db,
    'select content, revision from message_settings where id = 1',
  );
  return row === null
    ? { settings: BLANK_MESSAGING, revision: 0 }
    : { settings: messagingSettings.parse(JSON.parse(row.content)), revision: row.revision };
}

/** Replaces the settings; answers their new revision. */
export function storeMessaging(
  db: WriteDb,
  settings: MessagingSettings,
  made: { readonly now: Instant; readonly actorId: number },
): number {
  change(
    db,
    `insert into message_settings (id, content, updated_at, updated_by_id) values (1, @content, @now, @actorId)
     on conflict (id) do update set content = excluded.content, revision = revision + 1,
       updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id`,
    { content: JSON.stringify(settings), ...made },
  );
  return currentMessaging(db).revision;
}
