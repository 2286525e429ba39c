import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#main/platform/system-clock.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { openCore, type DrivenCore } from '../driven/open-core.ts';
import { prepareDemonstration, type DemonstrationAccount } from './prepare-demonstration.ts';

let folder = '';
let accounts: readonly DemonstrationAccount[] = [];
let core: DrivenCore | undefined;

const seatOf = async (label: string): Promise<CarnetClient> => {
  const client = (core ??= openCore({
    dataFolder: join(folder, 'vault'),
    clock: systemClock(),
    demonstration: true,
  })).direct();
  const account = accounts.find((one) => one.label === label);
  const listed = (await client.vault.status({})).accounts.find((one) => one.label === account?.name);
  await client.vault.signIn({ account: listed?.uid ?? '', password: account?.password ?? '' });
  return client;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-demonstration-'));
  const made = await prepareDemonstration({
    dataFolder: join(folder, 'vault'),
    log: () => undefined,
    size: { clients: 25, services: 45 },
  });
  ({ accounts } = made);
}, 240_000);

afterAll(async () => {
  await core?.app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the demonstration company', () => {
  test('opens with its printed accounts, says what it is, and holds what was planned', async () => {
    const office = await seatOf('administrateur, gérant et comptable');
    const status = await office.vault.status({});
    expect(status.demonstration).toBe(true);
    expect(status.accounts).toHaveLength(6);
    expect((await office.clients.list({ status: 'all' })).total).toBe(25);
    expect((await office.services.list({})).total).toBe(45);
    const told = await office.interactions.list({ limit: 200 });
    expect(told.total).toBeGreaterThanOrEqual(25);
    expect(new Set(told.rows.map((row) => row.kind)).size).toBe(4);
    expect((await office.interactions.recalls({ scope: 'all' })).total).toBeGreaterThan(0);
    const invoices = await office.invoices.list({ limit: 200 });
    expect(invoices.rows.some((row) => row.state === 'paid')).toBe(true);
    const { rows } = await office.clients.list({ status: 'all', limit: 200 });
    expect(rows.every((row) => row.email.endsWith('.example'))).toBe(true);
    expect(rows.every((row) => /^\+33(19900|26191|35301|46571|53649|63998)/.test(row.phone))).toBe(true);
    expect((await office.audit.verify({})).intact).toBe(true);
  }, 60_000);

  test('gives its agents the clients they look after or work for, and no other', async () => {
    const agent = await seatOf('agent');
    const { userUid } = (await agent.vault.session({})) ?? {};
    const { rows } = await agent.clients.list({ status: 'all', limit: 200 });
    expect(rows.length).toBeLessThan(25);
    const work = await agent.services.list({ limit: 200 });
    const servedByAgent = new Set(
      work.rows.filter((row) => row.technicianUid === userUid).map((row) => row.clientUid),
    );
    expect(rows.filter((row) => row.ownerUid !== userUid && !servedByAgent.has(row.uid))).toEqual([]);
  }, 60_000);

  test('is found again at the next start, with nothing left over', async () => {
    const again = await prepareDemonstration({
      dataFolder: join(folder, 'vault'),
      log: () => {
        throw new Error('It was made a second time');
      },
    });
    expect(again.accounts).toEqual(accounts);
    expect(await readdir(folder)).toEqual(['vault']);
  });

  test('never goes into a folder that holds something else', async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'vault.json'), '{}');
    await expect(prepareDemonstration({ dataFolder: other, log: () => undefined })).rejects.toThrow(
      'not the demonstration',
    );
    expect(await readdir(other)).toEqual(['vault.json']);
    await rm(other, { recursive: true });
  });
});
