import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SCREENS } from '../../../tools/screenshots/screens.ts';
import { copyVault, PERSON } from '../../../tools/screenshots/vaults.ts';
import { test as base, startHost, type Host } from './host.ts';

/** Playwright's `test` with a host on a vault that holds one of each: a client, a service, an invoice, a payment. */
export const test = base.extend<{ readonly filledHost: Host }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
  filledHost: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-e2e-'));
    await copyVault('one', join(folder, 'made'), join(folder, 'vault'));
    const host = await startHost(join(folder, 'vault'));
    await provide(host);
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

/** Opens the window of a filled host and signs its first account in. */
export async function signIn(page: Page, host: Host): Promise<void> {
  await page.goto(host.link);
  await page.getByRole('button', { name: PERSON.name }).click();
  await page.locator('#password').fill(PERSON.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();
}

/** Opens every screen that the pictures show at an address of its own, and lets `check` look at each at rest. */
export async function onEveryScreen(page: Page, check: (name: string) => Promise<void>): Promise<void> {
  for (const { name, path, act } of SCREENS) {
    if (typeof path !== 'string' || act !== undefined) continue;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${path}`);
    await page.getByRole('main').waitFor();
    // Loaders come a moment after the page.
    await page.waitForTimeout(120);
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="true"], .mantine-Loader-root') === null,
    );
    await check(name);
  }
}
