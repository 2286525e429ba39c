import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { connectionOf, insert, rowOf, type SqlValue } from '#main/modules/lists/statements.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Uid } from '#shared/kernel/uid.ts';

type Row = Readonly<Record<string, SqlValue>>;

interface Deleted {
  readonly by: number;
  readonly at: number;
  readonly row: Row;
}

const KEPT_MILLISECONDS = 10 * 60_000;
const MOST_KEPT = 100;

// By connection: what was deleted is forgotten when the vault locks, and never stands on the disk.
const deletedByConnection = new WeakMap<object, Map<Uid, Deleted>>();

/** Keeps a contract in memory for ten minutes before it is deleted, so that it comes back as it was. */
export function keepDeletedContract(db: ReadDb, clock: Clock, uid: Uid, by: number): void {
  const row = rowOf<Row>(db, 'select * from service_contracts where uid = @uid', { uid: uidToBytes(uid) });
  if (row === null) return;
  const kept = keptOf(db);
  kept.set(uid, { by, at: clock.monotonic(), row });
  forgetOld(kept, clock);
}

/**
 * Stores a deleted contract again, its decision and revision included; answers its new id.
 *
 * Null when nothing is kept for this person or its client is gone meanwhile.
 */
export function restoreDeletedContract(db: WriteDb, clock: Clock, uid: Uid, by: number): number | null {
  const kept = keptOf(db);
  forgetOld(kept, clock);
  const deleted = kept.get(uid);
  if (deleted?.by !== by) return null;
  const client = rowOf(db, 'select 1 from clients where id = @id', { id: deleted.row['client_id'] ?? null });
  if (client === null) return null;
  const names = Object.keys(deleted.row).filter((name) => name !== 'id');
  const id = insert(
    db,
    `insert into service_contracts (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
    Object.fromEntries(names.map((name) => [name, deleted.row[name] ?? null])),
  );
  kept.delete(uid);
  return id;
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
  for (const [uid, { at }] of kept)
    if (kept.size > MOST_KEPT || clock.monotonic() - at > KEPT_MILLISECONDS) kept.delete(uid);
}
