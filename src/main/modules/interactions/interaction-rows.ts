import type { z } from 'zod';
import { authorize, type Access, type Actor } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { commentView, interactionRow } from '#shared/contract/interactions.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** A row as the contract answers it. */
export type ListedInteraction = z.input<typeof interactionRow>;

/** An interaction with the keys that changing it needs. */
export interface StoredInteraction {
  readonly id: number;
  readonly clientId: number;
  readonly contactId: number | null;
  readonly authorId: number | null;
  readonly body: string;
  readonly row: ListedInteraction;
}

/** The beginning of a text that a list shows, in characters. */
const EXCERPT = 600;

interface SqlRow extends Omit<
  ListedInteraction,
  'uid' | 'clientUid' | 'contactUid' | 'authorUid' | 'isCut' | 'mayChange'
> {
  readonly id: number;
  readonly clientId: number;
  readonly contactId: number | null;
  readonly authorId: number | null;
  readonly uid: Buffer;
  readonly clientUid: Buffer;
  readonly contactUid: Buffer | null;
  readonly authorUid: Buffer | null;
  readonly isCut: 0 | 1;
}

const COLUMNS = `interactions.id, interactions.uid, interactions.client_id as clientId, clients.uid as clientUid,
    clients.name as clientName, interactions.contact_id as contactId, contacts.uid as contactUid,
    contacts.name as contactName, interactions.kind, interactions.direction, interactions.occurred_at as occurredAt,
    interactions.duration_minutes as durationMinutes, interactions.subject,
    substr(interactions.body, 1, ${String(EXCERPT)}) as excerpt, length(interactions.body) > ${String(EXCERPT)} as isCut,
    interactions.recall_on as recallOn, interactions.recall_done_at as recallDoneAt,
    interactions.author_id as authorId, users.uid as authorUid, users.name as authorName,
    (select count(*) from interaction_comments where interaction_id = interactions.id) as comments,
    interactions.created_at as createdAt, interactions.updated_at as updatedAt, interactions.revision`;

const JOINS = `join clients on clients.id = interactions.client_id
  left join contacts on contacts.id = interactions.contact_id
  left join users on users.id = interactions.author_id`;

const uidOf = (bytes: Buffer | null): Uid | null => (bytes === null ? null : bytesToUid(bytes));

/**
 * Whether a person may change or delete what somebody wrote.
 *
 * Their own words, or anybody's where their grant reaches all rows (managers).
 */
export function mayChange(actor: Actor, authorId: number | null): boolean {
  const write = authorize(actor, 'interactions.write');
  return write !== null && (write.reach === 'all' || authorId === actor.id);
}

function toRow(sql: SqlRow, actor: Actor): ListedInteraction {
  const { id: _id, clientId: _clientId, contactId: _contactId, authorId, ...row } = sql;
  return {
    ...row,
    uid: bytesToUid(row.uid),
    clientUid: bytesToUid(row.clientUid),
    contactUid: uidOf(row.contactUid),
    authorUid: uidOf(row.authorUid),
    isCut: row.isCut === 1,
    mayChange: mayChange(actor, authorId),
  };
}

/** Interactions by id, in the order of the ids; the row rule was applied when the ids were chosen. */
export function interactionsByIds(
  db: ReadDb,
  actor: Actor,
  ids: readonly number[],
): readonly ListedInteraction[] {
  const rows = rowsOf<SqlRow>(
    db,
    `select ${COLUMNS} from interactions ${JOINS} where interactions.id in (select value from json_each(@ids))`,
    { ids: JSON.stringify(ids) },
  );
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowsById.get(id);
    return row === undefined ? [] : [toRow(row, actor)];
  });
}

/** An interaction of a client that the actor may see, or null. */
export function findInteraction(db: ReadDb, access: Access, uid: Uid): StoredInteraction | null {
  const row = rowOf<SqlRow & { readonly body: string }>(
    db,
    `select ${COLUMNS}, interactions.body from interactions ${JOINS}
      where interactions.uid = @uid and ${ownClients(access, 'interactions.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  if (row === null) return null;
  const { body, ...listed } = row;
  const { id, clientId, contactId, authorId } = listed;
  return { id, clientId, contactId, authorId, body, row: toRow(listed, access.actor) };
}

/** A comment with what deleting it needs. */
export interface StoredComment {
  readonly id: number;
  readonly interactionId: number;
  readonly authorId: number | null;
}

/** A comment under an interaction of a client that the actor may see, or null. */
export const findComment = (db: ReadDb, access: Access, uid: Uid): StoredComment | null =>
  rowOf<StoredComment>(
    db,
    `select interaction_comments.id, interaction_id as interactionId, interaction_comments.author_id as authorId
      from interaction_comments join interactions on interactions.id = interaction_id
      where interaction_comments.uid = @uid and ${ownClients(access, 'interactions.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );

/** The comments under an interaction, oldest first. */
export function commentsOf(
  db: ReadDb,
  actor: Actor,
  interactionId: number,
): readonly z.input<typeof commentView>[] {
  const rows = rowsOf<{
    readonly uid: Buffer;
    readonly text: string;
    readonly authorId: number | null;
    readonly authorUid: Buffer | null;
    readonly authorName: string | null;
    readonly createdAt: string;
  }>(
    db,
    `select interaction_comments.uid, text, author_id as authorId, users.uid as authorUid, users.name as authorName,
      interaction_comments.created_at as createdAt
      from interaction_comments left join users on users.id = author_id
      where interaction_id = @interactionId order by interaction_comments.id`,
    { interactionId },
  );
  return rows.map(({ authorId, ...row }) => ({
    ...row,
    uid: bytesToUid(row.uid),
    authorUid: uidOf(row.authorUid),
    mayDelete: mayChange(actor, authorId),
  }));
}
