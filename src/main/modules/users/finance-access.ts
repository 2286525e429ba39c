import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { users } from '#main/db/schema/index.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { grantFinance } from '#main/vault/slot-changes.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { isUid, type Uid } from '#shared/kernel/uid.ts';

const FINANCE_ROLES: ReadonlySet<Role> = new Set(['administrator', 'manager', 'accountant']);

/**
 * Whether a person's slot should hold the finance key.
 *
 * Agents and auditors never get it: that right must hold even against who attacks the program (design.md §5
 * "Roles"). An administrator needs it to renew the recovery kit, which wraps both keys.
 */
export const needsFinanceKey = (roles: readonly Role[]): boolean =>
  roles.some((role) => FINANCE_ROLES.has(role));

const holdersSchema = z.array(z.string().refine(isUid));

/** Who holds the finance key, as copied from the header at its last change. */
export function financeHolders(db: ReadDb): ReadonlySet<Uid> {
  const text = readState(db, 'finance-holders');
  return new Set(text === null ? [] : (holdersSchema.parse(JSON.parse(text)) as Uid[]));
}

/** Copies from the header what queries need of it: they have no access to the header. */
export function mirrorHeader(db: WriteDb, header: VaultHeader): void {
  const holders = header.slots.filter((slot) => slot.wrappedFinanceKey !== null).map((slot) => slot.uid);
  writeState(db, 'finance-holders', JSON.stringify(holders));
  writeState(db, 'labels-hidden', header.hideLabels ? '1' : '0');
}

/**
 * Gives the finance key to everybody who waits for it; call it after a holder signed in.
 *
 * Who still has a one-time code goes on waiting: the person who made the code knows it. Each grant is written
 * to the log. Answers who got the key.
 */
export async function grantPendingFinance(vault: VaultRuntime): Promise<readonly Uid[]> {
  const { rootKey, financeKey } = vault.keys();
  const header = vault.header();
  invariant(header, 'an open vault has a header');
  if (financeKey === null) return [];
  const rows = vault
    .read()
    .select({ uid: users.uid, roles: users.roles })
    .from(users)
    .where(eq(users.state, 'active'))
    .all();
  const waiting = rows.filter((row) => needsFinanceKey(row.roles) && canReceive(header, row.uid));
  if (waiting.length === 0) return [];
  let next = header;
  for (const { uid } of waiting) {
    const granted = grantFinance(next, rootKey, financeKey, uid);
    invariant(granted.ok, 'an open header is intact');
    next = granted.value;
  }
  await vault.replaceHeader(next);
  vault.write((db) => {
    mirrorHeader(db, next);
    for (const { uid } of waiting) {
      appendOwnAct(db, vault, { action: 'finance-access.granted', objectKind: 'user', objectUid: uid });
    }
  });
  return waiting.map((row) => row.uid);
}

const canReceive = (header: VaultHeader, uid: Uid): boolean =>
  header.slots.some(
    (slot) => slot.uid === uid && slot.wrappedFinanceKey === null && slot.oneTime === null && !slot.disabled,
  );
