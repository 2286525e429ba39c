import { stringify } from 'csv-stringify/sync';
import { guardCell } from './formula-guard.ts';

/** Tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Records as lines of a CSV file that French spreadsheets open with a double click: `;`, CRLF.
 *
 * Texts that would run as formulas are guarded.
 */
export const csvLines = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((record) => record.map(guardCell)),
    // A line break of either kind inside a cell would end the record for some readers.
    { delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
