import { createHash } from 'node:crypto';
import type { Access } from '#main/app/access.ts';
import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { insertBlob, type ArchivedPdf } from '#main/modules/invoices/archive-document.ts';
import { change, insert, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { readLogoBytes } from '#main/modules/organisation/logo.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { writeBlob } from '#main/vault/blob-store.ts';
import type { ReportKind } from '#shared/domain/reports/report-period.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { reportDocument, type ReportWish } from './report-document.ts';

/** A report as it is kept. */
export interface StoredReport {
  readonly uid: Uid;
  readonly kind: ReportKind;
  readonly period: string;
  readonly scope: 'company' | 'own';
  readonly language: 'fr' | 'en';
  readonly bytes: number;
  readonly automatic: boolean;
  readonly createdAt: Instant;
  readonly createdByName: string | null;
  readonly pdfBlob: string;
  readonly pdfSha256: string;
}

/** Whose reports a person reads: the company's where the grant reaches all, else those of the own clients. */
const READABLE = `case @reach when 'all' then reports.owner_id is null else reports.owner_id = @actorId end`;

const readers = (access: Access) => ({ reach: access.reach, actorId: access.actor.id });

const COLUMNS = `reports.uid, reports.kind, reports.period,
  case when reports.owner_id is null then 'company' else 'own' end as scope, reports.language, reports.bytes,
  reports.is_automatic as automatic, reports.created_at as createdAt, users.name as createdByName,
  reports.pdf_blob as pdfBlob, reports.pdf_sha256 as pdfSha256
  from reports left join users on users.id = reports.created_by_id`;

type Row = Omit<StoredReport, 'uid' | 'automatic'> & { readonly uid: Buffer; readonly automatic: number };

const toReport = ({ uid, automatic, ...row }: Row): StoredReport => ({
  ...row,
  uid: bytesToUid(uid),
  automatic: automatic === 1,
});

/** Reports that the person may read, newest period first. */
export const listReports = (db: ReadDb, access: Access): readonly StoredReport[] =>
  rowsOf<Row>(
    db,
    `select ${COLUMNS} where ${READABLE} order by reports.period desc, reports.id desc`,
    readers(access),
  ).map(toReport);

/** One report that the person may read; null otherwise, whether it exists or not. */
export function findReport(db: ReadDb, access: Access, uid: Uid): StoredReport | null {
  const row = rowOf<Row>(db, `select ${COLUMNS} where reports.uid = @uid and ${READABLE}`, {
    ...readers(access),
    uid: uidToBytes(uid),
  });
  return row === null ? null : toReport(row);
}

/** Draws a report in the drawing thread and stores its PDF encrypted; nothing refers to the file yet. */
export async function archiveReport(
  vault: Pick<VaultRuntime, 'folder' | 'read'>,
  deps: Pick<AppDeps, 'pdf' | 'random'>,
  access: Access,
  wish: ReportWish,
  today: LocalDate,
): Promise<ArchivedPdf> {
  const db = vault.read();
  const drawn = await deps.pdf.renderReport({
    report: reportDocument(db, access, wish, today),
    logo: readLogoBytes(db),
    hue: readSettings(db).brandHue,
  });
  const stored = await writeBlob(vault.folder, drawn.bytes, deps.random);
  if (!stored.ok) {
    // The code is what the error map knows a full disk by; the message holds no data.
    throw Object.assign(new Error('The PDF of a report was not stored'), {
      code: stored.error === 'DiskFull' ? 'ENOSPC' : 'EIO',
    });
  }
  return {
    blob: stored.value,
    sha256: createHash('sha256').update(drawn.bytes).digest('hex'),
    byteCount: drawn.bytes.length,
    warnings: [],
  };
}

/** Adds a report and its file to the base. */
export function insertReport(
  db: WriteDb,
  access: Access,
  archived: ArchivedPdf,
  report: {
    readonly uid: Uid;
    readonly wish: ReportWish;
    readonly isAutomatic: boolean;
    readonly now: Instant;
  },
): void {
  const { uid, wish, isAutomatic, now } = report;
  insertBlob(db, archived, now);
  insert(
    db,
    `insert into reports (uid, kind, period, owner_id, language, pdf_blob, pdf_sha256, bytes, is_automatic, created_at,
       created_by_id)
     values (@uid, @kind, @period, @ownerId, @language, @blob, @sha256, @bytes, @isAutomatic, @now, @actorId)`,
    {
      uid: uidToBytes(uid),
      kind: wish.kind,
      period: wish.period,
      ownerId: access.reach === 'own' ? access.actor.id : null,
      language: wish.language,
      blob: archived.blob.name,
      sha256: archived.sha256,
      bytes: archived.byteCount,
      isAutomatic: isAutomatic ? 1 : 0,
      now,
      actorId: isAutomatic ? null : access.actor.id,
    },
  );
}

/** Removes a report and the key of its file, which is unreadable from then on. */
export function deleteReport(db: WriteDb, report: StoredReport): void {
  change(db, 'delete from reports where uid = @uid', { uid: uidToBytes(report.uid) });
  change(db, 'delete from blobs where name = @name', { name: report.pdfBlob });
}
