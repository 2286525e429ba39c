import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, insert, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { CheckedInteraction } from './interaction-input.ts';
import { interactionSearchText } from './interaction-search-text.ts';

/** Adds an interaction; answers its id. */
export function insertInteraction(
  db: WriteDb,
  { contactName, ...interaction }: CheckedInteraction,
  made: { readonly uid: Uid; readonly now: Instant; readonly actorId: number },
): number {
  return insert(
    db,
    `insert into interactions (uid, client_id, contact_id, kind, direction, occurred_at, duration_minutes, subject,
       body, recall_on, author_id, search_text, created_at, updated_at)
     values (@uid, @clientId, @contactId, @kind, @direction, @occurredAt, @durationMinutes, @subject,
       @body, @recallOn, @actorId, @searchText, @now, @now)`,
    {
      ...interaction,
      uid: uidToBytes(made.uid),
      now: made.now,
      actorId: made.actorId,
      searchText: interactionSearchText({ ...interaction, contactName, comments: [] }),
    },
  );
}

/** Replaces what was typed of an interaction; another day of recall opens the recall again. */
export function updateInteraction(
  db: WriteDb,
  id: number,
  { contactName, ...interaction }: CheckedInteraction,
  now: Instant,
): void {
  change(
    db,
    `update interactions set client_id = @clientId, contact_id = @contactId, kind = @kind, direction = @direction,
       occurred_at = @occurredAt, duration_minutes = @durationMinutes, subject = @subject, body = @body,
       recall_done_at = case when recall_on is @recallOn then recall_done_at end, recall_on = @recallOn,
       search_text = @searchText, revision = revision + 1, updated_at = @now
     where id = @id`,
    {
      ...interaction,
      id,
      now,
      searchText: interactionSearchText({ ...interaction, contactName, comments: commentTexts(db, id) }),
    },
  );
}

/** Ticks the recall off or opens it again; the revision moves so that a form open elsewhere is told. */
export function storeRecallDone(db: WriteDb, id: number, doneAt: Instant | null, now: Instant): void {
  change(
    db,
    `update interactions set recall_done_at = @doneAt, revision = revision + 1, updated_at = @now where id = @id`,
    { id, doneAt, now },
  );
}

/** Removes an interaction; its comments go with it. */
export function deleteInteraction(db: WriteDb, id: number): void {
  change(db, 'delete from interactions where id = @id', { id });
}

/** Adds a comment, which can be searched with its interaction from then on. */
export function insertComment(
  db: WriteDb,
  comment: {
    readonly uid: Uid;
    readonly interactionId: number;
    readonly authorId: number;
    readonly text: string;
    readonly now: Instant;
  },
): void {
  insert(
    db,
    `insert into interaction_comments (uid, interaction_id, author_id, text, created_at)
     values (@uid, @interactionId, @authorId, @text, @now)`,
    { ...comment, uid: uidToBytes(comment.uid) },
  );
  refreshSearchText(db, comment.interactionId);
}

/** Removes a comment. */
export function deleteComment(db: WriteDb, id: number, interactionId: number): void {
  change(db, 'delete from interaction_comments where id = @id', { id });
  refreshSearchText(db, interactionId);
}

/** How many comments an interaction has. */
export const countComments = (db: ReadDb, interactionId: number): number =>
  rowOf<{ readonly found: number }>(
    db,
    'select count(*) as found from interaction_comments where interaction_id = @interactionId',
    { interactionId },
  )?.found ?? 0;

const commentTexts = (db: ReadDb, interactionId: number): readonly string[] =>
  rowsOf<{ readonly text: string }>(
    db,
    'select text from interaction_comments where interaction_id = @interactionId order by id',
    { interactionId },
  ).map(({ text }) => text);

function refreshSearchText(db: WriteDb, id: number): void {
  const row = rowOf<{ readonly subject: string; readonly body: string; readonly contactName: string }>(
    db,
    `select subject, body, coalesce((select name from contacts where contacts.id = contact_id), '') as contactName
      from interactions where id = @id`,
    { id },
  );
  if (row === null) return;
  const searchText = interactionSearchText({ ...row, comments: commentTexts(db, id) });
  change(db, 'update interactions set search_text = @searchText where id = @id', { id, searchText });
}
