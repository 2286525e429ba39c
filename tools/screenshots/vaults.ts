import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#main/platform/system-clock.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { setUp, type Person } from '../driven/accounts.ts';
import { openCore } from '../driven/open-core.ts';
import { COLLEAGUES, COMPANY } from '../demonstration/company.ts';
import { prepareDemonstration } from '../demonstration/prepare-demonstration.ts';
import type { ShownRecords } from './screens.ts';

/** A vault to look at. */
export interface ShownVault {
  readonly name: 'empty' | 'demonstration';
  readonly dataFolder: string;
  readonly person: Person;
}

/** Makes the two vaults in a folder, or finds them there from the last time. */
export async function prepareVaults(folder: string): Promise<readonly ShownVault[]> {
  const [person] = COLLEAGUES;
  const empty = join(folder, 'empty');
  if (!existsSync(empty)) {
    const core = openCore({ dataFolder: empty, clock: systemClock(), demonstration: false });
    await setUp(core.direct(), COMPANY, person);
    await core.app.close();
  }
  const demonstration = join(folder, 'demonstration');
  await prepareDemonstration({ dataFolder: demonstration, log: console.log });
  return [
    { name: 'demonstration', dataFolder: demonstration, person },
    { name: 'empty', dataFolder: empty, person },
  ];
}

/** The records whose sheets are shown: a client with much to see, a paid invoice of several lines. */
export async function chooseRecords(client: CarnetClient): Promise<ShownRecords> {
  const { clients } = await client.figures.byClient({ from: '2000-01-01', to: '2100-01-01', limit: 20 });
  const services = await client.services.list({ status: 'done', limit: 1 });
  const invoices = await client.invoices.list({
    kind: 'invoice',
    state: 'paid',
    sort: 'gross',
    descending: true,
    limit: 1,
  });
  const drafts = await client.invoices.list({ state: 'draft', limit: 1 });
  return {
    client: clients[0]?.clientUid ?? null,
    service: services.rows[0]?.uid ?? null,
    invoice: invoices.rows[0]?.uid ?? null,
    draft: drafts.rows[0]?.uid ?? null,
  };
}
