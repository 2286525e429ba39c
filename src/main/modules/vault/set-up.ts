import { refused } from '#main/app/outcome.ts';
import { clearState, writeState } from '#main/modules/organisation/vault-state.ts';
import { checkPassword } from '#main/vault/password-rules.ts';
import { openWithKit } from '#main/vault/recovery-kit.ts';
import { createVault, replaceRecovery } from '#main/vault/vault-header-file.ts';
import { wipeKeys } from '#main/vault/slot-changes.ts';
import { withSecretText } from '#main/vault/wipe.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import { mirrorHeader } from '#main/modules/users/finance-access.ts';
import { insertFirstAccount, noteSignIn } from './accounts.ts';
import { insertFirstVersion } from '#main/modules/organisation/initial-settings.ts';
import { sit } from './sign-in.ts';

type Handlers = HandlersOf<Contract['vault']>;

/** File name of a kit: the date only, no name of the company or a person. */
export const kitFileName = (day: string): string => `carnet-kit-de-secours-${day}.json`;

/** Makes the vault, its first account and the organisation's first settings; the seat is signed in after it. */
export const createVaultHere: Handlers['create'] = (context, input) =>
  context.vault.exclusively(async () => {
    const condition = await context.vault.condition();
    if (condition.state !== 'empty') return refused('VaultExists');
    const { organisation, person } = input;
    const verdict = await checkPassword(person.password, [organisation.name, person.name]);
    const weakness = verdict.reasons[0];
    if (weakness !== undefined) return refused(weakness, { field: 'person.password' });
    const cost = await context.deps.keyDerivationCost();
    const created = await withSecretText(person.password, (password) =>
      createVault(context.vault.folder, {
        label: person.name,
        password,
        cost,
        clock: context.clock,
        random: context.deps.random,
      }),
    );
    if (!created.ok)
      return refused(created.error === 'VaultAlreadyThere' ? 'VaultExists' : 'CannotWriteFolder');
    const { header, uid, rootKey, financeKey, recovery } = created.value;
    const opened = await context.vault.open({ rootKey, financeKey }, header);
    if (!opened.ok) throw new Error(`A new base did not open: ${opened.error}`);
    sit(
      context.seat,
      { userUid: uid, mustChangePassword: false, failures: { count: 0, lastAt: null } },
      context.clock.monotonic(),
    );
    context.commit((db) => {
      const at = context.clock.now();
      const id = insertFirstAccount(db, {
        uid,
        name: person.name,
        at,
        language: organisation.documentLanguage,
      });
      insertFirstVersion(db, organisation, id, at);
      writeState(db, 'series-letter', 'A');
      noteSignIn(db, uid, at, true);
      // The list of colleagues reads who holds the finance key from this copy of the header.
      mirrorHeader(db, header);
      context.note({ objectKind: 'user', objectUid: uid });
    });
    return ok({
      userUid: uid,
      recoveryKit: {
        kitId: recovery.slot.kitId,
        fileName: kitFileName(context.clock.today()),
        fileText: recovery.kitFile,
        passphrase: recovery.passphrase,
      },
    });
  });

/** Proves that the kit a person holds opens this vault by really unwrapping the keys with it. */
export const verifyRecoveryKit: Handlers['verifyRecoveryKit'] = async (context, input) => {
  const header = context.vault.header();
  if (header === null) throw new Error('An open vault has a header');
  const opened = openWithKit(header, input.fileText, input.passphrase);
  if (!opened.ok) {
    return opened.error === 'HeaderTampered'
      ? refused('KitOfAnotherVault')
      : refused(opened.error, { field: opened.error === 'KitPassphraseWrong' ? 'passphrase' : 'fileText' });
  }
  wipeKeys(opened.value.rootKey, opened.value.financeKey);
  const verifiedAt = context.clock.now();
  context.commit((db) => writeState(db, 'recovery-verified-at', verifiedAt));
  return await Promise.resolve(ok({ verifiedAt }));
};

/** Makes a new kit when the former was lost or never verified. */
export const renewRecoveryKit: Handlers['renewRecoveryKit'] = (context) =>
  context.vault.exclusively(async () => {
    const header = context.vault.header();
    const { rootKey, financeKey } = context.vault.keys();
    if (header === null || financeKey === null) return refused('FinanceAccessNeeded');
    const cost = await context.deps.keyDerivationCost();
    const replaced = await replaceRecovery(
      header,
      { rootKey, financeKey },
      { clock: context.clock, random: context.deps.random, cost },
    );
    if (!replaced.ok) throw new Error('The header of an open vault is not intact');
    const { header: next, recovery } = replaced.value;
    await context.vault.replaceHeader(next);
    // The former verification was of another kit: the new one must be proved too.
    context.commit((db) => clearState(db, 'recovery-verified-at'));
    return ok({
      recoveryKit: {
        kitId: recovery.slot.kitId,
        fileName: kitFileName(context.clock.today()),
        fileText: recovery.kitFile,
        passphrase: recovery.passphrase,
      },
    });
  });
