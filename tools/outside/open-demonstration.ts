import { systemClock } from '#main/platform/system-clock.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { DemonstrationAccount } from '../demonstration/prepare-demonstration.ts';
import { openCore, type DrivenCore } from '../driven/open-core.ts';
import type { Reading } from './compare-figures.ts';
import { takeExport, type ExportedRows } from './exported-rows.ts';

/** The demonstration, opened by the people whose figures are compared. */
export interface OpenDemonstration {
  readonly core: DrivenCore;
  /** The manager, then each agent. */
  readonly readings: readonly Reading[];
  takeExport(): Promise<ExportedRows>;
}

/** Opens a demonstration that was made and signs in its administrator, its manager and its agents. */
export async function openDemonstration(
  dataFolder: string,
  accounts: readonly DemonstrationAccount[],
): Promise<OpenDemonstration> {
  const clock = systemClock();
  const core = openCore({ dataFolder, clock, demonstration: true });
  const signIn = async ({
    name,
    password,
  }: DemonstrationAccount): Promise<{ readonly client: CarnetClient; readonly uid: string }> => {
    const client = core.direct();
    const account = (await client.vault.status({})).accounts.find((one) => one.label === name);
    if (account === undefined) throw new Error(`No account is called ${name}`);
    await client.vault.signIn({ account: account.uid, password });
    return { client, uid: account.uid };
  };
  const withRoles = (roles: string): readonly DemonstrationAccount[] =>
    accounts.filter((account) => account.roles.join() === roles);
  const administrator = accounts.find((account) => account.roles.includes('administrator'));
  if (administrator === undefined) throw new Error('The demonstration has no administrator');
  const { client: office } = await signIn(administrator);
  const readings: Reading[] = [];
  for (const account of [...withRoles('manager'), ...withRoles('agent')]) {
    const { client, uid } = await signIn(account);
    const isAgent = account.roles.join() === 'agent';
    readings.push({
      title: account.name,
      reader: client,
      colleague: isAgent ? uid : null,
      today: clock.today(),
    });
  }
  return { core, readings, takeExport: () => takeExport(office) };
}
