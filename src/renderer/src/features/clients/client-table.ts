import type { Words } from '../../i18n/use-words.ts';
import type { Language } from '../../i18n/i18n.ts';
import { tableFile } from '../figures/table-text.ts';
import type { ClientRow } from './client-answers.ts';
import { displayPhone } from './display-phone.ts';

/** Chosen clients as a CSV file: what the list says of them, with its words as heading; no formula can start. */
export const clientsFile = (t: Words, language: Language, rows: readonly ClientRow[]): Blob =>
  tableFile(
    language,
    [
      t('clients:list.name'),
      t('clients:bulk.company'),
      t('clients:list.industry'),
      t('clients:bulk.postalCode'),
      t('clients:list.city'),
      t('clients:bulk.country'),
      t('clients:list.phone'),
      t('clients:bulk.email'),
      t('clients:bulk.tags'),
      t('clients:bulk.owner'),
      t('clients:bulk.status'),
      t('clients:list.balance'),
      t('clients:bulk.overdue'),
    ],
    rows.map((row) => [
      row.name,
      row.company,
      row.industry,
      row.postalCode,
      row.city,
      row.country,
      displayPhone(row.phone),
      row.email,
      row.tags.join(', '),
      row.ownerName ?? '',
      row.status === 'archived' ? t('clients:list.archived') : t('clients:bulk.active'),
      row.balance,
      row.overdue,
    ]),
  );
