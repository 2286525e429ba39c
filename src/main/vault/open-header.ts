import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { invariant } from '#shared/kernel/assert.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

import { isHeaderIntact } from './header-codec.ts';
import type { UserSlot, VaultHeader } from './header.ts';
import { SALT_LENGTH } from './key-derivation.ts';
import { keyEncryptionKey, openPrivateKey, openSlotKeys } from './user-slot.ts';
import type { OpenedKeys } from './user-slot.ts';
import { wipe } from './wipe.ts';

/** Why a password does not unlock. All but the first two are told only to who entered the right one. */
export type OpenProblem =
  | 'WrongPassword'
  | 'CostOutOfBounds'
  | 'HeaderTampered'
  | 'SlotDisabled'
  | 'OneTimeCodeExpired';

/** What unlocking gives; the caller wipes the keys at lock. */
export interface OpenedVault extends OpenedKeys {
  /** The secret was a one-time code: nothing may be done before it is replaced. */
  readonly mustChangePassword: boolean;
}

/** Unlocking, with what changing the slot needs besides. */
export interface OpenedSlot extends OpenedVault {
  readonly slot: UserSlot;
  readonly privateKey: KeyObject;
}

/**
 * Unlocks with a person's password or one-time code; the caller zeroes `password`.
 *
 * An unknown uid costs a derivation too and answers `WrongPassword`. State and expiry are looked at after the
 * header is authenticated, so that an edited file cannot decide the answer.
 */
export async function openWithPassword(
  header: VaultHeader,
  uid: Uid,
  password: Uint8Array,
  clock: Pick<Clock, 'now'>,
): Promise<Result<OpenedVault, OpenProblem>> {
  const opened = await openSlot(header, uid, password, clock);
  if (!opened.ok) return opened;
  const { rootKey, financeKey, mustChangePassword } = opened.value;
  return ok({ rootKey, financeKey, mustChangePassword });
}

/** As `openWithPassword`, and hands over the slot and its private key. */
export async function openSlot(
  header: VaultHeader,
  uid: Uid,
  password: Uint8Array,
  clock: Pick<Clock, 'now'>,
): Promise<Result<OpenedSlot, OpenProblem>> {
  const known = header.slots.find((slot) => slot.uid === uid);
  const key = await keyEncryptionKey(known ?? decoySlot(header), password);
  if (!key.ok) return key;
  try {
    if (known === undefined) return err('WrongPassword');
    return openSlotWithKey(header, known, key.value, clock);
  } finally {
    wipe(key.value);
  }
}

/** The part of unlocking that follows the derivation. */
export function openSlotWithKey(
  header: VaultHeader,
  slot: UserSlot,
  key: Uint8Array,
  clock: Pick<Clock, 'now'>,
): Result<OpenedSlot, OpenProblem> {
  const privateKey = openPrivateKey(header.vaultId, slot, key);
  if (!privateKey.ok) return privateKey;
  const keys = openSlotKeys(header.vaultId, slot, privateKey.value);
  if (!keys.ok) return keys;
  const problem = problemOf(header, slot, keys.value, clock);
  if (problem !== null) {
    keys.value.rootKey.wipe();
    keys.value.financeKey?.wipe();
    return err(problem);
  }
  return ok({ ...keys.value, slot, privateKey: privateKey.value, mustChangePassword: slot.oneTime !== null });
}

function problemOf(
  header: VaultHeader,
  slot: UserSlot,
  keys: OpenedKeys,
  clock: Pick<Clock, 'now'>,
): OpenProblem | null {
  if (!isHeaderIntact(header, keys.rootKey)) return 'HeaderTampered';
  if (slot.disabled) return 'SlotDisabled';
  if (slot.oneTime !== null && clock.now() >= slot.oneTime.expiresAt) return 'OneTimeCodeExpired';
  return null;
}

/** A slot of the same cost as the vault's others, whose result is thrown away. */
function decoySlot(header: VaultHeader): Pick<UserSlot, 'kdf' | 'oneTime'> {
  const [first] = header.slots;
  invariant(first, 'a header has a slot');
  return { kdf: { ...first.kdf, salt: randomBytes(SALT_LENGTH).toString('base64') }, oneTime: null };
}
