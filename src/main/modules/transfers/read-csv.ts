import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { refused, type Refused } from '#main/app/outcome.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { CSV_LIMITS } from './csv-limits.ts';
import { decodeText } from './decode-text.ts';
import { unguardCell } from './formula-guard.ts';
import { guessSeparator, type Separator } from './separator.ts';

/** Why a file is not read. */
export type CsvReason = 'FileEmpty' | 'FileTooLarge' | 'TooManyRows' | 'NotCsv' | 'CellTooLong';

/** A CSV file in memory; rows are as long as they were written. */
export interface CsvTable {
  readonly columns: string[];
  readonly rows: string[][];
  readonly separator: Separator;
  readonly encoding: string;
}

/** Characters parsed between two chances for other calls: some milliseconds. */
const SLICE = 64 * 1024;

/** Reads a CSV file of unknown encoding and separator; its first record is the header. */
export async function readCsv(file: Blob): Promise<Result<CsvTable, Refused<CsvReason>>> {
  if (file.size === 0) return refused('FileEmpty');
  if (file.size > CSV_LIMITS.bytes) return refused('FileTooLarge', { details: { max: CSV_LIMITS.bytes } });
  const { text, encoding } = decodeText(await file.bytes());
  // No text file holds a NUL; nearly all other files do.
  if (text.includes('\0')) return refused('NotCsv');
  const separator = guessSeparator(text);
  const parser = Readable.from(slices(text)).pipe(
    parse({
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: CSV_LIMITS.cell * 4,
    }),
  );
  const records: string[][] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const cells = record.map(unguardCell);
      if (cells.some((cell) => cell.length > CSV_LIMITS.cell))
        return refused('CellTooLong', { details: { row: records.length, max: CSV_LIMITS.cell } });
      if (cells.every((cell) => cell.trim() === '')) continue;
      records.push(cells);
      if (records.length > CSV_LIMITS.rows + 1)
        return refused('TooManyRows', { details: { max: CSV_LIMITS.rows } });
    }
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    return problem.code === 'CSV_MAX_RECORD_SIZE'
      ? refused('CellTooLong', { details: { row: records.length, max: CSV_LIMITS.cell } })
      : refused('NotCsv', { details: { row: records.length } });
  }
  const [columns, ...rows] = records;
  if (columns === undefined) return refused('FileEmpty');
  if (columns.length > CSV_LIMITS.columns)
    return refused('NotCsv', { details: { columns: columns.length, max: CSV_LIMITS.columns } });
  return ok({ columns: columns.map((name) => name.trim()), rows, separator, encoding });
}

async function* slices(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += SLICE) {
    await setImmediate();
    yield text.slice(start, start + SLICE);
  }
}
