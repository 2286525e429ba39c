import { ORPCError } from '@orpc/server';
import { authorize, type Access } from '#main/app/access.ts';
import type { Seat } from '#main/app/seat.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { autoLockMinutes } from '#main/app/auto-lock.ts';
import { readState } from '#main/modules/organisation/vault-state.ts';
import { readActor } from '#main/modules/vault/accounts.ts';
import type { ProcedurePolicy } from '#shared/contract/policy.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { forbidden, notSignedIn } from './errors.ts';

/** Longest time at one seat without signing in again, in milliseconds (security.md §3 "Auto-lock"). */
const LONGEST_SESSION_MILLISECONDS = 12 * 3_600_000;

/** Why a seat is signed out: nobody was there, the longest session is over, the account was disabled or reset. */
export type ExpiryReason = 'idle' | 'longest-session' | 'account';

/** What a guard needs of the core. */
export interface GuardTools {
  readonly vault: VaultRuntime;
  readonly clock: Clock;
  /** Signs a seat out and logs why. */
  expire(seat: Seat, reason: ExpiryReason): void;
  /** Writes a denial into the log. */
  logDenial(seat: Seat, action: string): void;
}

/** Whether the person at a seat has been away or signed in for too long, and which of the two; null while neither. */
export function expiryOf(seat: Seat, vault: VaultRuntime, clock: Clock): 'idle' | 'longest-session' | null {
  if (seat.signedIn === null || !vault.isOpen()) return null;
  const now = clock.monotonic();
  if (now - seat.lastActivity > autoLockMinutes(vault.read()) * 60_000) return 'idle';
  return now - seat.signedIn.signedInAt > LONGEST_SESSION_MILLISECONDS ? 'longest-session' : null;
}

/**
 * Decides whether a seat may call a procedure, before its input is looked at; throws the contract's error if not.
 *
 * Answers null for a procedure that admits anybody. Order matters: who, then whether set-up and password are in
 * order, then the right, then the fresh password.
 */
export function admit(seat: Seat, name: string, policy: ProcedurePolicy, tools: GuardTools): Access | null {
  const { vault, clock } = tools;
  const expiry = expiryOf(seat, vault, clock);
  if (expiry !== null) tools.expire(seat, expiry);
  // Before everything else: not even signing in or the state of the vault is for the client who holds the machine.
  if (seat.handedOver !== null && policy.duringHandOver !== true) throw forbidden('handed-over');
  if (policy.admission === 'anonymous') return null;
  if (seat.signedIn === null || !vault.isOpen()) throw notSignedIn();
  const actor = readActor(vault.read(), seat.signedIn.userUid, seat.signedIn.mustChangePassword);
  if (actor === null) {
    tools.expire(seat, 'account');
    throw notSignedIn();
  }
  if (policy.kind !== 'query' || seat.host === 'rest' || seat.host === 'direct')
    seat.lastActivity = clock.monotonic();
  if (seat.signedIn.mustChangePassword && policy.rowRule !== 'own-account')
    throw forbidden('password-change-first');
  if (!policy.duringSetUp && readState(vault.read(), 'recovery-verified-at') === null) {
    throw new ORPCError('SET_UP_UNFINISHED', { status: 423 });
  }
  const access = authorize(actor, policy.admission);
  if (access === null) {
    tools.logDenial(seat, name);
    throw forbidden(policy.admission);
  }
  if (policy.stepUp && clock.monotonic() > seat.signedIn.confirmedUntil) {
    throw new ORPCError('STEP_UP_REQUIRED', { status: 403 });
  }
  return access;
}
