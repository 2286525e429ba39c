// Cells that begin with one of these are run as formulas by spreadsheets; the full-width twins are by some.
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/u;
const STRICT_NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/**
 * A cell that no spreadsheet runs: an apostrophe before what begins like a formula, unless it is a number.
 *
 * Apostrophes before such a beginning are guarded too, so that `unguardCell` gives back every text exactly.
 */
export const guardCell = (text: string): string =>
  DANGEROUS.test(text) && !STRICT_NUMBER.test(text) ? `'${text}` : text;

/** The text of a guarded cell: exactly one apostrophe is taken away; `'t Hooft` keeps its own. */
export const unguardCell = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
