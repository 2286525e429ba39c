import type { ReadDb } from '#main/db/handles.ts';
import { rowOf } from './statements.ts';

/** Switches of the vault that invoicing obeys; the vault's own modules write them. */
export type VaultSwitch = 'series-awaiting-next' | 'consumer-payments';

/** Whether a switch of the vault is on; off when it was never set. */
export const isSwitchedOn = (db: ReadDb, key: VaultSwitch): boolean =>
  rowOf<{ readonly value: string }>(db, 'select value from vault_state where key = @key', { key })?.value ===
  '1';
