import type { Language } from '../../i18n/i18n.ts';
import type { Words } from '../../i18n/use-words.ts';
import { tableFile } from '../figures/table-text.ts';
import type { ServiceRow } from './service-words.tsx';

/** Chosen services as a CSV file: what the list says of them, days as spreadsheets read them in any language. */
export const servicesFile = (t: Words, language: Language, rows: readonly ServiceRow[]): Blob =>
  tableFile(
    language,
    [
      t('services:column.date'),
      t('services:column.title'),
      t('services:field.type'),
      t('services:column.client'),
      t('services:column.technician'),
      t('services:column.status'),
      t('services:column.invoice'),
      t('services:column.net'),
    ],
    rows.map((row) => [
      row.performedOn ?? row.plannedOn ?? '',
      row.title,
      t(`services:type.${row.serviceType}`),
      row.clientName,
      row.technicianName ?? '',
      t(`services:status.${row.status}`),
      row.invoiceNumber ?? '',
      row.net,
    ]),
  );
