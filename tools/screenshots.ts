// npm run screenshots [-- --only NAME --look fr-light --vault empty]: every screen in both languages, themes and sizes, empty and full, checked with axe.
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startBrowserHost, type BrowserHost } from '#main/serve.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { findBrowser } from './browser.ts';
import { ensurePages } from './build-pages.ts';
import { Photographer, SIZES, type Look } from './screenshots/photographer.ts';
import { SCREENS, type ShownRecords } from './screenshots/screens.ts';
import { chooseRecords, prepareVaults, type ShownVault } from './screenshots/vaults.ts';

const root = resolve(import.meta.dirname, '..');
const pictures = join(root, 'screenshots');

/** Pictures that the README shows, from the French light demonstration at the smaller size. */
const README_PICTURES = [
  ['unlock', 'unlock'],
  ['clients', 'clients'],
  ['client-sheet', 'client-sheet'],
  ['invoice-pdf', 'invoice'],
  ['figures', 'figures'],
  ['audit', 'audit'],
] as const;
const LARGEST_README_PICTURE = 200_000;

const { values } = parseArgs({
  options: { only: { type: 'string' }, look: { type: 'string' }, vault: { type: 'string' } },
});
const { only = '', look: wantedLook, vault: wantedVault } = values;
const isWanted = (name: string): boolean => name.includes(only);

async function signInTo(host: BrowserHost, vault: ShownVault): Promise<CarnetClient> {
  const client = directClient(host.app, host.app.takeSeat('direct'));
  const { accounts } = await client.vault.status({});
  const account = accounts.find((one) => one.label === vault.person.name);
  await client.vault.signIn({ account: account?.uid ?? '', password: vault.person.password });
  return client;
}

async function openPage(browser: Browser, host: BrowserHost, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[0],
    locale: look.language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript((language) => {
    localStorage.setItem('carnet.language', language);
  }, look.language);
  await page.goto(`${host.url}/#/start?token=${host.mintLaunchToken()}`);
  return page;
}

async function walk(page: Page, vault: ShownVault, look: Look, records: ShownRecords): Promise<void> {
  // One account is chosen already; several are buttons.
  const account = page.getByRole('button', { name: new RegExp(vault.person.name) });
  await page.locator('#password').waitFor();
  if ((await account.count()) > 0) await account.first().click();
  if (isWanted('unlock')) await photographer.take(page, 'unlock', look);
  await page.locator('#password').fill(vault.person.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  for (const screen of SCREENS.filter(({ name }) => isWanted(name))) {
    const path = screen.path(records);
    if (path === null) continue;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${path}`);
    await photographer.take(page, screen.name, look, screen.awaits);
  }
}

function copyForReadme(): void {
  const target = join(root, 'docs', 'images');
  mkdirSync(target, { recursive: true });
  for (const [screen, name] of README_PICTURES) {
    const source = join(pictures, 'demonstration', 'fr-light', `${screen}-1280x800.png`);
    const { size } = statSync(source);
    if (size > LARGEST_README_PICTURE)
      photographer.complain({
        where: screen,
        what: `${String(size)} bytes are too many for the README`,
      });
    copyFileSync(source, join(target, `${name}.png`));
  }
}

if (!ensurePages()) process.exit(1);
const started = performance.now();
const photographer = new Photographer(pictures);
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
for (const vault of await prepareVaults(join(root, '.cache', 'screenshots'))) {
  if (wantedVault !== undefined && wantedVault !== vault.name) continue;
  const host = await startBrowserHost({
    dataFolder: vault.dataFolder,
    port: 0,
    demonstration: vault.name === 'demonstration',
  });
  const client = await signInTo(host, vault);
  const records = await chooseRecords(client);
  for (const language of ['fr', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      if (wantedLook !== undefined && wantedLook !== `${language}-${theme}`) continue;
      const preferences = await client.organisation.preferences({});
      await client.organisation.setPreferences({ ...preferences, language, theme });
      const look: Look = { vault: vault.name, language, theme };
      const page = await openPage(browser, host, look);
      await walk(page, vault, look, records);
      await page.context().close();
    }
  }
  await host.close();
}
await browser.close();
if (only === '' && (wantedLook ?? 'fr-light') === 'fr-light' && wantedVault !== 'empty') copyForReadme();
console.log(
  `${String(photographer.pictures)} pictures, ${String(photographer.complaints.length)} complaints, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exit(photographer.complaints.length === 0 ? 0 : 1);
