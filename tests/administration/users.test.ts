import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries, users } from '#main/db/schema/index.ts';
import { financeHolders, grantPendingFinance } from '#main/modules/users/finance-access.ts';
import { usersHandlers } from '#main/modules/users/handlers.ts';
import { reconcileAccounts } from '#main/modules/users/reconcile-accounts.ts';
import { accountByUid, setAccountState, updateAccount } from '#main/modules/users/repository.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { addUserSlot, changePassword, disableSlot } from '#main/vault/slot-changes.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { openWithPassword, readHeader } from '#main/vault/vault-header-file.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { openVault, type OpenVault } from '#tests/support/open-vault.ts';
import { reason, sampleTools, secret, value } from '#tests/vault/sample-vault.ts';

let open: OpenVault;
beforeEach(async () => {
  open = await openVault();
});
afterEach(() => open.close());

const manage = () => open.process('users.manage');
const add = async (name: string, roles: Role[]) => {
  const added = value(await usersHandlers.add(manage(), { name, roles }));
  // The answer is typed as it crosses the wire.
  return { ...added, uid: added.uid as Uid };
};
const row = (uid: Uid) => accountByUid(open.vault.read(), uid);
const header = (): VaultHeader => {
  const current = open.vault.header();
  if (current === null) throw new Error('No header');
  return current;
};
const slot = (uid: Uid) => header().slots.find((candidate) => candidate.uid === uid);

/** The first sign-in of a colleague: the code is replaced by a password of their own. */
async function firstSignIn(uid: Uid, code: string, password: string): Promise<void> {
  const tools = sampleTools(open.clock);
  const changed = await changePassword(header(), uid, secret(code), secret(password), tools);
  await open.vault.replaceHeader(value(changed));
  open.vault.write((db) => {
    setAccountState(db, uid, 'active');
  });
}

describe('a colleague', () => {
  it('gets a code that opens the vault as saved on disk, for seven days, and no finance key yet', async () => {
    const { uid, oneTimeCode } = await add('Bo Exemple', ['accountant', 'agent', 'accountant']);
    expect(oneTimeCode.expiresAt).toBe('2026-11-30T08:00:00.000Z');
    expect(row(uid)).toMatchObject({ state: 'invited', roles: ['accountant', 'agent'] });
    const onDisk = value(await readHeader(open.folder));
    const typed = secret(oneTimeCode.code.toLowerCase().replaceAll('-', ' '));
    const opened = value(await openWithPassword(onDisk, uid, typed, open.clock));
    expect(opened).toMatchObject({ mustChangePassword: true, financeKey: null });
    open.clock.advance(7 * 86_400_000);
    const late = await openWithPassword(onDisk, uid, secret(oneTimeCode.code), open.clock);
    expect(reason(late)).toBe('OneTimeCodeExpired');
  });

  it('leaves no name in the log', async () => {
    const { uid } = await add('Bo Exemple', ['agent']);
    const entry = open.vault.read().select().from(auditEntries).all().at(-1);
    expect(entry).toMatchObject({ objectKind: 'user', objectUid: uid, details: '{"roles":"agent"}' });
    expect(JSON.stringify(entry)).not.toContain('Exemple');
  });

  it('cannot have a name that reads like another', async () => {
    await add('Bo Exemple', ['agent']);
    const answer = await usersHandlers.add(manage(), { name: 'BO EXEMPLE', roles: ['agent'] });
    expect(reason(answer)).toMatchObject({ reason: 'NameTaken', field: 'name' });
  });

  it('receives the finance key from a holder once the code is replaced', async () => {
    const { uid, oneTimeCode } = await add('Bo', ['accountant']);
    const agent = await add('Cy', ['agent']);
    expect(await grantPendingFinance(open.vault)).toEqual([]);
    await firstSignIn(uid, oneTimeCode.code, 'un mot de passe assez long');
    await firstSignIn(agent.uid, agent.oneTimeCode.code, 'encore un mot de passe long');
    open.holdFinance(false);
    expect(await grantPendingFinance(open.vault)).toEqual([]);
    open.holdFinance(true);
    expect(await grantPendingFinance(open.vault)).toEqual([uid]);
    const entry = open.vault.read().select().from(auditEntries).all().at(-1);
    expect(entry).toMatchObject({ action: 'finance-access.granted', objectUid: uid });
    const opened = value(
      await openWithPassword(header(), uid, secret('un mot de passe assez long'), open.clock),
    );
    expect(opened.financeKey?.bytes().equals(open.financeKey.bytes())).toBe(true);
    const { users: listed } = value(usersHandlers.list(open.query('users.read'), {}));
    expect(listed.map((one) => [one.name, one.hasFinanceAccess])).toEqual([
      ['Ada', true],
      ['Bo', true],
      ['Cy', false],
    ]);
    // Becoming an agent takes it away again.
    value(await usersHandlers.changeRoles(manage(), { uid, name: 'Bo', roles: ['agent'] }));
    expect(slot(uid)?.wrappedFinanceKey).toBeNull();
    expect(financeHolders(open.vault.read())).toEqual(new Set([open.adminUid]));
  });

  it('can be disabled, enabled and given a new code', async () => {
    const { uid, oneTimeCode } = await add('Bo', ['agent']);
    await firstSignIn(uid, oneTimeCode.code, 'un mot de passe assez long');
    value(await usersHandlers.disable(manage(), { uid }));
    expect(row(uid)?.state).toBe('disabled');
    const tried = await openWithPassword(header(), uid, secret('un mot de passe assez long'), open.clock);
    expect(reason(tried)).toBe('SlotDisabled');
    value(await usersHandlers.enable(manage(), { uid }));
    expect(row(uid)?.state).toBe('active');
    const reset = value(await usersHandlers.reset(manage(), { uid }));
    expect(row(uid)?.state).toBe('invited');
    const former = await openWithPassword(header(), uid, secret('un mot de passe assez long'), open.clock);
    expect(reason(former)).toBe('WrongPassword');
    const code = secret(reset.oneTimeCode.code);
    expect(value(await openWithPassword(header(), uid, code, open.clock)).mustChangePassword).toBe(true);
  });
});

