import type { ProcessContext } from '#main/app/context.ts';
import { notFound, refused, type Outcome } from '#main/app/outcome.ts';
import { findSlotByLabel } from '#main/vault/slot-labels.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { openWithPassword, type OpenedVault } from '#main/vault/vault-header-file.ts';
import { withSecretText } from '#main/vault/wipe.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { isUid, type Uid } from '#shared/kernel/uid.ts';

/** Why a password did not open the vault, in the contract's words. */
export type AttemptReason =
  | 'WrongPassword'
  | 'UnknownAccount'
  | 'Throttled'
  | 'AccountDisabled'
  | 'OneTimeCodeExpired'
  | 'VaultDamaged';

/** A right password: the keys, whose they are, and what failed before. */
export interface Unlocked {
  readonly header: VaultHeader;
  readonly userUid: Uid;
  readonly keys: OpenedVault;
  readonly failures: { readonly count: number; readonly lastAt: Instant | null };
}

/**
 * Tries a password for an account, counted by the throttle.
 *
 * `account` is a uid or, where a policy hides labels, the typed name. An unknown account costs the same time and
 * answers as a wrong password would, so that names cannot be probed.
 */
export async function unlock(
  context: Pick<ProcessContext, 'vault' | 'clock'>,
  account: string,
  password: string,
): Promise<Outcome<Unlocked, AttemptReason>> {
  const condition = await context.vault.condition();
  if (condition.state !== 'closed' && condition.state !== 'open') {
    return condition.state === 'empty' ? notFound('vault') : refused('VaultDamaged');
  }
  const { header } = condition;
  const known = header.slots.find((slot) => slot.uid === account) ?? findSlotByLabel(header, account);
  const throttle = await context.vault.throttle(header);
  const attempt = await throttle.attempt(known === undefined ? 'unknown' : known.uid);
  if (!attempt.ok) {
    return refused('Throttled', { details: { seconds: Math.ceil(attempt.error.waitMilliseconds / 1000) } });
  }
  const nobody = (isUid(account) ? account : '00000000-0000-7000-8000-000000000000') as Uid;
  const userUid = known === undefined ? nobody : known.uid;
  const opened = await withSecretText(password, (secret) =>
    openWithPassword(header, userUid, secret, context.clock),
  );
  if (opened.ok) {
    const before = await attempt.value.succeeded();
    return ok({
      header,
      userUid,
      keys: opened.value,
      failures: { count: before.failures, lastAt: before.lastFailureAt },
    });
  }
  switch (opened.error) {
    case 'WrongPassword':
      return refused('WrongPassword', { field: 'password' });
    case 'SlotDisabled':
      await attempt.value.succeeded();
      return refused('AccountDisabled');
    case 'OneTimeCodeExpired':
      await attempt.value.succeeded();
      return refused('OneTimeCodeExpired', { field: 'password' });
    case 'CostOutOfBounds':
    case 'HeaderTampered':
      await attempt.value.succeeded();
      return refused('VaultDamaged', { details: { problem: opened.error } });
    default:
      return unreachable(opened.error);
  }
}
