import type { ReadDb } from '#main/db/handles.ts';
import { rowOf } from './statements.ts';

/** Single values of the vault that invoicing obeys; other modules write them. */
export type InvoicingValue = 'series-letter' | 'series-awaiting-next' | 'consumer-payments' | 'logo';

/** A single value of the vault, or null. */
export const vaultValue = (db: ReadDb, key: InvoicingValue): string | null =>
  rowOf<{ readonly value: string }>(db, 'select value from vault_state where key = @key', { key })?.value ??
  null;
