import { verify as verifySignature } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { asc, count, desc, gt } from 'drizzle-orm';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { auditCheckpoints, auditEntries } from '#main/db/schema/index.ts';
import { auditKey, type RootKey } from '#main/vault/keys.ts';
import { wipe } from '#main/vault/wipe.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { CHECKPOINT_INTERVAL, GENESIS_HASH, auditEntryHash, checkpointMessage } from './append.ts';
import { readAnchor, type Head } from './anchor.ts';
import { trustedDeviceKeys } from './device-keys.ts';
import { LatestRows } from './latest-rows.ts';

/** What is wrong with the log. */
export type BadReason = 'HashMismatch' | 'Gap' | 'SignatureWrong' | 'RowChanged' | 'Truncated';

/** The first place where the log cannot be believed. */
export interface FirstBad {
  /** For `Gap` and `Truncated` the first entry that is missing; for a forged tail the signed place that differs. */
  readonly sequence: number;
  readonly at: Instant | null;
  readonly reason: BadReason;
}

/** Outcome of a verification. */
export interface ChainReport {
  readonly intact: boolean;
  readonly entries: number;
  readonly checkpoints: number;
  readonly head: Head | null;
  readonly firstBad: FirstBad | null;
}

type Entry = typeof auditEntries.$inferSelect;
type Checkpoint = typeof auditCheckpoints.$inferSelect;

/** Small enough to hash in a few milliseconds, so that windows stay answered. */
const CHUNK = 500;

/**
 * Verifies the whole log: order, hashes, signed checkpoints, its end, and the rows bound to it.
 *
 * Streams in chunks and lets other calls run between them; entries appended meanwhile are verified too. Stops at
 * the first fault of the chain. Limit: who holds the vault's root key can rewrite everything after the last copy
 * of a checkpoint kept outside.
 */
export async function verifyChain(vault: VaultRuntime): Promise<ChainReport> {
  const { rootKey } = vault.keys();
  const digestKey = auditKey(rootKey);
  const latestRows = new LatestRows();
  try {
    const db = vault.read();
    const checkpoints = new CheckpointReader(db, rootKey);
    let head: Head | null = null;
    let firstBad: FirstBad | null = null;
    for (;;) {
      const chunk = readEntries(db, head?.sequence ?? 0);
      for (const entry of chunk) {
        firstBad = problemOf(entry, head, checkpoints);
        if (firstBad !== null) return report(db, firstBad);
        latestRows.add(entry);
        head = { sequence: entry.sequence, hash: entry.hash };
      }
      // The end is judged in the same turn as the last read: nothing can be appended in between.
      if (chunk.length < CHUNK) break;
      await nextTurn();
    }
    firstBad = problemOfEnd(db, head, checkpoints, digestKey);
    if (firstBad !== null) return report(db, firstBad);
    return report(db, await latestRows.firstChanged(db, digestKey, head?.sequence ?? 0));
  } finally {
    wipe(digestKey);
  }
}

const readEntries = (db: ReadDb, after: number): readonly Entry[] =>
  db
    .select()
    .from(auditEntries)
    .where(gt(auditEntries.sequence, after))
    .orderBy(asc(auditEntries.sequence))
    .limit(CHUNK)
    .all();

function problemOf(entry: Entry, head: Head | null, checkpoints: CheckpointReader): FirstBad | null {
  const expected = (head?.sequence ?? 0) + 1;
  if (entry.sequence !== expected) return { sequence: expected, at: null, reason: 'Gap' };
  const { previousHash, hash, ...hashed } = entry;
  const former = head?.hash ?? GENESIS_HASH;
  const { sequence, at } = entry;
  if (previousHash !== former || auditEntryHash(former, hashed) !== hash) {
    return { sequence, at, reason: 'HashMismatch' };
  }
  return checkpoints.agreesWith(entry) ? null : { sequence, at, reason: 'SignatureWrong' };
}

function problemOfEnd(
  db: ReadDb,
  head: Head | null,
  checkpoints: CheckpointReader,
  digestKey: Uint8Array,
): FirstBad | null {
  const last = head?.sequence ?? 0;
  const missing: FirstBad = { sequence: last + 1, at: null, reason: 'Truncated' };
  if (checkpoints.reachesBeyond(last)) return missing;
  const anchor = readAnchor(db, digestKey);
  if (anchor === 'Missing') return last === 0 ? null : missing;
  if (anchor === 'WrongMac') return { sequence: last, at: null, reason: 'SignatureWrong' };
  if (anchor.head.sequence > last) return missing;
  // Entries after the last one that this program noted, or a tail whose hashes were computed again.
  if (anchor.head.sequence < last) {
    return { sequence: anchor.head.sequence + 1, at: null, reason: 'SignatureWrong' };
  }
  return anchor.head.hash === head?.hash ? null : { sequence: last, at: null, reason: 'SignatureWrong' };
}

/** Checkpoints beside the chain. */
class CheckpointReader {
  readonly #bySequence = new Map<number, Checkpoint>();
  readonly #keys: ReturnType<typeof trustedDeviceKeys>;
  readonly #db: ReadDb;

  constructor(db: ReadDb, rootKey: RootKey) {
    this.#db = db;
    this.#keys = trustedDeviceKeys(db, rootKey);
    this.#readAfter(0);
  }

  /** Whether one stands beyond an entry: then the log was longer. */
  reachesBeyond(sequence: number): boolean {
    this.#readAfter(sequence);
    return [...this.#bySequence.keys()].some((signed) => signed > sequence);
  }

  /** Whether what was signed at an entry is this entry; every 64th must be signed. */
  agreesWith(entry: Entry): boolean {
    const isDue = entry.sequence % CHECKPOINT_INTERVAL === 0;
    // It may have been signed while the verification was running.
    if (isDue && !this.#bySequence.has(entry.sequence)) this.#readAfter(entry.sequence - 1);
    const checkpoint = this.#bySequence.get(entry.sequence);
    if (checkpoint === undefined) return !isDue;
    const key = this.#keys.get(checkpoint.deviceUid);
    if (key === undefined || checkpoint.hash !== entry.hash) return false;
    const message = checkpointMessage(entry.sequence, entry.hash);
    return verifySignature(null, message, key, Buffer.from(checkpoint.signature, 'base64'));
  }

  #readAfter(sequence: number): void {
    const rows = this.#db
      .select()
      .from(auditCheckpoints)
      .where(gt(auditCheckpoints.sequence, sequence))
      .all();
    for (const row of rows) this.#bySequence.set(row.sequence, row);
  }
}

function report(db: ReadDb, firstBad: FirstBad | null): ChainReport {
  const head = db
    .select({ sequence: auditEntries.sequence, hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.sequence))
    .limit(1)
    .get();
  return {
    intact: firstBad === null,
    entries: db.select({ rows: count() }).from(auditEntries).get()?.rows ?? 0,
    checkpoints: db.select({ rows: count() }).from(auditCheckpoints).get()?.rows ?? 0,
    head: head ?? null,
    firstBad,
  };
}
