import { existsSync, readdirSync } from 'node:fs';
import { readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '#main/platform/system-clock.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { ROLES, type Role } from '#shared/domain/access/role.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { addColleague, setUp } from '../driven/accounts.ts';
import { createDayClock } from '../driven/day-clock.ts';
import { openCore } from '../driven/open-core.ts';
import { COLLEAGUES, COMPANY, type Colleague } from './company.ts';
import { enterCompany } from './enter-company.ts';
import { enterMessages } from './enter-messages.ts';
import { planCompany } from './plan.ts';

/** An account of the demonstration, to be printed at every start. */
export interface DemonstrationAccount {
  readonly label: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** What preparing the demonstration needs. */
export interface DemonstrationOptions {
  /** Folder of the vault; made where it is missing. */
  readonly dataFolder: string;
  /** Tells the person who waits what is going on. */
  readonly log: (text: string) => void;
  /** Size, for tests; the product's demonstration has the default. */
  readonly size?: { readonly clients: number; readonly services: number };
}

/** Written beside the vault when it is complete: this folder holds a demonstration and may be started as one. */
const MARK = 'demonstration.json';

const mark = z.object({
  kind: z.literal('carnet-demonstration'),
  accounts: z.array(
    z.object({ label: z.string(), name: z.string(), password: z.string(), roles: z.array(z.enum(ROLES)) }),
  ),
});

/** 600 clients and two years of work; about 700 invoices come of it. */
const SIZE = { clients: 600, services: 900 };

/**
 * Makes the vault of the demonstration company in `dataFolder`, or finds the one that is there; answers its accounts.
 *
 * It is made beside its place and moved there when complete, so that an interrupted start leaves nothing half made.
 * Throws, with a sentence for the person, where the folder holds anything else: a real vault is never touched.
 */
export async function prepareDemonstration({
  dataFolder,
  log,
  size = SIZE,
}: DemonstrationOptions): Promise<{ readonly accounts: readonly DemonstrationAccount[] }> {
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    const text = await readFile(join(dataFolder, MARK), 'utf8').catch(() => null);
    if (text === null)
      throw new Error(
        `The folder ${dataFolder} holds something that is not the demonstration: choose an empty one with --data.`,
      );
    return { accounts: mark.parse(JSON.parse(text)).accounts };
  }
  const unfinished = `${dataFolder}-unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const started = performance.now();
  log('Making the demonstration company, once: this takes a minute or two.');
  await makeDemonstration(unfinished, size, log);
  const accounts = COLLEAGUES.map(({ label, name, password, roles }) => ({ label, name, password, roles }));
  await writeFile(
    join(unfinished, MARK),
    `${JSON.stringify({ kind: 'carnet-demonstration', accounts }, null, 2)}\n`,
  );
  if (existsSync(dataFolder)) await rmdir(dataFolder);
  await rename(unfinished, dataFolder);
  log(`The demonstration company is ready (${((performance.now() - started) / 1000).toFixed(0)} s).`);
  return { accounts };
}

async function makeDemonstration(
  dataFolder: string,
  size: { readonly clients: number; readonly services: number },
  log: (text: string) => void,
): Promise<void> {
  const outside = COLLEAGUES.filter((colleague) => colleague.worksOutside);
  const present = systemClock();
  const plan = planCompany({ ...size, workers: outside.length }, present.today());
  // The company was founded on the day before its first client came.
  const clock = createDayClock(addDays(plan.from, -1), present.now());
  const core = openCore({ dataFolder, clock, demonstration: true });
  try {
    const [first, ...others] = COLLEAGUES;
    const office = core.direct();
    const firstUid = await setUp(office, COMPANY, first);
    await office.organisation.setPolicies({
      autoLockMinutes: 30,
      labelsHidden: false,
      // Some of the invented clients are persons; nobody real pays here.
      consumerPayments: true,
      seriesJustification: 'Démonstration : une série par poste de travail.',
    });
    const seats = new Map<Colleague, { readonly client: CarnetClient; readonly uid: Uid }>([
      [first, { client: office, uid: firstUid }],
    ]);
    for (const colleague of others) {
      const client = core.direct();
      seats.set(colleague, { client, uid: await addColleague(office, client, colleague) });
    }
    const accountant = [...seats].find(([colleague]) => colleague.roles.join() === 'accountant')?.[1].client;
    log(
      `Entering ${String(plan.clients.length)} clients, ${String(plan.services.length)} services, ${String(plan.invoices.length)} invoices and ${String(plan.interactions.length)} interactions.`,
    );
    await enterCompany(
      plan,
      {
        office,
        accountant: accountant ?? office,
        workers: outside.flatMap((colleague) => seats.get(colleague) ?? []),
      },
      clock,
      (percent) => {
        if (percent < 100) log(`  ${String(percent)} % …`);
      },
    );
    await enterMessages(core.app, accountant ?? office, plan.to);
  } finally {
    await core.app.close();
  }
}

/** The accounts as lines to print, names and passwords in columns. */
export function accountLines(accounts: readonly DemonstrationAccount[]): readonly string[] {
  const widest = Math.max(...accounts.map((account) => account.name.length));
  const longest = Math.max(...accounts.map((account) => account.password.length));
  return accounts.map(
    ({ name, password, label }) => `  ${name.padEnd(widest)}   ${password.padEnd(longest)}   ${label}`,
  );
}
