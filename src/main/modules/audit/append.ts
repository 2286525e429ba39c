import { createHash, createHmac, sign, type KeyObject } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { WriteDb } from '#main/db/handles.ts';
import { auditCheckpoints, auditEntries } from '#main/db/schema/index.ts';
import { canonicalJson } from '#main/vault/canonical-json.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { moveAnchor } from './anchor.ts';

/** What signs and seals entries while the vault is open. */
export interface Auditor {
  readonly clock: Clock;
  /** Keys the digests of rows, so that a value cannot be guessed from its digest. */
  readonly digestKey: Uint8Array;
  readonly device: { readonly uid: Uid; readonly privateKey: KeyObject };
}

/** One happening to be written down; ids and names of fields only, never a personal value. */
export interface NewEntry {
  readonly class: 'security' | 'accounting';
  readonly action: string;
  readonly outcome: 'done' | 'denied' | 'refused' | 'failed';
  readonly actorUid: Uid | null;
  readonly host: string;
  readonly objectKind: string | null;
  readonly objectUid: Uid | null;
  readonly fields: readonly string[];
  readonly details: Readonly<Record<string, string | number>>;
  /** Canonical text of the row after the change; null where no row is bound. */
  readonly row: string | null;
}

/** An entry as it is hashed: the stored columns, uids in text form. */
export interface HashedEntry {
  readonly sequence: number;
  readonly at: Instant;
  readonly class: string;
  readonly action: string;
  readonly outcome: string;
  readonly actorUid: string | null;
  readonly host: string;
  readonly objectKind: string | null;
  readonly objectUid: string | null;
  /** JSON texts as stored. */
  readonly fields: string;
  readonly details: string;
  readonly rowDigest: string | null;
}

/** What stands before the first entry. */
export const GENESIS_HASH = '0'.repeat(64);

/** Entries between two signed checkpoints. */
export const CHECKPOINT_INTERVAL = 64;

/**
 * Hash of an entry: SHA-256 over the previous hash, a line feed and the canonical JSON of its columns.
 *
 * Not keyed, so that an auditor's own small program can verify the chain; signatures bind it to the device.
 */
export const auditEntryHash = (previousHash: string, entry: HashedEntry): string =>
  createHash('sha256')
    .update(`${previousHash}\n${canonicalJson({ ...entry })}`)
    .digest('hex');

/** Keyed digest of a row's canonical text. */
export const rowDigest = (digestKey: Uint8Array, row: string): string =>
  createHmac('sha256', digestKey).update(row).digest('hex');

/** The bytes that a device signs at a checkpoint. */
export const checkpointMessage = (sequence: number, hash: string): Buffer =>
  Buffer.from(`carnet-audit-checkpoint/${String(sequence)}/${hash}`);

/** Appends an entry inside the caller's transaction and answers its sequence; signs a checkpoint when one is due. */
export function appendEntry(db: WriteDb, auditor: Auditor, entry: NewEntry): number {
  const last = db
    .select({ sequence: auditEntries.sequence, hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.sequence))
    .limit(1)
    .get();
  const sequence = (last?.sequence ?? 0) + 1;
  const previousHash = last?.hash ?? GENESIS_HASH;
  const hashed: HashedEntry = {
    sequence,
    at: auditor.clock.now(),
    class: entry.class,
    action: entry.action,
    outcome: entry.outcome,
    actorUid: entry.actorUid,
    host: entry.host,
    objectKind: entry.objectKind,
    objectUid: entry.objectUid,
    fields: JSON.stringify(entry.fields),
    details: canonicalJson(entry.details),
    rowDigest: entry.row === null ? null : rowDigest(auditor.digestKey, entry.row),
  };
  const hash = auditEntryHash(previousHash, hashed);
  db.insert(auditEntries)
    .values({
      ...hashed,
      class: entry.class,
      outcome: entry.outcome,
      actorUid: entry.actorUid,
      objectUid: entry.objectUid,
      previousHash,
      hash,
    })
    .run();
  moveAnchor(db, auditor.digestKey, { sequence, hash });
  if (sequence % CHECKPOINT_INTERVAL === 0) signCheckpoint(db, auditor, sequence, hash);
  return sequence;
}

/** Signs the present head; called at intervals and at lock. Does nothing on an empty or just signed log. */
export function signHead(db: WriteDb, auditor: Auditor): void {
  const last = db
    .select({ sequence: auditEntries.sequence, hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.sequence))
    .limit(1)
    .get();
  if (last === undefined) return;
  const signed = db
    .select({ sequence: auditCheckpoints.sequence })
    .from(auditCheckpoints)
    .orderBy(desc(auditCheckpoints.sequence))
    .limit(1)
    .get();
  if (signed?.sequence !== last.sequence) signCheckpoint(db, auditor, last.sequence, last.hash);
}

function signCheckpoint(db: WriteDb, auditor: Auditor, sequence: number, hash: string): void {
  const signature = sign(null, checkpointMessage(sequence, hash), auditor.device.privateKey).toString(
    'base64',
  );
  db.insert(auditCheckpoints)
    .values({ sequence, at: auditor.clock.now(), hash, deviceUid: auditor.device.uid, signature })
    .run();
}
