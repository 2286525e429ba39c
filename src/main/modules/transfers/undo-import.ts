import { and, eq, sql } from 'drizzle-orm';
import type { CommandContext } from '#main/app/context.ts';
import { notFound, refused, type Outcome } from '#main/app/outcome.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { clientEvents, clients, clientTags, contacts, importRows, imports } from '#main/db/schema/index.ts';
import { prepared } from '#main/modules/clients/prepared.ts';
import { countDependents, deleteClient, type StoredClient } from '#main/modules/clients/client-store.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { parseFormerClient } from './former-client.ts';

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
 * A client is left alone when it is no longer as the import left it, or when work or documents refer to it.
 */
export function undoImport(context: CommandContext, uid: Uid): Outcome<UndoneImport, 'AlreadyUndone'> {
  const { db } = context;
  const found = db.select().from(imports).where(eq(imports.uid, uid)).get();
  if (found === undefined) return notFound('import');
  if (found.undoneAt !== null) return refused('AlreadyUndone');
  const findImported = prepared(db, 'transfers.imported', () =>
    db
      .select()
      .from(clients)
      .where(eq(clients.uid, sql.placeholder('uid')))
      .prepare(),
  );
  let removed = 0;
  let restored = 0;
  const kept: UndoneImport['kept'] = [];
  for (const row of db.select().from(importRows).where(eq(importRows.importId, found.id)).all()) {
    const client = findImported.get({ uid: uidToBytes(row.clientUid) });
    const reason = whyKept(db, client, row, found.at);
    if (reason !== null) {
      // A created client that is gone already needs no word.
      if (client !== undefined || row.effect === 'changed')
        kept.push({ clientUid: row.clientUid, name: client?.name ?? '', reason });
    } else if (client !== undefined && row.effect === 'created') {
      deleteClient(db, client.id);
      removed += 1;
    } else if (client !== undefined) {
      restore(db, client.id, row, found.at);
      restored += 1;
    }
  }
  db.update(imports).set({ undoneAt: context.clock.now() }).where(eq(imports.id, found.id)).run();
  context.note({ objectKind: 'import', objectUid: uid, details: { removed, restored, kept: kept.length } });
  return ok({ removed, restored, kept });
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
  const { documents, services } = countDependents(db, client.id);
  if (documents > 0) return 'HasDocuments';
  return services > 0 ? 'HasServices' : null;
}

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
