import { centsToDecimal } from '#shared/kernel/decimal.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Language } from '../../i18n/i18n.ts';

const quoted = (cell: string): string => (/[";\n,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * A table as text to paste into a spreadsheet: semicolons and decimal commas in French, commas and points in English.
 *
 * A text that would start a formula there is disarmed by an apostrophe.
 */
export function tableText(
  language: Language,
  header: readonly string[],
  rows: readonly (readonly (string | Cents)[])[],
): string {
  const [separator, mark] = language === 'fr' ? [';', ','] : [',', '.'];
  const cell = (value: string | Cents): string => {
    if (typeof value === 'number') {
      const text = centsToDecimal(value).replace('.', mark);
      return mark === separator ? `"${text}"` : text;
    }
    return quoted(/^[=+\-@\t]/.test(value) ? `'${value}` : value);
  };
  return [header, ...rows].map((row) => row.map(cell).join(separator)).join('\n');
}

/** The same table as a file: UTF-8 with its mark and CRLF, which spreadsheets on Windows need to read accents. */
export const tableFile = (
  language: Language,
  header: readonly string[],
  rows: readonly (readonly (string | Cents)[])[],
): Blob =>
  new Blob([`\uFEFF${tableText(language, header, rows).replaceAll('\n', '\r\n')}\r\n`], {
    type: 'text/csv;charset=utf-8',
  });
