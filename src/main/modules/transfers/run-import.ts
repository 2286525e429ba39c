import type { ProcessContext } from '#main/app/context.ts';
import { refused, type Outcome } from '#main/app/outcome.ts';
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
import { clearState, writeState } from '#main/modules/organisation/vault-state.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { eq } from 'drizzle-orm';
import { clients } from '#main/db/schema/index.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { countOutcomes, type ImportCounts } from './import-counts.ts';
import { createStride, giveWay, withJob, type ImportJob, type Turn } from './import-job.ts';
import { createPlanner, type RowPlan } from './import-plan.ts';
import type { ImportRow } from './import-row.ts';
import { formerClientText } from './former-client.ts';
import type { MatchKey } from './match-clients.ts';
import { isImportUnderWay, undoInterrupted } from './undo-import.ts';

/** How an import is run. */
export interface RunOptions {
  readonly matchBy: MatchKey | 'none';
  readonly duplicates: 'skip' | 'create';
}

/**
 * Imports prepared rows, a few per transaction, so that others are answered meanwhile; keeps what undoing needs.
 *
 * All or nothing: the import is marked as under way from its first transaction to its last. One that is cancelled or
 * fails is undone at once; one that a lock, a kill or a power cut ended is undone at the next sign-in. Rows are planned
 * again here: the base may have moved since the preview. All changes carry one instant, by which the undo knows what
 * nobody touched since.
 */
export async function runImport(
  context: Pick<ProcessContext, 'access' | 'clock' | 'newUid' | 'vault' | 'commit' | 'note'>,
  rows: readonly ImportRow[],
  options: RunOptions,
): Promise<
  Outcome<
    { readonly uid: Uid; readonly counts: ImportCounts },
    'ImportUnderWay' | 'ImportCancelled' | 'ImportInterrupted'
  >
> {
  const { vault } = context;
  if (isImportUnderWay(vault)) return refused('ImportUnderWay');
  const uid = context.newUid();
  const job: ImportJob = { kind: 'run', uid, total: rows.length, done: 0, isCancelled: false };
  const outcomes: RowPlan['outcome'][] = [];
  return withJob(vault, job, async () => {
    try {
      const turn = await writeRows(context, job, rows, options, outcomes);
      if (turn !== 'go-on') {
        if (turn === 'interrupted') return refused('ImportInterrupted');
        await undoInterrupted(vault, context.clock);
        return refused('ImportCancelled');
      }
    } catch (problem) {
      // Of what failed nothing may stay; where even this fails, the next sign-in does it.
      await undoInterrupted(vault, context.clock).catch(() => undefined);
      throw problem;
    }
    // Same turn as the last rows: nobody can lock the vault in between.
    const counts = countOutcomes(outcomes);
    context.commit((db) => {
      clearState(db, 'import-under-way');
      db.update(imports)
        .set({ counts: JSON.stringify(counts) })
        .where(eq(imports.uid, uid))
        .run();
      context.note({ objectKind: 'import', objectUid: uid, details: { ...counts } });
    });
    return ok({ uid, counts });
  });
}

async function writeRows(
  context: Pick<ProcessContext, 'access' | 'clock' | 'newUid' | 'vault'>,
  job: ImportJob,
  rows: readonly ImportRow[],
  options: RunOptions,
  outcomes: RowPlan['outcome'][],
): Promise<Turn> {
  const { vault, newUid } = context;
  const at = context.clock.now();
  const actorId = context.access.actor.id;
  const importId = vault.write((db) => {
    writeState(db, 'import-under-way', job.uid);
    return db
      .insert(imports)
      .values({ uid: job.uid, at, byId: actorId, counts: JSON.stringify(countOutcomes([])) })
      .returning({ id: imports.id })
      .get().id;
  });
  const planner = createPlanner(vault.read(), options.matchBy);
  const stride = createStride();
  while (job.done < rows.length) {
    const turn = await giveWay(vault, job);
    if (turn !== 'go-on') return turn;
    const some = rows.slice(job.done, job.done + stride.rows());
    const started = context.clock.monotonic();
    vault.write((db) => {
      const write = importWriter(db, { importId, at, actorId, newUid });
      for (const row of some) outcomes.push(importRow(row, planner.plan(row), write, options));
    });
    stride.took(some.length, context.clock.monotonic() - started);
    job.done += some.length;
  }
  return 'go-on';
}

function importRow(
  row: ImportRow,
  plan: RowPlan,
  write: ReturnType<typeof importWriter>,
  options: RunOptions,
): RowPlan['outcome'] {
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
