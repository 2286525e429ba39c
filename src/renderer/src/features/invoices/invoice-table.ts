import type { Language } from '../../i18n/i18n.ts';
import type { Words } from '../../i18n/use-words.ts';
import { tableFile } from '../figures/table-text.ts';
import type { InvoiceRow } from './invoice-words.tsx';

/** Chosen documents as a CSV file: what the list says of them, days as spreadsheets read them in any language. */
export const invoicesFile = (t: Words, language: Language, rows: readonly InvoiceRow[]): Blob =>
  tableFile(
    language,
    [
      t('invoices:filter.kind'),
      t('invoices:column.number'),
      t('invoices:column.client'),
      t('invoices:column.subject'),
      t('invoices:column.issued'),
      t('invoices:column.due'),
      t('invoices:column.state'),
      t('invoices:totals.net'),
      t('invoices:column.gross'),
      t('invoices:column.rest'),
    ],
    rows.map((row) => [
      t(`invoices:kind.${row.kind}`),
      row.number ?? '',
      row.clientName,
      row.subject,
      row.issueDate ?? '',
      row.dueDate ?? '',
      t(`invoices:state.${row.state}`),
      row.net,
      row.gross,
      row.rest,
    ]),
  );
