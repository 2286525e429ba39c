import type { ProcessContext } from '#main/app/context.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { clientEvents, importRows, imports } from '#main/db/schema/index.ts';
import {
  findUser,
  insertClient,
  refreshSearchText,
  tagsOf,
  updateClient,
  type StoredClient,
} from '#main/modules/clients/client-store.ts';
import { placeholdersOf, prepared } from '#main/modules/clients/prepared.ts';
import { insertContact } from '#main/modules/clients/contact-store.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { eq } from 'drizzle-orm';
import { clients } from '#main/db/schema/index.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { countOutcomes, type ImportCounts } from './import-counts.ts';
import { createPlanner, type RowPlan } from './import-plan.ts';
import type { ImportRow } from './import-row.ts';
import { formerClientText } from './former-client.ts';
import type { MatchKey } from './match-clients.ts';

/** How an import is run. */
export interface RunOptions {
  readonly matchBy: MatchKey | 'none';
  readonly duplicates: 'skip' | 'create';
}

/**
 * Imports prepared rows inside the transaction of `db`, and keeps what undoing needs.
 *
 * Rows are planned again here: the base may have moved since the preview. All changes carry one instant, by which the
 * undo knows what nobody touched since.
 */
export function runImport(
  db: WriteDb,
  context: Pick<ProcessContext, 'access' | 'clock' | 'newUid'>,
  rows: readonly ImportRow[],
  options: RunOptions,
): { readonly uid: Uid; readonly counts: ImportCounts } {
  const at = context.clock.now();
  const actorId = context.access.actor.id;
  const uid = context.newUid();
  const importId = db
    .insert(imports)
    .values({ uid, at, byId: actorId, counts: '{}' })
    .returning({ id: imports.id })
    .get().id;
  const planner = createPlanner(db, options.matchBy);
  const write = importWriter(db, { importId, at, actorId, newUid: context.newUid });
  const outcomes = rows.map((row): RowPlan['outcome'] => {
    const plan = planner.plan(row);
    switch (plan.outcome) {
      case 'created':
        write.create(row);
        return 'created';
      case 'changed':
        write.change(row, plan);
        return 'changed';
      case 'duplicate':
        if (options.duplicates === 'skip') return 'duplicate';
        write.create(row);
        return 'created';
      case 'unchanged':
      case 'refused':
        return plan.outcome;
      default:
        return unreachable(plan);
    }
  });
  const counts = countOutcomes(outcomes);
  db.update(imports)
    .set({ counts: JSON.stringify(counts) })
    .where(eq(imports.id, importId))
    .run();
  return { uid, counts };
}

interface ImportMark {
  readonly importId: number;
  readonly at: Instant;
  readonly actorId: number;
  newUid(): Uid;
}

function importWriter(db: WriteDb, mark: ImportMark) {
  const { importId, at, actorId } = mark;
  const insertEvent = prepared(db, 'transfers.event', () =>
    db
      .insert(clientEvents)
      .values(placeholdersOf(['uid', 'clientId', 'at', 'kind', 'verb', 'label', 'detail', 'actorId']))
      .prepare(),
  );
  const insertRow = prepared(db, 'transfers.row', () =>
    db
      .insert(importRows)
      .values(placeholdersOf(['importId', 'clientUid', 'effect', 'before', 'revisionAfter']))
      .prepare(),
  );
  const recordImport = (
    clientId: number,
    label: string,
    verb: 'created' | 'updated',
    detail: string,
  ): void => {
    insertEvent.run({ uid: mark.newUid(), clientId, at, kind: 'import', verb, label, detail, actorId });
  };
  const stored = (id: number): StoredClient => {
    const client = db.select().from(clients).where(eq(clients.id, id)).get();
    if (client === undefined) throw new Error('An imported client is gone within its transaction');
    return client;
  };
  return {
    create(row: ImportRow): void {
      if (row.client === null) throw new Error('A refused row is not created');
      const clientUid = mark.newUid();
      const id = insertClient(db, clientUid, row.client, null, { at, actorId });
      if (row.contact !== null) {
        insertContact(db, mark.newUid(), id, row.contact, at);
        refreshSearchText(db, stored(id), at);
      }
      recordImport(id, row.client.name, 'created', '');
      insertRow.run({ importId, clientUid, effect: 'created', before: null, revisionAfter: 1 });
    },
    change(row: ImportRow, plan: Extract<RowPlan, { outcome: 'changed' }>): void {
      const { client, after } = plan;
      const former = { client, tags: tagsOf(db, client.id), addedContactUid: null as Uid | null };
      const ownerId = after.ownerUid === null ? null : (findUser(db, after.ownerUid)?.id ?? null);
      const revision = updateClient(db, client.id, after, ownerId, at);
      if (plan.addsContact && row.contact !== null) {
        former.addedContactUid = insertContact(db, mark.newUid(), client.id, row.contact, at).uid;
        refreshSearchText(db, stored(client.id), at);
      }
      recordImport(client.id, after.name, 'updated', plan.changed.join(','));
      insertRow.run({
        importId,
        clientUid: client.uid,
        effect: 'changed',
        before: formerClientText(former),
        revisionAfter: revision,
      });
    },
  };
}
