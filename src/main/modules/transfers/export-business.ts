import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { sql } from 'drizzle-orm';
import { authorize } from '#main/app/access.ts';
import type { ProcessContext } from '#main/app/context.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv-lines.ts';
import { exportBatches, type ExportCell } from './export-rows.ts';
import { EXPORT_TABLES, type ExportTable } from './export-tables.ts';

/** One file of the archive as its manifest names it. */
interface ManifestFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** The archive and what it holds. */
export interface BusinessExport {
  readonly file: File;
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How often an export starts again because the base moved under it, before it reads in one go. */
const ATTEMPTS = 2;

/**
 * All business data that the actor may read as one ZIP: CSV for spreadsheets, the same as JSON for programs, and a manifest with digests.
 *
 * Reading gives way to other calls between batches; when they changed something meanwhile it starts again, so that
 * the files always belong together. Nothing is written to disk.
 */
export async function exportBusiness(
  context: Pick<ProcessContext, 'access' | 'clock' | 'deps' | 'db'>,
): Promise<BusinessExport> {
  const db = context.db();
  for (let attempt = 1; ; attempt += 1) {
    const before = fingerprint(db);
    const archive = await writeArchive(context, attempt <= ATTEMPTS);
    if (attempt > ATTEMPTS || fingerprint(db) === before) return archive;
  }
}

/** Moves whenever a row of an exported table is added, changed or removed. */
const fingerprint = (db: ReadDb): string =>
  JSON.stringify(
    db.values(sql`select count(*), max(updated_at), sum(revision) from clients
      union all select count(*), max(updated_at), sum(revision) from contacts
      union all select count(*), max(updated_at), sum(revision) from catalogue_items
      union all select count(*), max(updated_at), sum(revision) from services
      union all select count(*), max(updated_at), sum(revision) from invoices
      union all select count(*), max(id), sum(paid_cents) from invoices
      union all select count(*), max(updated_at), sum(revision) from interactions
      union all select (select count(*) from payments), (select count(*) from payment_reversals), (select count(*) from users)
      union all select (select count(*) from interaction_comments), (select count(*) from satisfaction_surveys),
        (select count(*) from client_assignments)`),
  );

async function writeArchive(
  context: Pick<ProcessContext, 'access' | 'clock' | 'deps' | 'db'>,
  givesWay: boolean,
): Promise<BusinessExport> {
  const { clock, access, deps } = context;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((problem, chunk) => {
    if (problem !== null) throw problem;
    chunks.push(chunk);
  });
  const now = clock.now();
  const open = (name: string) => archiveFile(zip, name, now);
  const files: ManifestFile[] = [];
  const counts: Record<string, number> = {};
  for (const table of EXPORT_TABLES.filter(({ needs }) => authorize(access.actor, needs) !== null)) {
    const csv = open(`${table.name}.csv`);
    const json = open(`${table.name}.json`);
    csv.write(`${BYTE_ORDER_MARK}${csvLines([table.columns.map(([name]) => name)])}`);
    let rows = 0;
    json.write('[');
    for (const batch of exportBatches(context.db(), access, table)) {
      if (givesWay) await setImmediate();
      csv.write(csvLines(batch.map((row) => row.map(csvText))));
      json.write(
        batch.map((row, index) => `${rows + index === 0 ? '\n' : ',\n'}${jsonText(table, row)}`).join(''),
      );
      rows += batch.length;
    }
    json.write('\n]\n');
    files.push(csv.close(rows), json.close(rows));
    counts[table.name] = rows;
  }
  const manifest = {
    format: 'carnet-export',
    version: deps.version,
    exportedAt: now,
    currency: 'EUR',
    files,
  };
  const last = open('manifest.json');
  last.write(`${JSON.stringify(manifest, null, 2)}\n`);
  last.close(1);
  zip.end();
  return {
    file: new File(chunks, `carnet-export-${clock.today()}.zip`, { type: 'application/zip' }),
    counts,
  };
}

function archiveFile(zip: Zip, name: string, at: string) {
  const entry = new ZipDeflate(name, { level: 6 });
  entry.mtime = at;
  zip.add(entry);
  const digest = createHash('sha256');
  let bytes = 0;
  const push = (text: string, final: boolean): void => {
    const part = Buffer.from(text, 'utf8');
    digest.update(part);
    bytes += part.byteLength;
    entry.push(part, final);
  };
  return {
    write: (text: string) => {
      push(text, false);
    },
    close: (rows: number): ManifestFile => {
      push('', true);
      return { name, rows, bytes, sha256: digest.digest('hex') };
    },
  };
}

/** Spreadsheets in French read amounts with a comma. */
const csvText = (cell: ExportCell): string =>
  cell.kind === 'cents' ? cell.text.replace('.', ',') : cell.text;

const jsonText = (table: ExportTable, row: readonly ExportCell[]): string =>
  JSON.stringify(Object.fromEntries(table.columns.map(([name], index) => [name, row[index]?.text ?? ''])));
