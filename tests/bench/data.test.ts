import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recomputeSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { dimensionsOf } from '../../bench/data/dimensions.ts';
import { makeBenchVault } from '../../bench/data/make-vault.ts';
import { Cancelled, createPace, type Pace } from '../../bench/data/pace.ts';
import { ACCOUNTS } from '../../bench/data/colleagues.ts';
import { openCore, type DrivenCore } from '../../tools/driven/open-core.ts';

const SCALE = 0.0005;
const UNTIL = localDate('2026-11-22');
const silent = createPace(
  () => undefined,
  () => false,
);

let folder = '';
const open: DrivenCore[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-bench-test-'));
  for (const name of ['one', 'two'])
    await makeBenchVault({ dataFolder: join(folder, name), scale: SCALE, until: UNTIL, pace: silent });
  for (const name of ['one', 'two']) {
    const core = openCore({ dataFolder: join(folder, name), clock: systemClock(), demonstration: false });
    const { name: account, password } = ACCOUNTS.manager;
    await core.direct().vault.signIn({ account, password });
    open.push(core);
  }
}, 240_000);
afterAll(async () => {
  for (const core of open) await core.app.close();
  await rm(folder, { recursive: true, force: true });
});

const base = (index: number) => {
  const core = open[index];
  if (core === undefined) throw new Error('The vault was not made');
  return core.app.vault;
};
const count = (table: string): number =>
  base(0).connection().prepare<[], { readonly rows: number }>(`select count(*) as rows from ${table}`).get()
    ?.rows ?? 0;

/** Everything that the generator writes; accounts, keys, catalogue and log are the product's and differ. */
const TABLES = [
  'clients',
  'contacts',
  'client_tags',
  'client_assignments',
  'interactions',
  'services',
  'invoices',
  'invoice_lines',
  'payments',
  'payment_reversals',
  'satisfaction_surveys',
  'month_summaries',
  'month_totals',
  'client_summaries',
] as const;

const digest = (index: number, table: string): string => {
  const hash = createHash('sha256');
  for (const row of base(index).connection().prepare(`select * from ${table} order by rowid`).raw().iterate())
    hash.update(
      JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
  return hash.digest('hex');
};

describe('the vault that figures are taken on', () => {
  it('is the same for the same scale and day, row by row', () => {
    const digests = (index: number) =>
      Object.fromEntries(TABLES.map((table) => [table, digest(index, table)]));
    expect(digests(1)).toEqual(digests(0));
  });

  it('has as many rows as its scale says', () => {
    const { clients, contacts, interactions, services, invoices, payments } = dimensionsOf(SCALE, UNTIL);
    expect(dimensionsOf(1, UNTIL)).toMatchObject({
      clients: 100_000,
      contacts: 300_000,
      interactions: 1_000_000,
      services: 200_000,
      invoices: 150_000,
      payments: 180_000,
    });
    expect({
      clients: count('clients'),
      contacts: count('contacts'),
      interactions: count('interactions'),
      services: count('services'),
      invoices: count('invoices'),
      payments: count('payments'),
    }).toEqual({ clients, contacts, interactions, services, invoices, payments });
  });

  it('keeps its sums as the product would have: they equal a recomputation, and are not nothing', () => {
    expect(recomputeSummaries(base(0).read())).toEqual([]);
    expect(count('month_summaries')).toBeGreaterThan(10);
    expect(count('client_summaries')).toBeGreaterThan(10);
  });

  it('is a vault of the product: indexes and triggers are back, the log is whole, words are found', async () => {
    const names = (): unknown[] =>
      base(0)
        .connection()
        .prepare(
          "select name from sqlite_schema where type in ('index', 'trigger') and sql is not null order by 1",
        )
        .pluck()
        .all();
    expect(names()).toEqual(
      expect.arrayContaining(['clients_by_name', 'clients_fts_insert', 'invoices_sums']),
    );
    const client = open[0]?.direct();
    const { name: account, password } = ACCOUNTS.manager;
    await client?.vault.signIn({ account, password });
    expect((await client?.audit.verify({}))?.intact).toBe(true);
    const all = await client?.clients.list({ limit: 1 });
    const found = await client?.clients.list({ text: all?.rows[0]?.name ?? '', limit: 5 });
    expect(found?.rows.map((row) => row.name)).toContain(all?.rows[0]?.name);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const target = join(folder, 'stopped');
    const unfinished = `${target}-unfinished`;
    const stopped: Pace = {
      step: () => {
        mkdirSync(unfinished, { recursive: true });
        writeFileSync(join(unfinished, 'begun'), '');
        throw new Cancelled();
      },
      done: () => undefined,
    };
    await expect(
      makeBenchVault({ dataFolder: target, scale: SCALE, until: UNTIL, pace: stopped }),
    ).rejects.toThrow(Cancelled);
    expect(existsSync(target)).toBe(false);
    expect(existsSync(unfinished)).toBe(false);
  });
});
