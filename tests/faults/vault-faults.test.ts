import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { makeApp, PASSWORD, startApp, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

const failure = async (
  call: Promise<unknown>,
): Promise<{ readonly code: string; readonly data: unknown }> => {
  try {
    await call;
  } catch (problem) {
    if (problem instanceof ORPCError) return { code: String(problem.code), data: problem.data as unknown };
    throw problem;
  }
  throw new Error('The call should have failed');
};

const stateOf = async (dataFolder: string): Promise<string> => {
  const { app } = await startApp(undefined, dataFolder);
  const { state } = await directClient(app, app.takeSeat('direct')).vault.status({});
  await app.close();
  return state;
};

describe('a vault that is not as it should be', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await makeApp();
    await test.admin.clients.create({ client: sampleClient() });
    await test.app.close();
  });
  afterAll(() => {
    rmSync(join(test.dataFolder, '..'), { recursive: true, force: true });
  });
  const signIn = async (): Promise<{ readonly code: string; readonly data: unknown }> => {
    const { app } = await startApp(undefined, test.dataFolder);
    const answer = await failure(
      directClient(app, app.takeSeat('direct')).vault.signIn({ account: test.adminUid, password: PASSWORD }),
    );
    await app.close();
    return answer;
  };

  it('is refused to a second program while the first is open, and free once the first is gone', async () => {
    const first = await startApp(undefined, test.dataFolder);
    expect((await directClient(first.app, first.app.takeSeat('direct')).vault.status({})).state).toBe(
      'locked',
    );
    const script = `
      const { startApp } = await import(${JSON.stringify(join(import.meta.dirname, '../support/make-app.ts'))});
      const { directClient } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/main/rpc/hosts/direct.ts'))});
      const { app } = await startApp(undefined, ${JSON.stringify(test.dataFolder)});
      console.log((await directClient(app, app.takeSeat('direct')).vault.status({})).state);
      await app.close();`;
    const second = (): string =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
    expect(second()).toBe('in-use-elsewhere');
    await first.app.close();
    expect(second()).toBe('locked');
  });

  it('says that the header is damaged, newer or lost, and never offers a new vault over it', async () => {
    const header = join(test.dataFolder, 'vault.json');
    const good = readFileSync(header, 'utf8');
    writeFileSync(header, good.slice(0, 400));
    expect(await stateOf(test.dataFolder)).toBe('damaged');
    writeFileSync(header, good.replace('"version":1', '"version":2'));
    expect(await stateOf(test.dataFolder)).toBe('newer-version');
    renameSync(header, `${header}.away`);
    expect(await stateOf(test.dataFolder)).toBe('damaged');
    renameSync(`${header}.away`, header);
    writeFileSync(header, good);
    expect(await stateOf(test.dataFolder)).toBe('locked');
  });

  it('says at sign-in that a label was edited behind its back', async () => {
    const header = join(test.dataFolder, 'vault.json');
    const good = readFileSync(header, 'utf8');
    writeFileSync(header, good.replace('Camille Roux', 'Camille Rous'));
    expect(await signIn()).toMatchObject({
      code: 'REFUSED',
      data: { reason: 'VaultDamaged', details: { problem: 'HeaderTampered' } },
    });
    writeFileSync(header, good);
  });

  it('says that the base is damaged and leaves it as it is', async () => {
    const base = join(test.dataFolder, 'data-1.db');
    const kept = join(test.dataFolder, 'kept');
    copyFileSync(base, kept);
    writeFileSync(base, Buffer.alloc(8192, 7));
    expect(await signIn()).toMatchObject({
      data: { reason: 'VaultDamaged', details: { problem: 'WrongKeyOrDamaged' } },
    });
    expect(readFileSync(base).every((byte) => byte === 7)).toBe(true);
    copyFileSync(kept, base);
    truncateSync(kept, 0);
  });

  it('refuses a base that a newer version has migrated', async () => {
    const { app } = await startApp(undefined, test.dataFolder);
    const client = directClient(app, app.takeSeat('direct'));
    await client.vault.signIn({ account: test.adminUid, password: PASSWORD });
    app.vault
      .connection()
      .prepare("insert into carnet_migrations values (999, 'from-the-future', 'x')")
      .run();
    await app.close();
    expect(await signIn()).toMatchObject({
      data: { reason: 'VaultDamaged', details: { problem: 'DatabaseFromNewerVersion' } },
    });
  });
});

describe('attempts at the keyboard', () => {
  it('counts wrong passwords, makes one wait after five, and tells the person afterwards', async () => {
    const clock = drivenClock();
    const test = await makeApp(clock);
    const client: CarnetClient = directClient(test.app, test.app.takeSeat('direct'));
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(
        await failure(client.vault.signIn({ account: test.adminUid, password: 'pas-le-bon-mot' })),
      ).toMatchObject({ data: { reason: 'WrongPassword' } });
    }
    expect(await failure(client.vault.signIn({ account: test.adminUid, password: PASSWORD }))).toMatchObject({
      data: { reason: 'Throttled' },
    });
    clock.advance(2_000);
    expect(await client.vault.signIn({ account: test.adminUid, password: PASSWORD })).toMatchObject({
      failedAttempts: { count: 5 },
    });
    await test.close();
  });

  it('does not tell an unknown account from a wrong password', async () => {
    const test = await makeApp();
    const client = directClient(test.app, test.app.takeSeat('direct'));
    expect(await failure(client.vault.signIn({ account: 'Personne', password: PASSWORD }))).toMatchObject({
      data: { reason: 'WrongPassword' },
    });
    await test.close();
  });
});

const canMount =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

describe('a full disk', () => {
  it('refuses the write in plain words, loses nothing, and goes on once there is room', async (context) => {
    const mounted = mkdtempSync(join(tmpdir(), 'carnet-full-'));
    const isMounted =
      canMount && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', mounted]).status === 0;
    if (!isMounted) {
      context.skip('needs root and tmpfs to make a small disk');
      return;
    }
    const folder = join(mounted, 'vault');
    mkdirSync(folder);
    const { app } = await startApp(undefined, folder);
    const client = directClient(app, app.takeSeat('direct'));
    const { sampleSettings } = await import('#tests/support/open-vault.ts');
    const made = await client.vault.create({
      organisation: sampleSettings,
      person: { name: 'Camille Roux', password: PASSWORD },
    });
    await client.vault.verifyRecoveryKit({
      fileText: made.recoveryKit.fileText,
      passphrase: made.recoveryKit.passphrase,
    });
    let kept = 0;
    let code = '';
    for (let turn = 0; turn < 3000 && code === ''; turn += 1) {
      try {
        await client.clients.create({
          client: sampleClient({ name: `Client ${String(turn)}`, note: 'n'.repeat(3900) }),
        });
        kept += 1;
      } catch (problem) {
        code = problem instanceof ORPCError ? String(problem.code) : String(problem);
      }
    }
    expect(code).toBe('STORAGE_FULL');
    expect((await client.clients.list({})).total).toBe(kept);
    await app.close();
    spawnSync('mount', ['-o', 'remount,size=32m', mounted]);
    const again = await startApp(undefined, folder);
    const reader = directClient(again.app, again.app.takeSeat('direct'));
    await reader.vault.signIn({ account: made.userUid, password: PASSWORD });
    expect((await reader.clients.list({})).total).toBe(kept);
    await reader.clients.create({ client: sampleClient({ name: 'De nouveau' }) });
    expect((await reader.audit.verify({})).intact).toBe(true);
    await again.app.close();
    spawnSync('umount', [mounted]);
    rmSync(mounted, { recursive: true, force: true });
  }, 120_000);
});
