import type { ProcessContext } from '#main/app/context.ts';
import { notFound, refused } from '#main/app/outcome.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import { currentSettings } from '#main/modules/organisation/settings.ts';
import { signHeader } from '#main/vault/header-codec.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import {
  addUserSlot,
  disableSlot,
  enableSlot,
  grantFinance,
  resetSlot,
  withdrawFinance,
} from '#main/vault/slot-changes.ts';
import { setHideLabels } from '#main/vault/slot-labels.ts';
import { withSecretText } from '#main/vault/wipe.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ROLES, type Role } from '#shared/domain/access/role.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { newAccountCode, vaultTools, type AccountCode } from './account-code.ts';
import { financeHolders, mirrorHeader, needsFinanceKey } from './finance-access.ts';
import {
  accountByUid,
  allAccounts,
  insertAccount,
  isNameTaken,
  leavesAnAdministrator,
  setAccountState,
  updateAccount,
} from './repository.ts';

/** Accounts: two-sided changes write first the side that is harmless alone (see `reconcileAccounts`). */
export const usersHandlers: HandlersOf<Contract['users']> = {
  list: ({ db }) => {
    const holders = financeHolders(db);
    return ok({
      users: allAccounts(db).map((account) => ({
        uid: account.uid,
        name: account.name,
        roles: [...account.roles],
        state: account.state,
        hasFinanceAccess: holders.has(account.uid),
        lastSignInAt: account.lastSignInAt,
        createdAt: account.createdAt,
      })),
    });
  },

  names: ({ db }) =>
    ok({
      users: allAccounts(db).map(({ uid, name, state }) => ({ uid, name, active: state !== 'disabled' })),
    }),

  add: exclusively(async (context, { name, roles }) => {
    const { clock } = context;
    if (isNameTaken(allAccounts(context.db()), name, null)) return refused('NameTaken', { field: 'name' });
    const uid = context.newUid();
    const unique = uniqueRoles(roles);
    const oneTimeCode = await writeSlotWithCode(context, { uid, name });
    context.note({
      objectKind: 'user',
      objectUid: uid,
      fields: ['name', 'roles'],
      details: rolesDetail(unique),
    });
    // A slot without a row opens nothing; a row without a slot would promise a way in that is not there.
    context.commit((db) => {
      const { settings } = currentSettings(db);
      insertAccount(db, {
        uid,
        name,
        roles: unique,
        state: 'invited',
        language: settings.documentLanguage,
        createdAt: clock.now(),
      });
      mirrorHeader(db, headerOf(context));
    });
    return ok({ uid, oneTimeCode });
  }),

  changeRoles: exclusively(async (context, { uid, name, roles }) => {
    const accounts = allAccounts(context.db());
    const account = accounts.find((candidate) => candidate.uid === uid);
    if (account === undefined) return notFound('user');
    const unique = uniqueRoles(roles);
    if (isNameTaken(accounts, name, uid)) return refused('NameTaken', { field: 'name' });
    if (!leavesAnAdministrator(accounts, uid, unique))
      return refused('LastAdministrator', { field: 'roles' });
    const fields = [
      ...(account.name === name ? [] : ['name']),
      ...(uniqueRoles(account.roles).join() === unique.join() ? [] : ['roles']),
    ];
    context.note({ objectKind: 'user', objectUid: uid, fields, details: rolesDetail(unique) });
    // Header first: label and finance key are derived again from the row at the next sign-in (reconcileAccounts).
    await writeHeader(context, (header) => changedSlot(context, header, { uid, name, roles: unique }));
    context.commit((db) => {
      updateAccount(db, uid, { name, roles: unique });
      mirrorHeader(db, headerOf(context));
    });
    return ok({});
  }),

  disable: exclusively(async (context, { uid }) => {
    if (uid === context.access.actor.uid) return refused('OwnAccount');
    const accounts = allAccounts(context.db());
    const account = accounts.find((candidate) => candidate.uid === uid);
    if (account === undefined) return notFound('user');
    if (!leavesAnAdministrator(accounts, uid, [])) return refused('LastAdministrator');
    const { rootKey } = context.vault.keys();
    if (hasSlot(context, uid)) {
      const disabled = disableSlot(headerOf(context), rootKey, uid);
      if (!disabled.ok && disabled.error === 'LastSlot') return refused('LastAdministrator');
      invariant(disabled.ok, 'an open header is intact');
      await context.vault.replaceHeader(disabled.value);
    }
    context.note({ objectKind: 'user', objectUid: uid, fields: ['state'] });
    context.commit((db) => {
      setAccountState(db, uid, 'disabled');
      mirrorHeader(db, headerOf(context));
    });
    return ok({});
  }),

  enable: exclusively(async (context, { uid }) => {
    const account = accountByUid(context.db(), uid);
    if (account === undefined) return notFound('user');
    const { rootKey } = context.vault.keys();
    if (hasSlot(context, uid)) {
      await writeHeader(context, (header) => {
        const enabled = enableSlot(header, rootKey, uid);
        invariant(enabled.ok, 'an open header is intact');
        return enabled.value;
      });
    }
    const slot = headerOf(context).slots.find((candidate) => candidate.uid === uid);
    context.note({ objectKind: 'user', objectUid: uid, fields: ['state'] });
    context.commit((db) => {
      // Without a slot (its code expired) or with a code still pending, a first sign-in is still to come.
      setAccountState(db, uid, slot === undefined || slot.oneTime !== null ? 'invited' : 'active');
      mirrorHeader(db, headerOf(context));
    });
    return ok({});
  }),

  reset: exclusively(async (context, { uid }) => {
    if (uid === context.access.actor.uid) return refused('OwnAccount');
    const account = accountByUid(context.db(), uid);
    if (account === undefined) return notFound('user');
    const oneTimeCode = await writeSlotWithCode(context, { uid, name: account.name });
    context.note({ objectKind: 'user', objectUid: uid, fields: ['password'] });
    context.commit((db) => {
      if (account.state === 'active') setAccountState(db, uid, 'invited');
      mirrorHeader(db, headerOf(context));
    });
    return ok({ oneTimeCode });
  }),
};

