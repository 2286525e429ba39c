import { and, count, eq, inArray, sql } from 'drizzle-orm';
import type { ProcessContext } from '#main/app/context.ts';
import { notFound, refused, type Outcome } from '#main/app/outcome.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { WriteDb } from '#main/db/handles.ts';
import {
  clientEvents,
  clients,
  clientTags,
  contacts,
  importRows,
  imports,
  interactions,
  satisfactionSurveys,
} from '#main/db/schema/index.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { clearState, readState, writeState } from '#main/modules/organisation/vault-state.ts';
import { prepared } from '#main/modules/clients/prepared.ts';
import { countDependents, deleteClient, type StoredClient } from '#main/modules/clients/client-store.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { parseFormerClient } from './former-client.ts';
import { createStride, giveWay, jobOf, withJob, type ImportJob } from './import-job.ts';

/** What undoing did; `kept` names the clients that somebody changed since. */
export interface UndoneImport {
  readonly removed: number;
  readonly restored: number;
  readonly kept: { readonly clientUid: Uid; readonly name: string; readonly reason: string }[];
}

type ImportRow = typeof importRows.$inferSelect;

/**
 * Undoes a whole import: what it created goes, what it changed gets its former row back, revision and dates included.
 *
 * A client is left alone when it is no longer as the import left it, or when work or documents refer to it. A few rows
 * per transaction, so that others are answered meanwhile; an undoing that was cut off goes on at the next sign-in.
 */
export async function undoImport(
  context: Pick<ProcessContext, 'vault' | 'clock' | 'commit' | 'note'>,
  uid: Uid,
): Promise<Outcome<UndoneImport, 'AlreadyUndone' | 'ImportUnderWay' | 'ImportInterrupted'>> {
  const { vault } = context;
  const found = findImport(vault, uid);
  if (found === undefined) return notFound('import');
  if (found.undoneAt !== null) return refused('AlreadyUndone');
  if (isImportUnderWay(vault)) return refused('ImportUnderWay');
  vault.write((db) => {
    writeState(db, 'import-under-way', uid);
  });
  const undone = await undoRows(vault, context.clock, found);
  if (undone === null) return refused('ImportInterrupted');
  const { removed, restored, kept } = undone;
  context.commit((db) => {
    markUndone(db, found.id, context.clock.now());
    context.note({ objectKind: 'import', objectUid: uid, details: { removed, restored, kept: kept.length } });
  });
  return ok(undone);
}

/** Whether an import or its undoing is at work, or was cut off and waits for the next sign-in. */
export const isImportUnderWay = (vault: VaultRuntime): boolean =>
  jobOf(vault) !== null || readState(vault.read(), 'import-under-way') !== null;

/**
 * Undoes the import that was cut off, and writes it down; does nothing when there is none. Safe to repeat.
 *
 * Whoever saw half an import would have to tell by hand which half: nothing of it is better.
 */
export async function undoInterrupted(
  vault: VaultRuntime,
  clock: Pick<Clock, 'now' | 'monotonic'>,
): Promise<void> {
  if (!vault.isOpen()) return;
  const uid = readState(vault.read(), 'import-under-way');
  const found = uid === null ? undefined : findImport(vault, uid as Uid);
  if (found === undefined) return;
  const undone = await undoRows(vault, clock, found);
  if (undone === null) return;
  const { removed, restored, kept } = undone;
  vault.write((db) => {
    markUndone(db, found.id, clock.now());
    appendOwnAct(db, vault, {
      action: 'import.rolled-back',
      objectKind: 'import',
      objectUid: found.uid,
      details: { removed, restored, kept: kept.length },
    });
  });
}

const countRows = (vault: VaultRuntime, importId: number): number =>
  vault.read().select({ rows: count() }).from(importRows).where(eq(importRows.importId, importId)).get()
    ?.rows ?? 0;

const findImport = (vault: VaultRuntime, uid: Uid): typeof imports.$inferSelect | undefined =>
  vault.read().select().from(imports).where(eq(imports.uid, uid)).get();

function markUndone(db: WriteDb, importId: number, at: Instant): void {
  db.update(imports).set({ undoneAt: at }).where(eq(imports.id, importId)).run();
  clearState(db, 'import-under-way');
}

