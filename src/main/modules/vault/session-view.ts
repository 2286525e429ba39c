import type { z } from 'zod';
import type { Actor } from '#main/app/access.ts';
import type { Seat, SignedIn } from '#main/app/seat.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { autoLockMinutes } from '#main/app/auto-lock.ts';
import { readState } from '#main/modules/organisation/vault-state.ts';
import type { sessionView } from '#shared/contract/vault.ts';
import { grantsOf } from '#shared/domain/access/can.ts';
import { readActor } from './accounts.ts';

/** What a screen learns about the person at its seat. */
export type SessionView = z.input<typeof sessionView>;

/** Describes a signed-in person; the vault must be open. */
export function describeSession(
  vault: VaultRuntime,
  actor: Actor,
  signedIn: SignedIn,
  isHandedOver: boolean,
): SessionView {
  const db = vault.read();
  const slot = vault.header()?.slots.find((candidate) => candidate.uid === actor.uid);
  return {
    userUid: actor.uid,
    name: actor.name,
    roles: [...actor.roles],
    grants: grantsOf(actor.roles),
    mustChangePassword: signedIn.mustChangePassword,
    setUpFinished: readState(db, 'recovery-verified-at') !== null,
    hasFinanceAccess: (slot?.wrappedFinanceKey ?? null) !== null,
    autoLockMinutes: autoLockMinutes(db),
    isHandedOver,
    failedAttempts: { count: signedIn.failures.count, lastAt: signedIn.failures.lastAt },
  };
}

/** The session of a seat, or null when nobody sits there or the vault is closed. */
export function sessionOf(vault: VaultRuntime, seat: Seat): SessionView | null {
  if (seat.signedIn === null || !vault.isOpen()) return null;
  const actor = readActor(vault.read(), seat.signedIn.userUid, seat.signedIn.mustChangePassword);
  return actor === null ? null : describeSession(vault, actor, seat.signedIn, seat.handedOver !== null);
}
