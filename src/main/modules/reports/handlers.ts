import { createHash } from 'node:crypto';
import { notFound, refused } from '#main/app/outcome.ts';
import { discardArchived } from '#main/modules/invoices/archive-document.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import { readBlob, removeBlob } from '#main/vault/blob-store.ts';
import type { Contract } from '#shared/contract/index.ts';
import { reportDays } from '#shared/domain/reports/report-period.ts';
import { ok } from '#shared/kernel/result.ts';
import { archiveReport, deleteReport, findReport, insertReport, listReports } from './report-store.ts';

/** Monthly and yearly reports: those of the company, or of the own clients where the role reaches no further. */
export const reportsHandlers: HandlersOf<Contract['reports']> = {
  list: ({ db, access }) =>
    ok({
      reports: listReports(db, access).map(({ pdfBlob: _blob, pdfSha256: _hash, ...report }) => report),
    }),

  make: async (context, { kind, period, language }) => {
    const { access, clock, deps, vault } = context;
    const days = reportDays(kind, period);
    if (days === null) return refused('NotAPeriod', { field: 'period' });
    if (days.from > clock.today()) return refused('PeriodInFuture', { field: 'period' });
    const own = rowOf<{ readonly language: 'fr' | 'en' }>(
      context.db(),
      'select language from users where id = @id',
      { id: access.actor.id },
    );
    const wish = { kind, period, days, language: language ?? own?.language ?? 'fr' };
    const uid = context.newUid();
    const archived = await archiveReport(
      { folder: vault.folder, read: () => context.db() },
      deps,
      access,
      wish,
      clock.today(),
    );
    context.note({ objectKind: 'report', objectUid: uid, details: { period } });
    try {
      context.commit((db) => {
        insertReport(db, access, archived, { uid, wish, isAutomatic: false, now: clock.now() });
      });
    } catch (problem) {
      await discardArchived(context, archived);
      throw problem;
    }
    archived.blob.key.fill(0);
    return ok({ uid });
  },

  pdf: async (context, { uid, purpose }) => {
    const db = context.db();
    const report = findReport(db, context.access, uid);
    if (report === null) return notFound('report');
    const stored = rowOf<{ readonly key: Buffer }>(db, 'select key from blobs where name = @name', {
      name: report.pdfBlob,
    });
    if (stored === null) return refused('ArchiveDamaged');
    const content = await readBlob(context.vault.folder, report.pdfBlob, stored.key);
    stored.key.fill(0);
    if (!content.ok) return refused('ArchiveDamaged');
    const sha256 = createHash('sha256').update(content.value).digest('hex');
    if (sha256 !== report.pdfSha256) return refused('ArchiveDamaged');
    context.note({ objectKind: 'report', objectUid: uid, details: { period: report.period, purpose } });
    // Nothing changes; the commit is what writes the reading down.
    context.commit(() => null);
    return ok(new File([new Uint8Array(content.value)], `${report.period}.pdf`, { type: 'application/pdf' }));
  },

  delete: async (context, { uid }) => {
    const report = findReport(context.db(), context.access, uid);
    if (report === null) return notFound('report');
    context.note({ objectKind: 'report', objectUid: uid, details: { period: report.period } });
    context.commit((db) => {
      deleteReport(db, report);
    });
    // Its key is gone already; a file that stays is swept when the vault opens.
    await removeBlob(context.vault.folder, report.pdfBlob);
    return ok({});
  },

  subscription: ({ db, access }) => {
    const row = rowOf<{ readonly monthly: number; readonly yearly: number }>(
      db,
      'select monthly, yearly from report_subscriptions where user_id = @id',
      { id: access.actor.id },
    );
    return ok({ monthly: row?.monthly === 1, yearly: row?.yearly === 1 });
  },

  setSubscription: ({ db, access, clock }, { monthly, yearly }) => {
    change(
      db,
      `insert into report_subscriptions (user_id, monthly, yearly, updated_at) values (@id, @monthly, @yearly, @now)
       on conflict (user_id) do update set monthly = excluded.monthly, yearly = excluded.yearly,
         updated_at = excluded.updated_at`,
      { id: access.actor.id, monthly: monthly ? 1 : 0, yearly: yearly ? 1 : 0, now: clock.now() },
    );
    return ok({});
  },
};
