import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

import { isHeaderIntact, signHeader } from './header-codec.ts';
import type { UserSlot, VaultHeader } from './header.ts';
import type { FinanceKey, RootKey } from './keys.ts';
import { openSlot } from './open-header.ts';
import type { OpenProblem } from './open-header.ts';
import { storedLabel } from './slot-labels.ts';
import { createSlot, sealPrivateKey, wrapForSlot } from './user-slot.ts';
import type { VaultTools } from './user-slot.ts';

/** Why a slot could not be changed. A tampered header is never signed again. */
export type SlotProblem =
  | 'HeaderTampered'
  | 'UnknownUser'
  | 'UserAlreadyThere'
  | 'LastSlot'
  | 'OneTimeCodePending'
  | 'CostOutOfBounds';

/** A new account's way in. */
export interface NewUserSlot {
  readonly uid: Uid;
  readonly label: string;
  /** UTF-8 of a one-time code or password; the caller zeroes it. */
  readonly secret: Uint8Array;
  /** Set when `secret` is a one-time code. */
  readonly oneTimeExpiresAt: Instant | null;
  readonly financeKey: FinanceKey | null;
}

/** Adds an account; save the returned header to make it real. */
export async function addUserSlot(
  header: VaultHeader,
  rootKey: RootKey,
  user: NewUserSlot,
  tools: VaultTools,
): Promise<Result<VaultHeader, SlotProblem>> {
  if (!isHeaderIntact(header, rootKey)) return err('HeaderTampered');
  if (header.slots.some((slot) => slot.uid === user.uid)) return err('UserAlreadyThere');
  const slot = await createSlot(
    {
      ...user,
      vaultId: header.vaultId,
      label: storedLabel(header.vaultId, user.label, header.hideLabels),
      rootKey,
    },
    tools,
  );
  return slot.ok ? ok(signHeader({ ...header, slots: [...header.slots, slot.value] }, rootKey)) : slot;
}

/**
 * Takes an account's way in out of the header.
 *
 * Not a revocation: older copies of the files still open with the old password until the keys are rotated.
 */
export function removeSlot(
  header: VaultHeader,
  rootKey: RootKey,
  uid: Uid,
): Result<VaultHeader, SlotProblem> {
  const problem = problemOfTarget(header, rootKey, uid);
  if (problem !== null) return err(problem);
  if (isLastUsable(header, uid)) return err('LastSlot');
  return ok(signHeader({ ...header, slots: header.slots.filter((slot) => slot.uid !== uid) }, rootKey));
}

/** Refuses an account's password from now on; the same limit as `removeSlot` applies. */
export function disableSlot(
  header: VaultHeader,
  rootKey: RootKey,
  uid: Uid,
): Result<VaultHeader, SlotProblem> {
  if (isLastUsable(header, uid)) return err('LastSlot');
  return changeSlot(header, rootKey, uid, (slot) => ({ ...slot, disabled: true }));
}

/** Accepts an account's password again. */
export function enableSlot(
  header: VaultHeader,
  rootKey: RootKey,
  uid: Uid,
): Result<VaultHeader, SlotProblem> {
  return changeSlot(header, rootKey, uid, (slot) => ({ ...slot, disabled: false }));
}

/**
 * Replaces a password by who knows it; needs no other right. The caller zeroes both and wipes nothing else.
 *
 * The first change after a one-time code also replaces the key pair: who issued the code and kept a copy of the
 * header could otherwise unwrap a finance key granted later.
 */
export async function changePassword(
  header: VaultHeader,
  uid: Uid,
  oldPassword: Uint8Array,
  newPassword: Uint8Array,
  tools: VaultTools,
): Promise<Result<VaultHeader, OpenProblem>> {
  const opened = await openSlot(header, uid, oldPassword, tools.clock);
  if (!opened.ok) return opened;
  const { slot, rootKey, financeKey, privateKey } = opened.value;
  try {
    if (slot.oneTime !== null) {
      const fresh = await createSlot(
        {
          vaultId: header.vaultId,
          uid,
          label: slot.label,
          secret: newPassword,
          oneTimeExpiresAt: null,
          rootKey,
          financeKey,
        },
        tools,
      );
      return fresh.ok ? ok(signHeader(withSlot(header, fresh.value), rootKey)) : fresh;
    }
    const entry = { secret: newPassword, oneTime: null };
    const sealed = await sealPrivateKey(header.vaultId, uid, privateKey, entry, tools);
    return sealed.ok ? ok(signHeader(withSlot(header, { ...slot, ...sealed.value }), rootKey)) : sealed;
  } finally {
    wipeKeys(rootKey, financeKey);
  }
}

