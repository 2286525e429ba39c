import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

// What an administrator decides holds at the next call of the person it concerns, wherever that person sits.

const MINUTE = 60_000;
const NEXT_PASSWORD = 'cerise-tunnel-17-violon-neige';

const clock = drivenClock();
let test: TestApp;

beforeAll(async () => {
  test = await makeApp(clock);
}, 60_000);
afterAll(() => test.close());

async function failure(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (problem) {
    if (!(problem instanceof ORPCError)) throw problem;
    return (problem.data as { readonly reason?: string } | undefined)?.reason ?? String(problem.code);
  }
}

async function sitDown(account: string, password = PASSWORD): Promise<CarnetClient> {
  const client = directClient(test.app, test.app.takeSeat('direct'));
  await client.vault.signIn({ account, password });
  return client;
}

const confirm = () => test.admin.vault.confirmPassword({ password: PASSWORD });

async function add(name: string, roles: readonly Role[]): Promise<Uid> {
  await confirm();
  return test.addPerson(name, roles);
}

describe('an account', () => {
  it('that is disabled is signed out at its next call and cannot come back, until it is enabled', async () => {
    const uid = await add('Inès', ['agent']);
    const window = await sitDown(uid);
    await window.clients.list({});
    await test.admin.users.disable({ uid });
    expect(await failure(window.clients.list({}))).toBe('NOT_SIGNED_IN');
    expect(await window.vault.session({})).toBeNull();
    expect(await failure(sitDown(uid))).toBe('AccountDisabled');
    const { entries } = await test.admin.audit.list({ actor: uid, action: 'session.locked' });
    expect(entries[0]?.details).toEqual({ reason: 'account' });
    await test.admin.users.enable({ uid });
    await (await sitDown(uid)).clients.list({});
  });

  it('that was reset is signed out at its next call and comes back with the code only', async () => {
    const uid = await add('Karim', ['agent']);
    const window = await sitDown(uid);
    const { oneTimeCode } = await test.admin.users.reset({ uid });
    expect(await failure(window.clients.list({}))).toBe('NOT_SIGNED_IN');
    expect(await failure(sitDown(uid))).toBe('WrongPassword');
    const again = await sitDown(uid, oneTimeCode.code);
    expect(await failure(again.clients.list({}))).toBe('FORBIDDEN');
    await again.vault.changePassword({ current: oneTimeCode.code, next: NEXT_PASSWORD });
    await again.clients.list({});
  });

  it('has its new roles at the next call', async () => {
    const uid = await add('Nora', ['agent']);
    const window = await sitDown(uid);
    expect(await failure(window.users.list({}))).toBe('FORBIDDEN');
    await test.admin.users.changeRoles({ uid, name: 'Nora', roles: ['auditor'] });
    expect((await window.users.list({})).users.length).toBeGreaterThan(1);
    expect((await window.vault.session({}))?.roles).toEqual(['auditor']);
    await test.admin.users.changeRoles({ uid, name: 'Nora', roles: ['agent'] });
    expect(await failure(window.users.list({}))).toBe('FORBIDDEN');
  });
});

describe('seats', () => {
  it('lock by themselves after the minutes of the policy in force, each on its own', async () => {
    const uid = await add('Paul', ['agent']);
    const idle = await sitDown(uid);
    const busy = await sitDown(uid);
    await test.admin.organisation.setPolicies({
      autoLockMinutes: 3,
      labelsHidden: false,
      consumerPayments: false,
      seriesJustification: '',
    });
    expect((await busy.vault.session({}))?.autoLockMinutes).toBe(3);
    clock.advance(2 * MINUTE);
    expect(await busy.vault.touch({})).toEqual({ locksInSeconds: 180 });
    await confirm();
    clock.advance(2 * MINUTE);
    expect(await failure(idle.clients.list({}))).toBe('NOT_SIGNED_IN');
    await busy.clients.list({});
    expect(test.app.vault.isOpen()).toBe(true);
    const { entries } = await test.admin.audit.list({ actor: uid, action: 'session.locked' });
    expect(entries[0]?.details).toEqual({ reason: 'idle' });
  });

  it('keep others at work when one is locked, and close the vault with the last', async () => {
    const uid = await add('Rose', ['agent']);
    const one = await sitDown(uid);
    const other = await sitDown(uid);
    await one.vault.lock({ reason: 'person' });
    expect(await failure(one.clients.list({}))).toBe('NOT_SIGNED_IN');
    await other.clients.list({});
    test.app.lockAll('system');
    expect(test.app.vault.isOpen()).toBe(false);
    expect(await failure(other.clients.list({}))).toBe('NOT_SIGNED_IN');
    await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
  });

  it('lock after twelve hours even under busy hands, and the log tells that from absence', async () => {
    const uid = await add('Yann', ['agent']);
    const busy = await sitDown(uid);
    for (let minutes = 0; minutes < 12 * 60; minutes += 2) {
      clock.advance(2 * MINUTE);
      await busy.vault.touch({});
    }
    clock.advance(MINUTE);
    expect(await failure(busy.clients.list({}))).toBe('NOT_SIGNED_IN');
    await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
    const { entries } = await test.admin.audit.list({ actor: uid, action: 'session.locked' });
    expect(entries[0]?.details).toEqual({ reason: 'longest-session' });
  });
});

