import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReport } from '../../tools/acceptance/report.ts';
import { prepareDemonstration } from '../../tools/demonstration/prepare-demonstration.ts';
import { compareFigures } from '../../tools/outside/compare-figures.ts';
import { openDemonstration, type OpenDemonstration } from '../../tools/outside/open-demonstration.ts';

let folder = '';
let open: OpenDemonstration;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-figures-'));
  const dataFolder = join(folder, 'vault');
  const { accounts } = await prepareDemonstration({
    dataFolder,
    log: () => undefined,
    size: { clients: 24, services: 70 },
  });
  open = await openDemonstration(dataFolder, accounts);
  // More answers over more days than the demonstration has, and a service nobody says the hours of.
  open.core.app.vault.connection().exec(`
    insert into satisfaction_surveys (uid, client_id, rating, comments, created_at, updated_at)
      select randomblob(16), id, nullif(1 + id % 6, 6), '', date('now', '-' || (id * 17 % 500) || ' days') || 'T10:00:00.000Z', ''
      from clients;
    update services set unit = 'C62', planned_from = '', planned_to = '' where id % 9 = 0 and invoice_id is null;`);
}, 240_000);
afterAll(async () => {
  await open.core.app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('figures of the demonstration company', () => {
  it('are what the exported files add up to, for a manager and for each agent', async () => {
    const rows = await open.takeExport();
    const report = createReport();
    for (const reading of open.readings) await compareFigures(rows, reading, report);
    expect(report.mismatches).toEqual([]);
    expect(report.count).toBeGreaterThan(300);
    expect(open.readings).toHaveLength(3);
  }, 120_000);

  it('would not pass a payment that is a cent off', async () => {
    const rows = await open.takeExport();
    const [first, ...others] = rows.payments;
    const report = createReport({ isQuiet: true });
    const [manager] = open.readings;
    if (manager === undefined) throw new Error('Nobody reads');
    const wrong = { ...rows, payments: [{ ...first, amount: '0,01' }, ...others] };
    await compareFigures(wrong, manager, report);
    expect(report.mismatches.length).toBeGreaterThan(5);
  }, 120_000);
});
