import { generateKeyPairSync, sign } from 'node:crypto';
import type Database from 'better-sqlite3';
import {
  GENESIS_HASH,
  auditEntryHash,
  checkpointMessage,
  type HashedEntry,
} from '#main/modules/audit/append.ts';
import type { BadReason } from '#main/modules/audit/verify-chain.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** What a forger did and where it must be found. */
export interface Forgery {
  readonly what: string;
  readonly sequence: number;
  readonly reason: BadReason;
}

/** Whole numbers from a seed, so that a failing trial can be repeated. */
export type Chance = (below: number) => number;

/** Mulberry32: small, repeatable, good enough to choose places. */
export function seededChance(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

interface Row {
  sequence: number;
  at: string;
  class: string;
  action: string;
  outcome: string;
  actor_uid: Buffer | null;
  host: string;
  object_kind: string | null;
  object_uid: Buffer | null;
  fields: string;
  details: string;
  row_digest: string | null;
  previous_hash: string;
  hash: string;
}

const all = (connection: Database.Database): Row[] =>
  connection.prepare('select * from audit_entries order by sequence').all() as Row[];

const hashed = (row: Row): HashedEntry =>
  ({
    sequence: row.sequence,
    at: row.at,
    class: row.class,
    action: row.action,
    outcome: row.outcome,
    actorUid: row.actor_uid === null ? null : bytesToUid(row.actor_uid),
    host: row.host,
    objectKind: row.object_kind,
    objectUid: row.object_uid === null ? null : bytesToUid(row.object_uid),
    fields: row.fields,
    details: row.details,
    rowDigest: row.row_digest,
  }) as HashedEntry;

/** Hashes of a forged log from an entry on, as somebody who knows the format computes them. */
function rehash(connection: Database.Database, from: number): void {
  const update = connection.prepare(
    'update audit_entries set previous_hash = ?, hash = ? where sequence = ?',
  );
  let previous = GENESIS_HASH;
  for (const row of all(connection)) {
    if (row.sequence >= from) {
      const hash = auditEntryHash(previous, hashed(row));
      update.run(previous, hash, row.sequence);
      previous = hash;
    } else {
      previous = row.hash;
    }
  }
}

const COLUMNS = ['at', 'class', 'action', 'outcome', 'host', 'fields', 'details', 'hash', 'previous_hash'];

/** The ways to forge a log of `length` entries with the file's key and no other; each says what must be found. */
export const FORGERIES: Readonly<
  Record<string, (connection: Database.Database, length: number, chance: Chance) => Forgery>
> = {
  edit: (connection, length, chance) => {
    const sequence = 1 + chance(length);
    const column = COLUMNS[chance(COLUMNS.length)] ?? 'at';
    connection
      .prepare(`update audit_entries set ${column} = ${column} || 'x' where sequence = ?`)
      .run(sequence);
    return { what: `edit ${column}`, sequence, reason: 'HashMismatch' };
  },
  editIds: (connection, length, chance) => {
    const sequence = 1 + chance(length);
    const column = ['actor_uid', 'object_uid'][chance(2)] ?? 'actor_uid';
    const stranger = uidToBytes('01900000-0000-7000-8000-000000000001' as Uid);
    connection.prepare(`update audit_entries set ${column} = ? where sequence = ?`).run(stranger, sequence);
    return { what: `edit ${column}`, sequence, reason: 'HashMismatch' };
  },
  delete: (connection, length, chance) => {
    const sequence = 1 + chance(length - 1);
    connection.prepare('delete from audit_entries where sequence = ?').run(sequence);
    return { what: 'delete', sequence, reason: 'Gap' };
  },
  deleteAndRenumber: (connection, length, chance) => {
    const sequence = 1 + chance(length - 1);
    connection.prepare('delete from audit_entries where sequence = ?').run(sequence);
    connection.prepare('update audit_entries set sequence = -sequence where sequence > ?').run(sequence);
    connection.prepare('update audit_entries set sequence = -sequence - 1 where sequence < 0').run();
    return { what: 'delete and renumber', sequence, reason: 'HashMismatch' };
  },
  insert: (connection, length, chance) => {
    const sequence = 1 + chance(length);
    connection.prepare('update audit_entries set sequence = -sequence where sequence >= ?').run(sequence);
    connection.prepare('update audit_entries set sequence = -sequence + 1 where sequence < 0').run();
    connection
      .prepare(
        `insert into audit_entries select ?, at, class, action, outcome, actor_uid, host, object_kind, object_uid,
         fields, details, row_digest, previous_hash, hash from audit_entries where sequence = ?`,
      )
      .run(sequence, sequence + 1);
    // The copy stands where the original stood and verifies there; the moved original no longer does.
    return { what: 'insert', sequence: sequence + 1, reason: 'HashMismatch' };
  },
  append: (connection, length) => {
    connection
      .prepare(
        `insert into audit_entries select sequence + 1, at, class, action, outcome, actor_uid, host, object_kind,
         object_uid, fields, details, row_digest, hash, hash from audit_entries where sequence = ?`,
      )
      .run(length);
    rehash(connection, length + 1);
    return { what: 'append', sequence: length + 1, reason: 'SignatureWrong' };
  },
  reorder: (connection, length, chance) => {
    const first = 1 + chance(length - 1);
    const second = first + 1 + chance(length - first);
    const swap = connection.prepare('update audit_entries set sequence = ? where sequence = ?');
    swap.run(-1, first);
    swap.run(first, second);
    swap.run(second, -1);
    return { what: 'reorder', sequence: first, reason: 'HashMismatch' };
  },
  truncate: (connection, length, chance) => {
    const kept = chance(length);
    connection.prepare('delete from audit_entries where sequence > ?').run(kept);
    if (chance(2) === 0) {
      connection.prepare('delete from audit_checkpoints where sequence > ?').run(kept);
    }
    return { what: 'truncate', sequence: kept + 1, reason: 'Truncated' };
  },
  rehash: (connection, length, chance) => {
    const sequence = 1 + chance(length);
    connection.prepare("update audit_entries set action = 'nothing.done' where sequence = ?").run(sequence);
    rehash(connection, sequence);
    // Found at the first signed place after it: the next checkpoint, or the note about the last entry.
    const next = Math.ceil(sequence / 64) * 64;
    return { what: 're-hash', sequence: Math.min(next, length), reason: 'SignatureWrong' };
  },
  truncateAndMoveAnchor: (connection, length, chance) => {
    const kept = Math.floor(chance(length) / 64) * 64 + 1;
    connection.prepare('delete from audit_entries where sequence > ?').run(kept);
    connection.prepare('delete from audit_checkpoints where sequence > ?').run(kept);
    const hash = all(connection).at(-1)?.hash ?? '';
    connection
      .prepare(
        "update vault_state set value = ? || ':' || ? || substr(value, -65) where key = 'audit-anchor'",
      )
      .run(String(kept), hash);
    return { what: 'truncate and move the anchor', sequence: kept, reason: 'SignatureWrong' };
  },
  swapDeviceKey: (connection, length, chance) => {
    const sequence = 1 + chance(length);
    connection.prepare("update audit_entries set action = 'nothing.done' where sequence = ?").run(sequence);
    rehash(connection, sequence);
    const pair = generateKeyPairSync('ed25519');
    connection
      .prepare('update devices set public_key = ?')
      .run(pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
    const resign = connection.prepare(
      'update audit_checkpoints set hash = ?, signature = ? where sequence = ?',
    );
    for (const row of all(connection)) {
      const message = checkpointMessage(row.sequence, row.hash);
      resign.run(row.hash, sign(null, message, pair.privateKey).toString('base64'), row.sequence);
    }
    return { what: 'swap the device key', sequence: 64, reason: 'SignatureWrong' };
  },
  removeCheckpoint: (connection, length, chance) => {
    const sequence = 64 * (1 + chance(Math.floor(length / 64)));
    connection.prepare('delete from audit_checkpoints where sequence = ?').run(sequence);
    return { what: 'remove a checkpoint', sequence, reason: 'SignatureWrong' };
  },
};