describe('a lost password', () => {
  it('slows down tries of the kit like sign-ins, and the log knows of them once the vault is open', async () => {
    const uid = await add('Zoé', ['agent']);
    test.app.lockAll('system');
    expect(test.app.vault.isOpen()).toBe(false);
    const window = directClient(test.app, test.app.takeSeat('direct'));
    const wish = { account: uid, newPassword: NEXT_PASSWORD, fileText: test.kit.fileText };
    const wrong = { ...wish, passphrase: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA' };
    for (let tried = 0; tried < 5; tried += 1)
      expect(await failure(window.vault.recover(wrong))).toBe('KitPassphraseWrong');
    expect(await failure(window.vault.recover({ ...wrong, ...test.kit }))).toBe('Throttled');
    // Passwords have counters of their own: nobody waits for somebody else's kit.
    await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
    const { entries } = await test.admin.audit.list({ action: 'recovery.failed' });
    expect(entries.map((entry) => entry.details)).toEqual([
      { failures: 5, lastAt: expect.any(String) as string },
    ]);
    // Tries while somebody is at work are in the log at once, and no entry is written twice.
    clock.advance(2_000);
    expect(await failure(window.vault.recover(wrong))).toBe('KitPassphraseWrong');
    await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
    const later = await test.admin.audit.list({ action: 'recovery.failed' });
    expect(later.entries.map((entry) => entry.details['failures'])).toEqual([6, 5]);
    clock.advance(16 * MINUTE);
    await window.vault.recover({ ...wish, ...test.kit });
    await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
    const recovered = await test.admin.audit.list({ action: 'account.recovered' });
    expect(recovered.entries[0]?.details).toEqual({ failures: 6 });
    expect(await failure(window.vault.recover(wrong))).toBe('KitPassphraseWrong');
  });

  it('is not replaced by the name of the person or of the company, whether the vault is closed or open', async () => {
    const uid = await add('Apolline Vandenberghe', ['agent']);
    const window = directClient(test.app, test.app.takeSeat('direct'));
    const recoverWith = (newPassword: string) =>
      failure(window.vault.recover({ ...test.kit, account: uid, newPassword }));
    const guesses = ['apolline-vandenberghe-84', 'Atelier-Exemple-vandenberghe-84'];
    for (const guess of guesses) expect(await recoverWith(guess)).toBe('ContainsCompanyWords');
    test.app.lockAll('system');
    for (const guess of guesses) expect(await recoverWith(guess)).toBe('ContainsCompanyWords');
    expect(test.app.vault.isOpen()).toBe(false);
    expect(await recoverWith(NEXT_PASSWORD)).toBe('none');
    await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
  });

  it('is replaced with the recovery kit, for one account only, and the log says so', async () => {
    const uid = await add('Théo', ['agent']);
    const window = directClient(test.app, test.app.takeSeat('direct'));
    const session = await window.vault.recover({ ...test.kit, account: uid, newPassword: NEXT_PASSWORD });
    expect(session).toMatchObject({ userUid: uid, roles: ['agent'], hasFinanceAccess: false });
    expect(await failure(sitDown(uid, PASSWORD))).toBe('WrongPassword');
    await sitDown(uid, NEXT_PASSWORD);
    await sitDown(test.adminUid);
    const { entries } = await test.admin.audit.list({ action: 'account.recovered' });
    expect(entries[0]?.objectUid).toBe(uid);
  });

  it('needs the newest kit: a renewed one is verified first and the former opens nothing', async () => {
    await confirm();
    const { recoveryKit } = await test.admin.vault.renewRecoveryKit({});
    expect(await failure(test.admin.clients.list({}))).toBe('SET_UP_UNFINISHED');
    expect(await failure(test.admin.vault.verifyRecoveryKit(test.kit))).not.toBe('none');
    const { fileText, passphrase } = recoveryKit;
    await test.admin.vault.verifyRecoveryKit({ fileText, passphrase });
    await test.admin.clients.list({});
    const window = directClient(test.app, test.app.takeSeat('direct'));
    const wish = { account: test.adminUid, newPassword: NEXT_PASSWORD };
    expect(await failure(window.vault.recover({ ...test.kit, ...wish }))).not.toBe('none');
    const session = await window.vault.recover({ fileText, passphrase, ...wish });
    expect(session.hasFinanceAccess).toBe(true);
  });
});
