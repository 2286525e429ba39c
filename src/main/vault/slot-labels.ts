import { createHmac } from 'node:crypto';

import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

import { isHeaderIntact, signHeader } from './header-codec.ts';
import type { UserSlot, VaultHeader } from './header.ts';
import type { RootKey } from './keys.ts';

/**
 * How a person's display label is written in the header.
 *
 * Hidden, it is a digest keyed by the vault: it keeps names from being read, not from being guessed by someone
 * who holds the file and a list of names.
 */
export function storedLabel(vaultId: Uid, label: string, hideLabels: boolean): string {
  if (!hideLabels) return label.normalize('NFC').trim();
  const folded = label.normalize('NFKC').trim().toLocaleLowerCase('fr');
  return `#${createHmac('sha256', `carnet-label/${vaultId}`).update(folded).digest('base64url')}`;
}

/** The slot of the person who typed this name, for an unlock screen that does not list the accounts. */
export const findSlotByLabel = (header: VaultHeader, label: string): UserSlot | undefined =>
  header.slots.find(
    (slot) =>
      slot.label === storedLabel(header.vaultId, label, slot.label.startsWith('#')) || slot.label === label,
  );

/**
 * Switches the display of accounts at the unlock screen; `labels` are the names kept in the database.
 *
 * A slot without a name in `labels` keeps the one it has.
 */
export function setHideLabels(
  header: VaultHeader,
  rootKey: RootKey,
  hideLabels: boolean,
  labels: ReadonlyMap<Uid, string>,
): Result<VaultHeader, 'HeaderTampered'> {
  if (!isHeaderIntact(header, rootKey)) return err('HeaderTampered');
  const slots = header.slots.map((slot) => {
    const label = labels.get(slot.uid);
    return label === undefined ? slot : { ...slot, label: storedLabel(header.vaultId, label, hideLabels) };
  });
  return ok(signHeader({ ...header, hideLabels, slots }, rootKey));
}
