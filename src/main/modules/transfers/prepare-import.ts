import { setImmediate } from 'node:timers/promises';
import { refused, type Refused } from '#main/app/outcome.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ImportField } from './column-mapping.ts';
import { readImportRow, type ImportRow } from './import-row.ts';
import { readCsv, type CsvReason } from './read-csv.ts';

/** What an import is asked. */
export interface ImportOrder {
  readonly file: Blob;
  readonly mapping: readonly (ImportField | null)[];
}

/** Rows read between two chances for other calls. */
export const ROWS_AT_ONCE = 100;

/** Reads and checks all rows of a file; nothing is looked up in the base yet. */
export async function prepareImport(
  order: ImportOrder,
): Promise<Result<readonly ImportRow[], Refused<CsvReason | 'NameColumnMissing'>>> {
  const table = await readCsv(order.file);
  if (!table.ok) return table;
  if (!order.mapping.includes('name') && !order.mapping.includes('company'))
    return refused('NameColumnMissing', { field: 'mapping' });
  const rows: ImportRow[] = [];
  for (const [index, record] of table.value.rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) await setImmediate();
    // The header is the first record of the file, and people count from one.
    rows.push(readImportRow(record, order.mapping, index + 2));
  }
  return ok(rows);
}
