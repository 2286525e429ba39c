import type { Language } from '../../i18n/i18n.ts';
import type { Words } from '../../i18n/use-words.ts';
import { tableFile } from '../figures/table-text.ts';
import type { PaymentRow } from './payment-columns.tsx';

/** Chosen payments as a CSV file, for a deposit slip or the accountant; a reversed one says so and why. */
export const paymentsFile = (t: Words, language: Language, rows: readonly PaymentRow[]): Blob =>
  tableFile(
    language,
    [
      t('payments:column.paidOn'),
      t('payments:column.client'),
      t('payments:column.invoice'),
      t('payments:column.method'),
      t('payments:column.reference'),
      t('payments:column.recordedBy'),
      t('payments:column.amount'),
      t('payments:bulk.reversal'),
    ],
    rows.map((row) => [
      row.paidOn,
      row.clientName,
      row.invoiceNumber,
      t(`payments:method.${row.method}`),
      row.reference,
      row.recordedByName ?? '',
      row.amount,
      row.reversal?.reason ?? '',
    ]),
  );
