import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { makeApp, PASSWORD, startApp, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';

/** Enough that an import has a middle on a fast machine too. */
const ROWS = 1600;

let test: TestApp;
let known: string;
beforeEach(async () => {
  test = await makeApp();
  known = (
    await test.admin.clients.create({ client: sampleClient({ name: 'Clinique', siren: '732829320' }) })
  ).uid;
}, 60_000);
afterEach(() => test.close());

const lines = Array.from({ length: ROWS }, (_, index) => `Nouveau ${String(index)};;Lille\n`).join('');
const order = () => ({
  file: new File([`nom;siren;ville\nClinique importée;732829320;Rennes\n${lines}`], 'c.csv'),
  mapping: ['name' as const, 'siren' as const, 'city' as const],
  matchBy: 'siren' as const,
  duplicates: 'skip' as const,
});

async function reasonOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (problem) {
    if (!(problem instanceof ORPCError)) throw problem;
    return (problem.data as { readonly reason?: string } | undefined)?.reason ?? String(problem.code);
  }
}

/** Waits until an import is in the middle of its rows, as another window sees it; throws when it is past them. */
async function halfWay(other: CarnetClient): Promise<void> {
  for (;;) {
    const { job } = await other.transfers.progress({});
    if (job !== null && job.done > 0) {
      if (job.kind === 'run' && job.total === ROWS + 1 && job.done < ROWS) return;
      throw new Error(`Not in the middle of an import: ${JSON.stringify(job)}`);
    }
    await nextTurn();
  }
}

async function expectNothingOfIt(client: CarnetClient): Promise<void> {
  expect((await client.clients.list({})).rows.map((row) => row.name)).toEqual(['Clinique']);
  expect(await client.clients.get({ uid: known })).toMatchObject({ name: 'Clinique', revision: 1 });
  const [past] = (await client.transfers.list({})).imports;
  expect(past?.undoneAt).not.toBeNull();
  const { entries } = await client.audit.list({ action: 'import.rolled-back' });
  expect(entries).toHaveLength(1);
  expect(entries[0]?.details).toMatchObject({ restored: 1, kept: 0 });
  expect(await client.transfers.progress({})).toEqual({ job: null });
  expect((await client.audit.verify({})).intact).toBe(true);
}

it('answers others while an import runs, says how far it is, and takes no second one', async () => {
  const running = test.admin.transfers.run(order());
  await halfWay(test.admin);
  expect((await test.admin.clients.list({ limit: 1 })).total).toBeGreaterThan(1);
  expect(await reasonOf(test.admin.transfers.run(order()))).toBe('ImportUnderWay');
  const { job } = await test.admin.transfers.progress({});
  expect(job?.done).toBeLessThan(ROWS + 1);
  const done = await running;
  expect(done.counts).toMatchObject({ total: ROWS + 1, created: ROWS, changed: 1 });
  expect((await test.admin.clients.list({ limit: 1 })).total).toBe(ROWS + 1);
});

it('leaves nothing of an import that is cancelled', async () => {
  const running = reasonOf(test.admin.transfers.run(order()));
  await halfWay(test.admin);
  expect(await test.admin.transfers.cancel({})).toEqual({ cancelled: true });
  expect(await running).toBe('ImportCancelled');
  await expectNothingOfIt(test.admin);
  expect(await test.admin.transfers.cancel({})).toEqual({ cancelled: false });
});

it('leaves nothing of an import during which the vault was locked, once somebody signs in', async () => {
  const running = reasonOf(test.admin.transfers.run(order()));
  await halfWay(test.admin);
  test.app.lockAll('system');
  expect(await running).toBe('ImportInterrupted');
  await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
  await expectNothingOfIt(test.admin);
});

it('leaves nothing of an import that was killed: the files of that moment, opened by another program', async () => {
  const running = test.admin.transfers.run(order());
  await halfWay(test.admin);
  // One turn, so nothing is written meanwhile: what a killed process leaves is what stands in the files.
  const killed = join(test.dataFolder, '..', 'killed');
  cpSync(test.dataFolder, killed, { recursive: true });
  await running;
  const { app } = await startApp(undefined, killed);
  const client = directClient(app, app.takeSeat('direct'));
  await client.vault.signIn({ account: test.adminUid, password: PASSWORD });
  await expectNothingOfIt(client);
  expect((await client.transfers.list({})).imports).toHaveLength(1);
  await app.close();
});

it('goes on with an undoing that was cut off', async () => {
  const { uid } = await test.admin.transfers.run(order());
  const undoing = reasonOf(test.admin.transfers.undo({ uid }));
  for (;;) {
    const { job } = await test.admin.transfers.progress({});
    if (job?.kind === 'undo' && job.done > 0) break;
    await nextTurn();
  }
  test.app.lockAll('system');
  expect(await undoing).toBe('ImportInterrupted');
  await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
  expect((await test.admin.clients.list({})).rows.map((row) => row.name)).toEqual(['Clinique']);
  expect(await reasonOf(test.admin.transfers.undo({ uid }))).toBe('AlreadyUndone');
  expect((await test.admin.audit.verify({})).intact).toBe(true);
});

it('undoes an import after the program was ended and started again', async () => {
  const { uid } = await test.admin.transfers.run(order());
  await test.app.close();
  const { app } = await startApp(undefined, test.dataFolder);
  const client = directClient(app, app.takeSeat('direct'));
  await client.vault.signIn({ account: test.adminUid, password: PASSWORD });
  expect((await client.clients.list({ limit: 1 })).total).toBe(ROWS + 1);
  expect(await client.transfers.undo({ uid })).toEqual({ removed: ROWS, restored: 1, kept: [] });
  expect((await client.clients.list({})).rows.map((row) => row.name)).toEqual(['Clinique']);
  expect(await client.clients.get({ uid: known })).toMatchObject({ name: 'Clinique', revision: 1 });
  expect((await client.audit.verify({})).intact).toBe(true);
  await app.close();
});
