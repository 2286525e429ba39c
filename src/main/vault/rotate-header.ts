import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';

import { isHeaderIntact, signHeader } from './header-codec.ts';
import type { VaultHeader } from './header.ts';
import type { FinanceKey, RootKey } from './keys.ts';
import { rewrapRecovery } from './recovery-kit.ts';
import { wrapForSlot } from './user-slot.ts';

/**
 * The header of the next generation: new keys wrapped for everybody, nobody's password needed.
 *
 * Who had the finance key gets the new one. Save it only after `data-<generation>.db` is complete and synced:
 * saving the header is the switch (security.md §3 "Rotation").
 */
export function rotateHeader(
  header: VaultHeader,
  rootKey: RootKey,
  next: { readonly rootKey: RootKey; readonly financeKey: FinanceKey },
): Result<VaultHeader, 'HeaderTampered'> {
  if (!isHeaderIntact(header, rootKey)) return err('HeaderTampered');
  const slots = header.slots.map((slot) => ({
    ...slot,
    wrappedRootKey: wrapForSlot(header.vaultId, slot, next.rootKey),
    wrappedFinanceKey:
      slot.wrappedFinanceKey === null ? null : wrapForSlot(header.vaultId, slot, next.financeKey),
  }));
  const recovery = rewrapRecovery(header.recovery, next.rootKey, next.financeKey);
  return ok(signHeader({ ...header, generation: header.generation + 1, slots, recovery }, next.rootKey));
}

/** The next generation under the same keys, for a migration that works on a copy. */
export function advanceGeneration(
  header: VaultHeader,
  rootKey: RootKey,
): Result<VaultHeader, 'HeaderTampered'> {
  if (!isHeaderIntact(header, rootKey)) return err('HeaderTampered');
  return ok(signHeader({ ...header, generation: header.generation + 1 }, rootKey));
}
