import { refused } from '#main/app/outcome.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { guessMapping } from './column-mapping.ts';
import { exportBusiness } from './export-business.ts';
import { pastImports } from './past-imports.ts';
import { prepareImport } from './prepare-import.ts';
import { previewImport } from './preview-import.ts';
import { readCsv } from './read-csv.ts';
import { jobOf } from './import-job.ts';
import { runImport } from './run-import.ts';
import { isImportUnderWay, undoImport } from './undo-import.ts';

const SAMPLE_ROWS = 5;

/** Bring clients, take data. */
export const transfersHandlers: HandlersOf<Contract['transfers']> = {
  readHeader: async (_context, { file }) => {
    const table = await readCsv(file);
    if (!table.ok) return table;
    const { columns, rows, separator, encoding } = table.value;
    return ok({
      columns,
      mapping: guessMapping(columns),
      separator,
      encoding,
      sample: rows.slice(0, SAMPLE_ROWS),
      rows: rows.length,
    });
  },
  preview: async (context, { file, mapping, matchBy }) => {
    const rows = await prepareImport({ file, mapping });
    return rows.ok ? ok(await previewImport(context.db(), rows.value, matchBy)) : rows;
  },
  run: async (context, { file, mapping, matchBy, duplicates }) => {
    // Before the file is read, which takes its time: the one under way might end meanwhile, and this would be a second.
    if (isImportUnderWay(context.vault)) return refused('ImportUnderWay');
    const rows = await prepareImport({ file, mapping });
    if (!rows.ok) return rows;
    return runImport(context, rows.value, { matchBy, duplicates });
  },
  progress: ({ vault }) => {
    const job = jobOf(vault);
    return ok({ job: job === null ? null : { kind: job.kind, done: job.done, total: job.total } });
  },
  cancel: ({ vault }) => {
    const job = jobOf(vault);
    // An undoing is not left half-way: there is nothing to cancel in it.
    if (job?.kind !== 'run') return ok({ cancelled: false });
    job.isCancelled = true;
    return ok({ cancelled: true });
  },
  list: (context) => ok({ imports: pastImports(context.db) }),
  undo: (context, { uid }) => undoImport(context, uid),
  exportBusiness: async (context, { purpose }) => {
    const { file, counts } = await exportBusiness(context);
    context.note({ objectKind: 'export', details: { purpose, ...counts } });
    return ok(file);
  },
  recordRows: (context, { list, rows }) => {
    context.note({ objectKind: 'export', details: { list, rows } });
    return ok({});
  },
};
