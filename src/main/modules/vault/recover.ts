import type { ProcessContext } from '#main/app/context.ts';
import { refused } from '#main/app/outcome.ts';
import { openDatabase } from '#main/db/open.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { databaseKey, type RootKey } from '#main/vault/keys.ts';
import { checkPassword } from '#main/vault/password-rules.ts';
import { openWithKit } from '#main/vault/recovery-kit.ts';
import { findSlotByLabel } from '#main/vault/slot-labels.ts';
import { resetSlot, wipeKeys } from '#main/vault/slot-changes.ts';
import { wipe, withSecretText } from '#main/vault/wipe.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { readActor } from './accounts.ts';
import { logKitFailures } from './kit-failures.ts';
import { takeSeat, type AfterSignIn } from './sign-in.ts';

type Handlers = HandlersOf<Contract['vault']>;

/**
 * Lost password: the recovery kit opens the vault and a new password takes the place of the lost one.
 *
 * Tries of the kit are counted and slowed down like passwords; those that failed are in the log once the vault is open.
 */
export const recover =
  (after: AfterSignIn): Handlers['recover'] =>
  (context, input) =>
    context.vault.exclusively(async () => {
      const condition = await context.vault.condition();
      if (condition.state !== 'closed' && condition.state !== 'open') return refused('VaultDamaged');
      const { header } = condition;
      const throttle = await context.vault.throttle(header);
      const attempt = await throttle.attempt('recovery-kit');
      if (!attempt.ok)
        return refused('Throttled', {
          details: { seconds: Math.ceil(attempt.error.waitMilliseconds / 1000) },
        });
      const opened = openWithKit(header, input.fileText, input.passphrase);
      if (!opened.ok) {
        if (opened.error === 'HeaderTampered') {
          await attempt.value.succeeded();
          return refused('VaultDamaged');
        }
        if (condition.state === 'open') logKitFailures(context.vault, throttle);
        return refused(opened.error, {
          field: opened.error === 'KitPassphraseWrong' ? 'passphrase' : 'fileText',
        });
      }
      // Whoever holds file and passphrase is nobody to slow down, whatever else is wrong with the wish.
      const before = await attempt.value.succeeded();
      const { rootKey, financeKey } = opened.value;
      const slot =
        header.slots.find((candidate) => candidate.uid === input.account) ??
        findSlotByLabel(header, input.account);
      const words = slot === undefined ? [] : wordsAround(context, header, rootKey, slot.uid);
      const verdict = await checkPassword(input.newPassword, words);
      const weakness = verdict.reasons[0];
      if (slot === undefined || slot.disabled || weakness !== undefined) {
        wipeKeys(rootKey, financeKey);
        if (slot === undefined) return refused('UnknownAccount', { field: 'account' });
        return slot.disabled
          ? refused('AccountDisabled')
          : refused(weakness ?? 'TooGuessable', { field: 'newPassword' });
      }
      const cost = await context.deps.keyDerivationCost();
      const tools = { clock: context.clock, random: context.deps.random, cost };
      // The slot keeps finance access only if it had it: the kit must not widen anybody's rights.
      const kept = slot.wrappedFinanceKey === null ? null : financeKey;
      const changed = await withSecretText(input.newPassword, (secret) =>
        resetSlot(header, rootKey, slot.uid, { secret, oneTimeExpiresAt: null, financeKey: kept }, tools),
      );
      if (!changed.ok) {
        wipeKeys(rootKey, financeKey);
        return refused('VaultDamaged', { details: { problem: changed.error } });
      }
      await context.vault.replaceHeader(changed.value);
      return takeSeat(
        context,
        {
          header: changed.value,
          userUid: slot.uid,
          keys: { rootKey, financeKey },
          failures: { count: before.failures, lastAt: before.lastFailureAt },
          mustChangePassword: false,
        },
        after,
      );
    });

/** Names of the person and of the company, which a password may not lean on; read before the vault is opened. */
function wordsAround(
  context: Pick<ProcessContext, 'vault'>,
  header: VaultHeader,
  rootKey: RootKey,
  account: Uid,
): readonly string[] {
  const read = (db: ReadDb): readonly string[] => {
    const name = readActor(db, account)?.name;
    return [readSettings(db).name, ...(name === undefined ? [] : [name])];
  };
  const { vault } = context;
  if (vault.isOpen()) return read(vault.read());
  const key = databaseKey(rootKey, header.generation);
  try {
    const base = openDatabase(vault.folder.database(header.generation), key, {
      create: false,
      readonly: true,
    });
    // A missing or damaged base is told by the opening that follows.
    if (!base.ok) return [];
    try {
      return read(base.value.db);
    } finally {
      base.value.connection.close();
    }
  } finally {
    wipe(key);
  }
}