/** Undoes row by row and forgets each as it goes, so that it can be taken up again; null when the vault was locked. */
async function undoRows(
  vault: VaultRuntime,
  clock: Pick<Clock, 'monotonic'>,
  found: typeof imports.$inferSelect,
): Promise<UndoneImport | null> {
  // An import that is being rolled back stands in its own job: this one takes its place while it lasts.
  const job: ImportJob = {
    kind: 'undo',
    uid: found.uid,
    total: countRows(vault, found.id),
    done: 0,
    isCancelled: false,
  };
  return withJob(vault, job, async () => {
    let removed = 0;
    let restored = 0;
    const kept: UndoneImport['kept'] = [];
    const stride = createStride();
    for (;;) {
      if ((await giveWay(vault, job)) === 'interrupted') return null;
      const started = clock.monotonic();
      const handled = vault.write((db) => {
        const some = db
          .select()
          .from(importRows)
          .where(eq(importRows.importId, found.id))
          .limit(stride.rows())
          .all();
        for (const row of some) {
          const done = undoRow(db, found.at, row);
          if (done === 'removed') removed += 1;
          else if (done === 'restored') restored += 1;
          else if (done !== 'gone') kept.push(done);
        }
        const handledUids = some.map((row) => row.clientUid);
        db.delete(importRows)
          .where(and(eq(importRows.importId, found.id), inArray(importRows.clientUid, handledUids)))
          .run();
        return some.length;
      });
      stride.took(handled, clock.monotonic() - started);
      job.done += handled;
      if (handled === 0) return { removed, restored, kept };
    }
  });
}

function undoRow(
  db: WriteDb,
  importedAt: Instant,
  row: ImportRow,
): 'removed' | 'restored' | 'gone' | UndoneImport['kept'][number] {
  const findImported = prepared(db, 'transfers.imported', () =>
    db
      .select()
      .from(clients)
      .where(eq(clients.uid, sql.placeholder('uid')))
      .prepare(),
  );
  const client = findImported.get({ uid: uidToBytes(row.clientUid) });
  const reason = whyKept(db, client, row, importedAt);
  if (reason !== null) {
    // A created client that is gone already needs no word.
    return client !== undefined || row.effect === 'changed'
      ? { clientUid: row.clientUid, name: client?.name ?? '', reason }
      : 'gone';
  }
  if (client === undefined) return 'gone';
  if (row.effect === 'created') {
    deleteClient(db, client.id);
    return 'removed';
  }
  restore(db, client.id, row, importedAt);
  return 'restored';
}

function whyKept(
  db: WriteDb,
  client: StoredClient | undefined,
  row: ImportRow,
  importedAt: Instant,
): string | null {
  if (client === undefined) return 'DeletedSince';
  // A contact added since does not count the revision up, but marks the time.
  if (client.revision !== row.revisionAfter || client.updatedAt !== importedAt) return 'ChangedSince';
  if (row.effect === 'changed') return null;
  const { documents, services, contracts, messages } = countDependents(db, client.id);
  if (documents > 0) return 'HasDocuments';
  if (services > 0) return 'HasServices';
  if (contracts > 0) return 'HasContracts';
  if (messages > 0) return 'HasMessages';
  return hasSpoken(db, client.id) ? 'HasInteractions' : null;
}

/** Whether somebody spoke with a client or it answered a survey: words that no undoing may take along. */
const hasSpoken = (db: WriteDb, clientId: number): boolean =>
  db
    .select({ id: interactions.id })
    .from(interactions)
    .where(eq(interactions.clientId, clientId))
    .limit(1)
    .get() !== undefined ||
  db
    .select({ id: satisfactionSurveys.id })
    .from(satisfactionSurveys)
    .where(eq(satisfactionSurveys.clientId, clientId))
    .limit(1)
    .get() !== undefined;

function restore(db: WriteDb, clientId: number, row: ImportRow, importedAt: Instant): void {
  if (row.before === null) throw new Error('A changed client was kept without its former row');
  const former = parseFormerClient(row.before);
  const { id: _id, uid: _uid, ...columns } = former.client;
  db.update(clients).set(columns).where(eq(clients.id, clientId)).run();
  db.delete(clientTags).where(eq(clientTags.clientId, clientId)).run();
  if (former.tags.length > 0)
    db.insert(clientTags)
      .values(former.tags.map((tag) => ({ clientId, tag })))
      .run();
  if (former.addedContactUid !== null)
    db.delete(contacts).where(eq(contacts.uid, former.addedContactUid)).run();
  db.delete(clientEvents)
    .where(
      and(
        eq(clientEvents.clientId, clientId),
        eq(clientEvents.kind, 'import'),
        eq(clientEvents.at, importedAt),
      ),
    )
    .run();
}
