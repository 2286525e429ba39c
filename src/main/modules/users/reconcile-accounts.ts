import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import type { RootKey } from '#main/vault/keys.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { dropExpiredCodes, removeSlot, withdrawFinance } from '#main/vault/slot-changes.ts';
import { setHideLabels, storedLabel } from '#main/vault/slot-labels.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { mirrorHeader, needsFinanceKey } from './finance-access.ts';
import { allAccounts, setAccountState, type Account, type AccountState } from './repository.ts';

/** What was put right, as uids: nothing personal, fit for the log. */
export interface Reconciled {
  /** Slots without a row: the program died while an account was being added. */
  readonly removedSlots: readonly Uid[];
  /** Accounts whose state did not match their slot. */
  readonly correctedAccounts: readonly Uid[];
}

/**
 * Brings header and rows together after a sign-in; call it before anything else uses the vault.
 *
 * An account lives twice: its slot in the header, its row in the base, and no transaction spans both. Every change
 * writes first what is harmless alone; here the header decides who gets in and the row decides roles and name.
 */
export async function reconcileAccounts(vault: VaultRuntime, clock: Pick<Clock, 'now'>): Promise<Reconciled> {
  const header = vault.header();
  invariant(header, 'an open vault has a header');
  const { rootKey } = vault.keys();
  const accounts = allAccounts(vault.read());
  const known = new Set(accounts.map((account) => account.uid));

  const dropped = dropExpiredCodes(header, rootKey, clock.now());
  invariant(dropped.ok, 'an open header is intact');
  let next = dropped.value;
  const removedSlots: Uid[] = [];
  for (const slot of next.slots.filter((candidate) => !known.has(candidate.uid))) {
    const removed = removeSlot(next, rootKey, slot.uid);
    // The last usable slot stays: with a damaged base it is the only way in.
    if (!removed.ok) continue;
    next = removed.value;
    removedSlots.push(slot.uid);
  }
  next = matchRows(next, rootKey, accounts);
  if (next !== header) await vault.replaceHeader(next);

  const corrections = accounts.flatMap((account) => {
    const slot = next.slots.find((candidate) => candidate.uid === account.uid);
    const state = stateOf(account.state, slot);
    return state === account.state ? [] : [{ uid: account.uid, state }];
  });
  vault.write((db) => {
    for (const { uid, state } of corrections) setAccountState(db, uid, state);
    mirrorHeader(db, next);
    if (removedSlots.length + corrections.length > 0) {
      const details = { removedSlots: removedSlots.length, correctedAccounts: corrections.length };
      appendOwnAct(db, vault, { action: 'accounts.reconciled', objectKind: 'user', details });
    }
  });
  return { removedSlots, correctedAccounts: corrections.map((correction) => correction.uid) };
}

/** Labels as the rows name people, and no finance key for roles that must not have it. */
function matchRows(header: VaultHeader, rootKey: RootKey, accounts: readonly Account[]): VaultHeader {
  let next = header;
  for (const account of accounts) {
    const slot = next.slots.find((candidate) => candidate.uid === account.uid);
    if (slot === undefined) continue;
    if (slot.wrappedFinanceKey !== null && !needsFinanceKey(account.roles)) {
      const withdrawn = withdrawFinance(next, rootKey, account.uid);
      invariant(withdrawn.ok, 'an open header is intact');
      next = withdrawn.value;
    }
    if (slot.label !== storedLabel(next.vaultId, account.name, next.hideLabels)) {
      const labels = new Map([[account.uid, account.name]]);
      const labelled = setHideLabels(next, rootKey, next.hideLabels, labels);
      invariant(labelled.ok, 'an open header is intact');
      next = labelled.value;
    }
  }
  return next;
}

function stateOf(
  state: AccountState,
  slot: { readonly disabled: boolean; readonly oneTime: unknown } | undefined,
): AccountState {
  // No slot: its one-time code expired unused; a reset gives it a new one.
  if (slot === undefined) return state === 'disabled' ? 'disabled' : 'invited';
  if (slot.disabled) return 'disabled';
  return slot.oneTime === null ? 'active' : 'invited';
}
