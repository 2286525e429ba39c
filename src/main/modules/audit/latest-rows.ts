import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, gt, gte, isNull } from 'drizzle-orm';
import type { ReadDb } from '#main/db/handles.ts';
import { auditEntries, importRows, imports } from '#main/db/schema/index.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { rowDigest } from './append.ts';
import { ROW_TEXTS } from './row-text.ts';

interface Bound {
  readonly uid: Uid;
  readonly kind: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly digest: string;
}

type Entry = typeof auditEntries.$inferSelect;

const ROWS_A_TURN = 20;

/**
 * The newest digest of every object, gathered while the chain is read, and their comparison with the present rows.
 *
 * This sees what the file's own authentication cannot: an old copy of a page that was put back (security.md §0.5).
 */
export class LatestRows {
  readonly #byUid = new Map<Uid, Bound>();

  /** Takes an entry of the chain, in order. */
  add(entry: Entry): void {
    const { objectKind, objectUid, rowDigest: digest } = entry;
    if (objectUid === null || objectKind === null || entry.outcome !== 'done') return;
    if (entry.action.endsWith('deleted')) {
      this.#byUid.delete(objectUid);
    } else if (digest !== null && ROW_TEXTS.has(objectKind)) {
      const { sequence, at } = entry;
      this.#byUid.set(objectUid, { uid: objectUid, kind: objectKind, sequence, at, digest });
    }
  }

  /** The oldest entry whose row is not as it was left; `after` is the last entry that was read. */
  async firstChanged(
    db: ReadDb,
    digestKey: Uint8Array,
    after: number,
  ): Promise<{ readonly sequence: number; readonly at: Instant; readonly reason: 'RowChanged' } | null> {
    const inOrder = [...this.#byUid.values()].toSorted((left, right) => left.sequence - right.sequence);
    for (const [index, bound] of inOrder.entries()) {
      if (index % ROWS_A_TURN === 0) await nextTurn();
      const text = presentText(db, bound);
      const isAsLeft = text !== null && rowDigest(digestKey, text) === bound.digest;
      if (!isAsLeft && !isChangedOpenly(db, bound, after)) {
        return { sequence: bound.sequence, at: bound.at, reason: 'RowChanged' };
      }
    }
    return null;
  }
}

/** Null when the row is gone or no longer reads as one: both are differences to tell, not reasons to stop. */
function presentText(db: ReadDb, bound: Bound): string | null {
  try {
    return ROW_TEXTS.get(bound.kind)?.(db, bound.uid) ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether a later call or an import accounts for the difference; an import has one entry for all its rows.
 *
 * Undoing an import puts the very row back, so only one that stands excuses. Limit: a client that an import changed
 * is bound to the log again at its next change by hand.
 */
function isChangedOpenly(db: ReadDb, bound: Bound, after: number): boolean {
  const laterEntry = db
    .select({ sequence: auditEntries.sequence })
    .from(auditEntries)
    .where(and(gt(auditEntries.sequence, after), eq(auditEntries.objectUid, bound.uid)))
    .get();
  if (laterEntry !== undefined) return true;
  const laterImport = db
    .select({ id: imports.id })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(and(eq(importRows.clientUid, bound.uid), gte(imports.at, bound.at), isNull(imports.undoneAt)))
    .get();
  return laterImport !== undefined;
}