describe('the last administrator', () => {
  it('keeps the role and the account, whatever the screens ask', async () => {
    const admin = open.adminUid;
    const roles: Role[] = ['accountant'];
    const lose = await usersHandlers.changeRoles(manage(), { uid: admin, name: 'Ada', roles });
    expect(reason(lose)).toMatchObject({ reason: 'LastAdministrator' });
    expect(reason(await usersHandlers.disable(manage(), { uid: admin }))).toMatchObject({
      reason: 'OwnAccount',
    });
    expect(reason(await usersHandlers.reset(manage(), { uid: admin }))).toMatchObject({
      reason: 'OwnAccount',
    });
    // An administrator who never signed in does not count.
    const { uid } = await add('Bo', ['administrator']);
    const still = await usersHandlers.changeRoles(manage(), { uid: admin, name: 'Ada', roles });
    expect(reason(still)).toMatchObject({ reason: 'LastAdministrator' });
    const acting = open.addRow('Cy', ['administrator'], 'active');
    open.vault.write((db) => {
      setAccountState(db, acting, 'disabled');
    });
    const byAnother = open.process('users.manage', uid);
    expect(reason(await usersHandlers.disable(byAnother, { uid: admin }))).toMatchObject({
      reason: 'LastAdministrator',
    });
  });

  it('may hand over to another who is active', async () => {
    const { uid, oneTimeCode } = await add('Bo', ['administrator']);
    await firstSignIn(uid, oneTimeCode.code, 'un mot de passe assez long');
    const change = { uid: open.adminUid, name: 'Ada Lovelace', roles: ['agent'] as Role[] };
    value(await usersHandlers.changeRoles(manage(), change));
    expect(row(open.adminUid)).toMatchObject({ name: 'Ada Lovelace', roles: ['agent'] });
    expect(slot(open.adminUid)?.label).toBe('Ada Lovelace');
  });
});

describe('reconciling after a crash', () => {
  it('removes a slot whose row was never written and nothing else', async () => {
    const tools = sampleTools(open.clock);
    const stray = newUid(tools);
    const added = await addUserSlot(
      header(),
      open.rootKey,
      { uid: stray, label: 'Fantôme', secret: secret('x'), oneTimeExpiresAt: null, financeKey: null },
      tools,
    );
    await open.vault.replaceHeader(value(added));
    expect(await reconcileAccounts(open.vault, open.clock)).toEqual({
      removedSlots: [stray],
      correctedAccounts: [],
    });
    expect(header().slots.map((one) => one.uid)).toEqual([open.adminUid]);
  });

  it('lets the header say who gets in and the row who is called what', async () => {
    const { uid, oneTimeCode } = await add('Bo', ['accountant']);
    await firstSignIn(uid, oneTimeCode.code, 'un mot de passe assez long');
    await grantPendingFinance(open.vault);
    // Died between header and row of a disabling, and of a change to a role without finance.
    await open.vault.replaceHeader(value(disableSlot(header(), open.rootKey, uid)));
    open.vault.write((db) => {
      updateAccount(db, uid, { name: 'Bo Nouveau', roles: ['agent'] });
    });
    expect((await reconcileAccounts(open.vault, open.clock)).correctedAccounts).toEqual([uid]);
    expect(row(uid)?.state).toBe('disabled');
    expect(slot(uid)).toMatchObject({ label: 'Bo Nouveau', wrappedFinanceKey: null, disabled: true });
  });

  it('keeps an account whose code expired, and a reset gives it a way in again', async () => {
    const { uid } = await add('Bo', ['agent']);
    open.clock.advance(8 * 86_400_000);
    await reconcileAccounts(open.vault, open.clock);
    expect(slot(uid)).toBeUndefined();
    expect(row(uid)?.state).toBe('invited');
    const { oneTimeCode } = value(await usersHandlers.reset(manage(), { uid }));
    const opened = await openWithPassword(header(), uid, secret(oneTimeCode.code), open.clock);
    expect(opened.ok).toBe(true);
  });
});

it('names active colleagues and says not found for a stranger', async () => {
  open.addRow('Zoé', ['agent'], 'disabled');
  const { users: named } = value(usersHandlers.names(open.query('users.list-names'), {}));
  expect(named.map((one) => [one.name, one.active])).toEqual([
    ['Ada', true],
    ['Zoé', false],
  ]);
  const stranger = newUid(sampleTools(open.clock));
  for (const handler of [usersHandlers.disable, usersHandlers.enable, usersHandlers.reset]) {
    expect(reason(await handler(manage(), { uid: stranger }))).toEqual({ kind: 'not-found', what: 'user' });
  }
  expect(open.vault.read().select().from(users).all()).toHaveLength(2);
});
