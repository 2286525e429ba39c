import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { readSample, type Sample, type SampleAgent } from './acceptance/chinook.ts';
import {
  checkAudit,
  checkCustomers,
  checkFigures,
  checkInvoices,
  checkNumbers,
  checkOwnRows,
  checkPdfs,
  type Entered,
} from './acceptance/checks.ts';
import { SELLER } from './acceptance/company.ts';
import { openWindow, signInToRest, startHost } from './acceptance/doors.ts';
import {
  enterCustomer,
  enterInvoice,
  type EnteredCustomer,
  type EnteredInvoice,
} from './acceptance/enter.ts';
import { concluded, createReport, quantile, type Report } from './acceptance/report.ts';
import { addColleague, setUp } from './driven/accounts.ts';
import { createDayClock } from './driven/day-clock.ts';
import { openCore } from './driven/open-core.ts';
import { compareFigures } from './outside/compare-figures.ts';
import { takeExport } from './outside/exported-rows.ts';

/*
 * The main job on real input: `npm run acceptance -- --data DIR`, DIR being the folder of the Chinook sample.
 *
 * Customers are entered by their agents over WebSockets, every tenth invoice over REST, the others by calls in the
 * process; a clock that is driven from 2021 to 2025 gives each document its day. Ends with 1 when anything differs
 * from the file.
 */

const FIRST_DAY = localDate('2021-01-01');
const LAST_DAY = localDate('2025-12-31');
/** One invoice in so many goes through the REST door, so that both doors are used all along. */
const REST_EVERY = 10;
// Nobody but this run ever signs in to the vault it makes and removes.
const PASSWORDS = [
  'grenat-tambour-oblique-71-pluie',
  'lanterne-frimas-48-vertige-olive',
  'cordage-minuit-93-abricot-sablier',
  'falaise-bourdon-26-encrier-jade',
] as const;

async function run(dataFolder: string, sample: Sample, report: Report): Promise<void> {
  const clock = createDayClock(FIRST_DAY);
  const core = openCore({ dataFolder, clock, demonstration: false });
  const host = await startHost(core);
  const windows: { close(): void }[] = [];
  try {
    const office = core.direct();
    const officeUid = await setUp(office, SELLER, {
      name: sample.manager,
      password: PASSWORDS[0],
      roles: ['administrator', 'manager', 'accountant'],
    });
    await office.organisation.setPolicies({
      autoLockMinutes: 60,
      labelsHidden: false,
      // Most customers are persons; design.md §5 "Law" keeps this off until an administrator confirms.
      consumerPayments: true,
      seriesJustification: 'Acceptance run on the Chinook sample: no real sale, no real consumer.',
    });
    const agents = new Map<
      string,
      { readonly agent: SampleAgent; readonly uid: Uid; readonly client: CarnetClient }
    >();
    for (const [index, agent] of sample.agents.entries()) {
      const window = await openWindow(host);
      windows.push(window);
      const password = PASSWORDS[index + 1];
      if (password === undefined) throw new Error('More agents than passwords');
      const uid = await addColleague(office, window.client, { name: agent.name, password, roles: ['agent'] });
      agents.set(agent.id, { agent, uid, client: window.client });
    }
    const customers = new Map<string, EnteredCustomer>();
    for (const customer of sample.customers) {
      const owner = agents.get(customer.agentId);
      if (owner === undefined) throw new Error(`Customer ${customer.id} has no agent`);
      customers.set(customer.id, await enterCustomer(owner.client, owner.uid, customer));
    }

    const invoices = new Map<string, EnteredInvoice>();
    for (const [index, invoice] of sample.invoices.entries()) {
      clock.goTo(invoice.date);
      const customer = customers.get(invoice.customerId);
      if (customer === undefined) throw new Error(`Invoice ${invoice.id} has no customer`);
      // A token lives for minutes of the driven clock, which jumps by days: each visit signs in anew.
      const door = index % REST_EVERY === 0 ? await signInToRest(host, officeUid, PASSWORDS[0]) : office;
      invoices.set(invoice.id, await enterInvoice(door, customer.uid, invoice));
    }
    clock.goTo(LAST_DAY);

    const entered: Entered = { sample, customers, invoices };
    await checkCustomers(office, entered, report);
    await checkInvoices(office, entered, report);
    await checkNumbers(office, report);
    await checkPdfs(office, entered, report);
    await checkFigures(office, entered, { title: 'company', customers: sample.customers }, report);
    for (const { agent, client } of agents.values()) {
      const own = sample.customers.filter((customer) => customer.agentId === agent.id);
      await checkOwnRows(client, entered, { title: agent.name, customers: own }, report);
      await checkFigures(client, entered, { title: agent.name, customers: own }, report);
    }
    // Once more every figure, this time from the product's own full export.
    await office.vault.confirmPassword({ password: PASSWORDS[0] });
    const rows = await takeExport(office);
    await compareFigures(
      rows,
      { title: 'company', reader: office, colleague: null, today: LAST_DAY },
      report,
    );
    for (const { agent, uid, client } of agents.values())
      await compareFigures(
        rows,
        { title: agent.name, reader: client, colleague: uid, today: LAST_DAY },
        report,
      );
    await checkAudit(office, report);
    sayTimes([...invoices.values()], report);
  } finally {
    for (const window of windows) window.close();
    await host.close();
    await core.app.close();
  }
}

function sayTimes(invoices: readonly EnteredInvoice[], report: Report): void {
  const times = invoices.map((invoice) => invoice.milliseconds);
  const unprintable = new Set(invoices.flatMap((invoice) => invoice.warnings));
  report.say(
    `time per invoice (draft, number, PDF, issue, payment): median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
  );
  report.say(
    `characters that the fonts lack: ${unprintable.size === 0 ? 'none' : [...unprintable].join(' ')}`,
  );
}

const started = performance.now();
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined || !existsSync(join(resolve(values.data), 'invoices.csv'))) {
  console.error('usage: npm run acceptance -- --data DIR   (DIR holds the CSV files of the Chinook sample)');
  process.exitCode = 2;
} else {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-acceptance-'));
  const report = createReport();
  try {
    await run(join(folder, 'vault'), readSample(resolve(values.data)), report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.exitCode = concluded(report, performance.now() - started);
}
