import type { ProcessContext } from '#main/app/context.ts';
import { refused, type Outcome } from '#main/app/outcome.ts';
import type { Seat } from '#main/app/seat.ts';
import { wipeKeys } from '#main/vault/slot-changes.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import type { OpenedKeys } from '#main/vault/user-slot.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { insertFirstAccount, hasNoAccount, noteSignIn, readActor } from './accounts.ts';
import { insertBlankOrganisation } from './blank-organisation.ts';
import { describeSession, type SessionView } from './session-view.ts';
import { unlock, type AttemptReason } from './unlock.ts';

/** Monotonic milliseconds during which sensitive acts need no password after it was typed. */
export const STEP_UP_MILLISECONDS = 5 * 60_000;

/** Work to be done once somebody's keys opened the vault; each item says in its own file why. */
export interface AfterSignIn {
  /** Closes the series of a restored vault, reconciles accounts, grants pending finance access, sweeps orphans. */
  run(context: ProcessContext, justOpened: boolean): Promise<void>;
}

/** Opens the vault for an account at this seat. */
export async function signIn(
  context: ProcessContext,
  input: { readonly account: string; readonly password: string },
  after: AfterSignIn,
): Promise<Outcome<SessionView, AttemptReason>> {
  return context.vault.exclusively(async () => {
    const unlocked = await unlock(context, input.account, input.password);
    if (!unlocked.ok) return unlocked;
    const { header, userUid, keys, failures } = unlocked.value;
    return takeSeat(
      context,
      { header, userUid, keys, failures, mustChangePassword: keys.mustChangePassword },
      after,
    );
  });
}

/** Opens the base with unlocked keys and puts the person at the seat. */
export async function takeSeat(
  context: ProcessContext,
  person: {
    readonly header: VaultHeader;
    readonly userUid: Uid;
    readonly keys: OpenedKeys;
    readonly failures: { readonly count: number; readonly lastAt: Instant | null };
    readonly mustChangePassword: boolean;
  },
  after: AfterSignIn,
): Promise<Outcome<SessionView, 'AccountDisabled' | 'VaultDamaged'>> {
  const { vault, seat, clock } = context;
  const { header, userUid, keys, failures, mustChangePassword } = person;
  const justOpened = !vault.isOpen();
  const opened = await vault.open({ rootKey: keys.rootKey, financeKey: keys.financeKey }, header);
  if (!opened.ok) {
    wipeKeys(keys.rootKey, keys.financeKey);
    return refused('VaultDamaged', { details: { problem: opened.error } });
  }
  if (hasNoAccount(vault.read())) {
    // Set-up was cut off between the header and the first rows: the wizard goes on where it stopped.
    const label = header.slots[0]?.label ?? '';
    vault.write((db) => {
      const id = insertFirstAccount(db, { uid: userUid, name: label, at: clock.now(), language: 'fr' });
      insertBlankOrganisation(db, id, clock.now());
    });
  }
  const actor = readActor(vault.read(), userUid);
  if (actor === null) {
    if (!context.anySeatTaken()) vault.close();
    return refused('AccountDisabled');
  }
  sit(seat, { userUid, mustChangePassword, failures }, clock.monotonic());
  context.commit((db) => {
    noteSignIn(db, userUid, clock.now(), !mustChangePassword);
    context.note({ objectKind: 'user', objectUid: userUid, details: { failures: failures.count } });
  });
  if (!mustChangePassword) await after.run(context, justOpened);
  const signedIn = seat.signedIn;
  if (signedIn === null) return refused('AccountDisabled');
  return ok(describeSession(vault, readActor(vault.read(), userUid) ?? actor, signedIn, false));
}

/** Puts a person at a seat; `now` is monotonic. */
export function sit(
  seat: Seat,
  person: {
    readonly userUid: Uid;
    readonly mustChangePassword: boolean;
    readonly failures: { readonly count: number; readonly lastAt: Instant | null };
  },
  now: number,
): void {
  seat.signedIn = { ...person, signedInAt: now, confirmedUntil: now + STEP_UP_MILLISECONDS };
  seat.lastActivity = now;
}
