import { eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { vaultState } from '#main/db/schema/index.ts';

/** Single values kept in the vault, by their stable key. */
export type VaultValueKey =
  | 'recovery-verified-at'
  | 'device-uid'
  | 'series-letter'
  | 'series-awaiting-next'
  | 'auto-lock-minutes'
  | 'consumer-payments'
  | 'series-justification'
  | 'audit-anchor'
  | 'logo';

/** Minutes without a sign of life before a seat locks, unless the policy says otherwise. */
export const DEFAULT_AUTO_LOCK_MINUTES = 10;

/** Reads a value; null when it was never set. */
export const readVaultValue = (db: ReadDb, key: VaultValueKey): string | null =>
  db.select({ value: vaultState.value }).from(vaultState).where(eq(vaultState.key, key)).get()?.value ?? null;

/** Sets a value, or removes it with null. */
export function writeVaultValue(db: WriteDb, key: VaultValueKey, value: string | null): void {
  if (value === null) db.delete(vaultState).where(eq(vaultState.key, key)).run();
  else
    db.insert(vaultState)
      .values({ key, value })
      .onConflictDoUpdate({ target: vaultState.key, set: { value } })
      .run();
}

/** Minutes without a sign of life before a seat locks. */
export function autoLockMinutes(db: ReadDb): number {
  const minutes = Number(readVaultValue(db, 'auto-lock-minutes') ?? DEFAULT_AUTO_LOCK_MINUTES);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 60 ? minutes : DEFAULT_AUTO_LOCK_MINUTES;
}
