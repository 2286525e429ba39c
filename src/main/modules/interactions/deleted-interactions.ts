import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { connectionOf, insert, rowOf, rowsOf, type SqlValue } from '#main/modules/lists/statements.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Uid } from '#shared/kernel/uid.ts';

type Row = Readonly<Record<string, SqlValue>>;

/** An interaction that was deleted, as it was stored. */
interface Deleted {
  readonly by: number;
  readonly at: number;
  readonly interaction: Row;
  readonly comments: readonly Row[];
}

const KEPT_MILLISECONDS = 10 * 60_000;
const MOST_KEPT = 100;

// By connection: what was deleted is forgotten when the vault locks, and never stands on the disk.
const deletedByConnection = new WeakMap<object, Map<Uid, Deleted>>();

/** Keeps a deleted interaction in memory for ten minutes, so that its author and its comments come back unforged. */
export function keepDeleted(
  db: ReadDb,
  clock: Clock,
  deleted: { readonly uid: Uid; readonly id: number; readonly by: number },
): void {
  const interaction = rowOf<Row>(db, 'select * from interactions where id = @id', { id: deleted.id });
  if (interaction === null) return;
  const comments = rowsOf<Row>(
    db,
    'select * from interaction_comments where interaction_id = @id order by id',
    { id: deleted.id },
  );
  const kept = keptOf(db);
  kept.set(deleted.uid, { by: deleted.by, at: clock.monotonic(), interaction, comments });
  forgetOld(kept, clock);
}

/**
 * Stores a deleted interaction again, with its comments; answers its client's id and revision.
 *
 * Null when nothing is kept for this person. A contact that is gone meanwhile is left out.
 */
export function restoreDeleted(
  db: WriteDb,
  clock: Clock,
  uid: Uid,
  by: number,
): { readonly id: number; readonly clientId: number; readonly revision: number } | null {
  const kept = keptOf(db);
  forgetOld(kept, clock);
  const deleted = kept.get(uid);
  if (deleted?.by !== by) return null;
  const { interaction, comments } = deleted;
  const clientIsThere =
    rowOf(db, 'select 1 from clients where id = @id', { id: interaction['client_id'] ?? null }) !== null;
  if (!clientIsThere) return null;
  const contactId = rowOf(db, 'select 1 from contacts where id = @id', {
    id: interaction['contact_id'] ?? null,
  });
  const id = putBack(
    db,
    'interactions',
    contactId === null ? { ...interaction, contact_id: null } : interaction,
  );
  for (const comment of comments) putBack(db, 'interaction_comments', { ...comment, interaction_id: id });
  kept.delete(uid);
  return {
    id,
    clientId: Number(interaction['client_id']),
    revision: Number(interaction['revision']),
  };
}

/** Stores a row under a new id: the old one may have been given to another row meanwhile. */
function putBack(db: WriteDb, table: 'interactions' | 'interaction_comments', row: Row): number {
  const names = Object.keys(row).filter((name) => name !== 'id');
  return insert(
    db,
    `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
    Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
  );
}

function keptOf(db: ReadDb): Map<Uid, Deleted> {
  const connection = connectionOf(db);
  const known = deletedByConnection.get(connection);
  if (known !== undefined) return known;
  const kept = new Map<Uid, Deleted>();
  deletedByConnection.set(connection, kept);
  return kept;
}

function forgetOld(kept: Map<Uid, Deleted>, clock: Clock): void {
  for (const [uid, { at }] of kept) {
    if (kept.size > MOST_KEPT || clock.monotonic() - at > KEPT_MILLISECONDS) kept.delete(uid);
  }
}
