import { eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { vaultState } from '#main/db/schema/index.ts';

/** Names of the single values of a vault; a closed list, so that two modules cannot mean different things by one. */
export type VaultStateKey =
  | 'series-letter'
  | 'series-justification'
  | 'weekly-hours'
  | 'auto-lock-minutes'
  | 'consumer-payments'
  | 'labels-hidden'
  | 'logo'
  /** JSON list of the uids whose slot holds the finance key; the header is the truth, this is its copy for queries. */
  | 'finance-holders'
  | 'audit-anchor'
  /** Moment at which the present recovery kit was proved to open the vault; absent until set-up is finished. */
  | 'recovery-verified-at'
  /** Uid of the device of this data folder. */
  | 'device-uid'
  /** '1' while a restored vault has not opened its next series yet. */
  | 'series-awaiting-next'
  /** Marks that the vault came out of a backup and that its series were closed (value: uid of the restore). */
  | 'restored'
  /** Moment of the last failed try of the recovery kit that is in the log. */
  | 'kit-failure-logged'
  /** Uid of the import that is being written or undone; found at sign-in, it was cut off. */
  | 'import-under-way'
  /** How often the vault is backed up by itself, what came of the last time, and when it last went well. */
  | 'backup-rhythm'
  | 'backup-last'
  | 'backup-last-good'
  /** 32 random bytes in base64: signs the answers in the links of surveys. */
  | 'survey-key'
  /** JSON of what came of the last reading of the mailbox. */
  | 'mailbox-last'
  /** JSON of `reminderRates`: rates of late interest that neither the invoices nor our table tell. */
  | 'reminder-rates'
  /** The latest moment at which the clock was believed; nothing is planned or sent while it is in doubt. */
  | 'clock-seen';

/** A single value of the vault; null when it was never set. */
export function readState(db: ReadDb, key: VaultStateKey): string | null {
  const row = db.select({ value: vaultState.value }).from(vaultState).where(eq(vaultState.key, key)).get();
  return row?.value ?? null;
}

/** Sets a single value of the vault. */
export function writeState(db: WriteDb, key: VaultStateKey, value: string): void {
  db.insert(vaultState)
    .values({ key, value })
    .onConflictDoUpdate({ target: vaultState.key, set: { value } })
    .run();
}

/** Removes a single value of the vault. */
export function clearState(db: WriteDb, key: VaultStateKey): void {
  db.delete(vaultState).where(eq(vaultState.key, key)).run();
}