/** What replaces a forgotten password. */
export interface SlotReset {
  readonly secret: Uint8Array;
  readonly oneTimeExpiresAt: Instant | null;
  /** Null takes the finance access away until a holder grants it again. */
  readonly financeKey: FinanceKey | null;
}

/** Gives an account a new secret and a new key pair, by who holds the root key. It stays disabled if it was. */
export async function resetSlot(
  header: VaultHeader,
  rootKey: RootKey,
  uid: Uid,
  reset: SlotReset,
  tools: VaultTools,
): Promise<Result<VaultHeader, SlotProblem>> {
  if (!isHeaderIntact(header, rootKey)) return err('HeaderTampered');
  const slot = header.slots.find((candidate) => candidate.uid === uid);
  if (slot === undefined) return err('UnknownUser');
  const content = { vaultId: header.vaultId, uid, label: slot.label, rootKey, ...reset };
  const fresh = await createSlot(content, tools);
  if (!fresh.ok) return fresh;
  return ok(signHeader(withSlot(header, { ...fresh.value, disabled: slot.disabled }), rootKey));
}

/**
 * Gives an account the finance key, by a holder.
 *
 * Refused while a one-time code is pending: its issuer knows the code and would get the key with it.
 */
export function grantFinance(
  header: VaultHeader,
  rootKey: RootKey,
  financeKey: FinanceKey,
  uid: Uid,
): Result<VaultHeader, SlotProblem> {
  const target = header.slots.find((slot) => slot.uid === uid);
  if (target !== undefined && target.oneTime !== null && isHeaderIntact(header, rootKey)) {
    return err('OneTimeCodePending');
  }
  return changeSlot(header, rootKey, uid, (slot) => ({
    ...slot,
    wrappedFinanceKey: wrapForSlot(header.vaultId, slot, financeKey),
  }));
}

/** Takes the finance key out of a slot; who held it may have kept it until it is rotated. */
export function withdrawFinance(
  header: VaultHeader,
  rootKey: RootKey,
  uid: Uid,
): Result<VaultHeader, SlotProblem> {
  return changeSlot(header, rootKey, uid, (slot) => ({ ...slot, wrappedFinanceKey: null }));
}

/** Drops the accounts whose one-time code expired unused; the last usable account always stays. */
export function dropExpiredCodes(
  header: VaultHeader,
  rootKey: RootKey,
  now: Instant,
): Result<VaultHeader, 'HeaderTampered'> {
  if (!isHeaderIntact(header, rootKey)) return err('HeaderTampered');
  const kept = header.slots.filter((slot) => slot.oneTime === null || now < slot.oneTime.expiresAt);
  if (kept.length === header.slots.length || kept.length === 0) return ok(header);
  return ok(signHeader({ ...header, slots: kept }, rootKey));
}

/** Zeroes a pair of opened keys. */
export function wipeKeys(rootKey: RootKey, financeKey: FinanceKey | null): void {
  rootKey.wipe();
  financeKey?.wipe();
}

function changeSlot(
  header: VaultHeader,
  rootKey: RootKey,
  uid: Uid,
  change: (slot: UserSlot) => UserSlot,
): Result<VaultHeader, SlotProblem> {
  const problem = problemOfTarget(header, rootKey, uid);
  if (problem !== null) return err(problem);
  const slots = header.slots.map((slot) => (slot.uid === uid ? change(slot) : slot));
  return ok(signHeader({ ...header, slots }, rootKey));
}

function problemOfTarget(
  header: VaultHeader,
  rootKey: RootKey,
  uid: Uid,
): 'HeaderTampered' | 'UnknownUser' | null {
  if (!isHeaderIntact(header, rootKey)) return 'HeaderTampered';
  return header.slots.some((slot) => slot.uid === uid) ? null : 'UnknownUser';
}

const withSlot = (header: VaultHeader, changed: UserSlot): VaultHeader => ({
  ...header,
  slots: header.slots.map((slot) => (slot.uid === changed.uid ? changed : slot)),
});

const isLastUsable = (header: VaultHeader, uid: Uid): boolean =>
  header.slots.some((slot) => slot.uid === uid) &&
  !header.slots.some((slot) => slot.uid !== uid && !slot.disabled && slot.oneTime === null);
