import { existsSync, readdirSync } from 'node:fs';
import { rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { recomputeSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { addColleague, setUp } from '../../tools/driven/accounts.ts';
import { openCore, type DrivenCore } from '../../tools/driven/open-core.ts';
import { CATALOGUE } from '../../tools/demonstration/catalogue.ts';
import { COMPANY } from '../../tools/demonstration/company.ts';
import { seededChance } from '../../tools/demonstration/seeded-chance.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { writeClients, type Staff } from './clients.ts';
import { ACCOUNTS, FORMER_AGENTS } from './colleagues.ts';
import { fillSearch, setAside, writeSummaries } from './derived.ts';
import { dimensionsOf, type Dimensions } from './dimensions.ts';
import { writeInteractions } from './interactions.ts';
import { writeInvoices } from './invoices.ts';
import type { Pace } from './pace.ts';
import { planWork } from './plan-work.ts';
import { inserter, uidBytes } from './rows.ts';
import { writeServices } from './services.ts';

/** What is asked of the generator. */
export interface VaultOrder {
  readonly dataFolder: string;
  readonly scale: number;
  readonly until: LocalDate;
  readonly pace: Pace;
}

/** Written beside the vault when it is complete. */
const MARK = 'bench.json';

/**
 * Makes a real vault full of invented rows in an empty folder.
 *
 * Header, keys, accounts and catalogue come from the product; the mass of rows is written as SQL into its base, with
 * indexes and triggers set aside and built again, and ends as triggers would have left it (checked). It is made beside
 * its place and moved there when complete: a cancelled run leaves nothing.
 */
export async function makeBenchVault({ dataFolder, scale, until, pace }: VaultOrder): Promise<void> {
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0)
    throw new Error(`The folder ${dataFolder} is not empty: choose another one with --out.`);
  const unfinished = `${dataFolder}-unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const dimensions = dimensionsOf(scale, until);
  try {
    const core = openCore({ dataFolder: unfinished, clock: systemClock(), demonstration: false });
    try {
      const staff = await hireStaff(core, pace);
      await fill(core.app.vault.connection(), dimensions, staff, pace);
      const differences = recomputeSummaries(core.app.vault.read());
      if (differences.length > 0)
        throw new Error(`Sums differ from their recomputation: ${JSON.stringify(differences.slice(0, 3))}`);
    } finally {
      await core.app.close();
    }
    const accounts = Object.values(ACCOUNTS).map(({ name, password, label }) => ({ name, password, label }));
    await writeFile(
      join(unfinished, MARK),
      `${JSON.stringify({ kind: 'carnet-bench', scale, until, accounts }, null, 2)}\n`,
    );
    if (existsSync(dataFolder)) await rmdir(dataFolder);
    await rename(unfinished, dataFolder);
  } catch (problem) {
    await rm(unfinished, { recursive: true, force: true });
    throw problem;
  }
}

async function hireStaff(core: DrivenCore, pace: Pace): Promise<Staff> {
  pace.step('accounts', 3);
  const office = core.direct();
  const { manager, agent, colleague } = ACCOUNTS;
  await setUp(office, COMPANY, manager);
  await office.organisation.setPolicies({
    autoLockMinutes: 30,
    labelsHidden: false,
    consumerPayments: true,
    seriesJustification: 'Banc d’essai : une série par poste de travail.',
  });
  await addColleague(office, core.direct(), agent);
  await addColleague(office, core.direct(), colleague);
  for (const { item } of CATALOGUE) await office.catalogue.create({ item });
  const connection = core.app.vault.connection();
  const insert = inserter(connection, 'users', ['uid', 'name', 'roles', 'state', 'created_at']);
  const chance = seededChance(7007);
  const hired = '2016-01-04T08:00:00.000Z';
  for (const name of FORMER_AGENTS) insert([uidBytes(chance, hired), name, '["agent"]', 'disabled', hired]);
  const idOf = (name: string): number => {
    const row = connection
      .prepare<[string], { readonly id: number }>('select id from users where name = ?')
      .get(name);
    if (row === undefined) throw new Error(`No account ${name}`);
    return row.id;
  };
  return {
    manager: idOf(manager.name),
    agent: idOf(agent.name),
    colleague: idOf(colleague.name),
    former: FORMER_AGENTS.map(idOf),
  };
}

/** Tables that have a full-text index. */
const SEARCHED = ['clients', 'services', 'invoices', 'interactions'] as const;

async function fill(
  connection: Database.Database,
  dimensions: Dimensions,
  staff: Staff,
  pace: Pace,
): Promise<void> {
  // No journal: what is interrupted is thrown away whole, and every page is encrypted once instead of twice.
  connection.pragma('foreign_keys = OFF');
  connection.pragma('journal_mode = OFF');
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -512000');
  const aside = setAside(connection);
  await inTransaction(connection, async () => {
    const book = await writeClients(connection, dimensions, staff, pace);
    const plan = planWork(dimensions, staff, book);
    await writeServices(connection, dimensions, staff, book, plan.services, pace);
    await writeInvoices(connection, dimensions, staff, book, plan, pace);
    await writeInteractions(connection, dimensions, staff, book, pace);
  });
  await inTransaction(connection, async () => {
    for (const table of SEARCHED) await fillSearch(connection, table, pace);
  });
  await inTransaction(connection, async () => {
    await aside.restoreIndexes(pace);
    writeSummaries(connection);
    aside.restoreTriggers();
  });
  connection.exec('analyze');
  const broken = connection.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0)
    throw new Error('Generated rows refer to rows that are not there');
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
}

async function inTransaction(connection: Database.Database, work: () => Promise<void>): Promise<void> {
  connection.exec('begin');
  await work();
  connection.exec('commit');
}
