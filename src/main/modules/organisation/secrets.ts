import { eq } from 'drizzle-orm';
import type { Keychain } from '#main/app/ports.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { secrets } from '#main/db/schema/index.ts';
import type { SecretName } from '#shared/domain/messages/secret-name.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Where a secret is now. */
export interface SecretPlace {
  readonly name: SecretName;
  readonly place: 'keychain' | 'vault' | 'absent';
  readonly updatedAt: Instant | null;
}

/** Name of a secret in the keychain: bound to the vault, so that two vaults of one machine do not mix. */
export const keychainAccount = (vaultId: Uid, name: SecretName): string => `${vaultId}/${name}`;

/**
 * Where a secret is.
 *
 * A keychain that was reset has lost its item: the secret is absent and is asked for again (security.md §3
 * "Keychain matrix"). While the keychain cannot be asked, the place it was put in is told.
 */
export async function placeOfSecret(
  db: ReadDb,
  keychain: Keychain | null,
  vaultId: Uid,
  name: SecretName,
): Promise<SecretPlace> {
  const row = db.select().from(secrets).where(eq(secrets.name, name)).get();
  const absent = { name, place: 'absent', updatedAt: null } as const;
  if (row === undefined) return absent;
  if (row.place === 'keychain' && keychain !== null) {
    const found = await keychain.read(keychainAccount(vaultId, name));
    if (found === null) return absent;
  }
  return { name, place: row.place, updatedAt: row.updatedAt };
}

/** The value of a secret for the messenger that needs it; null when absent. */
export async function readSecret(
  db: ReadDb,
  keychain: Keychain,
  vaultId: Uid,
  name: SecretName,
): Promise<string | null> {
  const row = db.select().from(secrets).where(eq(secrets.name, name)).get();
  if (row === undefined) return null;
  return row.place === 'vault' ? row.value : keychain.read(keychainAccount(vaultId, name));
}

/** Notes where a secret is; `value` only for the vault, so that one place holds it. */
export function writeSecretRow(
  db: WriteDb,
  row: { readonly name: SecretName; readonly updatedAt: Instant } & (
    | { readonly place: 'keychain'; readonly value: null }
    | { readonly place: 'vault'; readonly value: string }
  ),
): void {
  db.insert(secrets)
    .values(row)
    .onConflictDoUpdate({
      target: secrets.name,
      set: { value: row.value, place: row.place, updatedAt: row.updatedAt },
    })
    .run();
}

/** Forgets a secret; `secure_delete` overwrites what was stored. */
export function removeSecretRow(db: WriteDb, name: SecretName): void {
  db.delete(secrets).where(eq(secrets.name, name)).run();
}