/** Runs a handler apart from sign-ins and password changes: each writes the whole header. */
function exclusively<Input, Answer>(
  handler: (context: ProcessContext, input: Input) => Promise<Answer>,
): (context: ProcessContext, input: Input) => Promise<Answer> {
  return (context, input) => context.vault.exclusively(() => handler(context, input));
}

function headerOf(context: ProcessContext): VaultHeader {
  const header = context.vault.header();
  invariant(header, 'an open vault has a header');
  return header;
}

const hasSlot = (context: ProcessContext, uid: Uid): boolean =>
  headerOf(context).slots.some((slot) => slot.uid === uid);

async function writeHeader(
  context: ProcessContext,
  change: (header: VaultHeader) => VaultHeader,
): Promise<void> {
  const header = headerOf(context);
  const next = change(header);
  if (next !== header) await context.vault.replaceHeader(next);
}

/** Gives an account a way in by a fresh code, with or without a slot before; never with the finance key. */
async function writeSlotWithCode(
  context: ProcessContext,
  account: { readonly uid: Uid; readonly name: string },
): Promise<AccountCode> {
  const { deps, vault, clock } = context;
  const code = newAccountCode(deps, clock);
  const tools = await vaultTools(deps);
  const { rootKey } = vault.keys();
  const made = await withSecretText(code.code, async (secret) => {
    const way = { secret, oneTimeExpiresAt: code.expiresAt, financeKey: null };
    const header = headerOf(context);
    return hasSlot(context, account.uid)
      ? resetSlot(header, rootKey, account.uid, way, tools)
      : addUserSlot(header, rootKey, { ...way, uid: account.uid, label: account.name }, tools);
  });
  invariant(made.ok, 'an open header takes a slot of the calibrated cost');
  const slot = made.value.slots.find((candidate) => candidate.uid === account.uid);
  invariant(slot, 'a slot that was made is there');
  // Making a slot takes seconds: whatever wrote the header meanwhile must not be undone, so only this slot is put in.
  await writeHeader(context, (header) => {
    const others = header.slots.filter((candidate) => candidate.uid !== account.uid);
    return signHeader({ ...header, slots: [...others, slot] }, rootKey);
  });
  return code;
}

/** The header after a change of name and roles: the label, and the finance key given or taken away. */
function changedSlot(
  context: ProcessContext,
  header: VaultHeader,
  account: { readonly uid: Uid; readonly name: string; readonly roles: readonly Role[] },
): VaultHeader {
  const slot = header.slots.find((candidate) => candidate.uid === account.uid);
  if (slot === undefined) return header;
  const { rootKey, financeKey } = context.vault.keys();
  const labelled = setHideLabels(header, rootKey, header.hideLabels, new Map([[account.uid, account.name]]));
  invariant(labelled.ok, 'an open header is intact');
  const holds = slot.wrappedFinanceKey !== null;
  const needs = needsFinanceKey(account.roles);
  if (holds && !needs) {
    const withdrawn = withdrawFinance(labelled.value, rootKey, account.uid);
    invariant(withdrawn.ok, 'an open header is intact');
    return withdrawn.value;
  }
  // Without a holder here, or with a code pending, the account awaits finance access (design.md §5).
  if (holds || !needs || financeKey === null || slot.oneTime !== null) return labelled.value;
  const granted = grantFinance(labelled.value, rootKey, financeKey, account.uid);
  invariant(granted.ok, 'an open header is intact');
  return granted.value;
}

const uniqueRoles = (roles: readonly Role[]): readonly Role[] => ROLES.filter((role) => roles.includes(role));

const rolesDetail = (roles: readonly Role[]): Readonly<Record<string, string>> => ({
  roles: roles.join(' '),
});
