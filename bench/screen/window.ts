import type { Browser, Page } from '@playwright/test';
import { ACCOUNTS } from '../data/colleagues.ts';
import type { BenchHost } from './host.ts';
import { settled } from './probe.ts';

/** Whose window is measured. */
export type Role = 'manager' | 'agent';

/** The rows of the client list. */
export const LIST_ROW = '[role="grid"] [data-row]';
/** Something is still being asked. */
export const BUSY = 'main .mantine-Loader-root, main [aria-busy="true"]';

const WINDOW = { width: 1440, height: 900 };

/** A window at the address of the client list, where nobody has signed in yet. */
export async function lockedWindow(browser: Browser, host: BenchHost): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  await page.goto(await host.link());
  await settled(page, ['#password'], []);
  await page.evaluate(() => {
    location.hash = '/clients';
  });
  return page;
}

/** Chooses the person and types the password; Enter is left to the caller. */
export async function typePassword(page: Page, role: Role): Promise<void> {
  await page.getByRole('button', { name: ACCOUNTS[role].name }).click();
  await page.locator('#password').fill(ACCOUNTS[role].password);
}

/** A window on the client list with somebody signed in. */
export async function openWindow(browser: Browser, host: BenchHost, role: Role): Promise<Page> {
  const page = await lockedWindow(browser, host);
  await typePassword(page, role);
  await page.keyboard.press('Enter');
  await settled(page, [LIST_ROW], [BUSY]);
  return page;
}

/** Reads the whole page again, as a window that was just opened, and comes to rest at an address. */
export async function freshAt(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.reload();
  await settled(page, ['main h1'], [BUSY]);
  // What the window reads ahead of time is read by then.
  await page.waitForTimeout(READ_AHEAD);
}

const READ_AHEAD = 1200;
