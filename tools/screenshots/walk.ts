import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { systemClock } from '#main/platform/system-clock.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { startBrowserHost, type BrowserHost } from '#main/serve.ts';
import { FLOOR_COST } from '#main/vault/key-derivation.ts';
import { failEverything, listenTo } from './line.ts';
import { SIZES, type Look, type Photographer } from './photographer.ts';
import type { Screen, ShownRecords, State } from './screen.ts';
import { FRESH_SCREENS, LOCKED_SCREENS, SCREENS } from './screens.ts';
import { shownWords } from './shown-words.ts';
import { chooseRecords, copyVault, PERSON } from './vaults.ts';

/** A core on a copy of a state's vault, served to a browser. */
export interface Scene {
  readonly state: State;
  readonly host: BrowserHost;
  readonly advance: (minutes: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts the core of a state. */
export async function openScene(state: State, cache: string): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-pictures-'));
  await copyVault(state, cache, folder);
  const machine = systemClock();
  let ahead = 0;
  const host = await startBrowserHost({
    dataFolder: folder,
    port: 0,
    demonstration: state === 'demonstration' || state === 'error',
    clock: { ...machine, monotonic: () => machine.monotonic() + ahead },
    cost: FLOOR_COST,
  });
  return {
    state,
    host,
    advance: (minutes) => {
      ahead += minutes * 60_000;
    },
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const NO_RECORDS: ShownRecords = {
  client: null,
  freeClient: null,
  service: null,
  planned: null,
  invoice: null,
  unpaid: null,
  creditNote: null,
  draft: null,
};

/** Signs the shown person in at the core itself. */
export async function signInAtCore({ host }: Scene): Promise<CarnetClient> {
  const client = directClient(host.app, host.app.takeSeat('direct'));
  const { accounts } = await client.vault.status({});
  const account = accounts.find((one) => one.label === PERSON.name);
  await client.vault.signIn({ account: account?.uid ?? '', password: PERSON.password });
  return client;
}

async function openPage(
  browser: Browser,
  { host }: Scene,
  look: Look,
): Promise<{ page: Page; heard: () => string }> {
  const isPseudo = look.language === 'pseudo';
  const language = look.language === 'en' ? 'en' : 'fr';
  const context = await browser.newContext({
    viewport: SIZES[0] ?? null,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript((chosen) => {
    localStorage.setItem('carnet.language', chosen);
  }, language);
  const heard = listenTo(page);
  if (look.state === 'error') await failEverything(page);
  await page.goto(`${host.url}/${isPseudo ? '?pseudo' : ''}#/start?token=${host.mintLaunchToken()}`);
  return { page, heard };
}

/** Signs the shown person in on the unlock screen. */
async function unlock(page: Page): Promise<void> {
  const account = page.getByRole('button', { name: new RegExp(PERSON.name) });
  await page.locator('#password').waitFor();
  // One account is chosen already; several are buttons.
  if ((await account.count()) > 0) await account.first().click();
  await page.locator('#password').fill(PERSON.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

/** Walks through every screen of a look that `isWanted`, and takes its pictures. */
export async function walk(
  browser: Browser,
  scene: Scene,
  look: Look,
  tools: { readonly photographer: Photographer; readonly isWanted: (name: string) => boolean },
): Promise<void> {
  const { photographer, isWanted } = tools;
  const { state, advance } = scene;
  let records = NO_RECORDS;
  if (state !== 'fresh' && state !== 'locked') {
    const client = await signInAtCore(scene);
    records = await chooseRecords(client);
    const preferences = await client.organisation.preferences({});
    const language = look.language === 'en' ? 'en' : 'fr';
    await client.organisation.setPreferences({ ...preferences, language, theme: look.theme });
  }
  const { page, heard } = await openPage(browser, scene, look);
  const stage = { page, t: shownWords(look.language), records, advance };
  const show = async (screen: Screen): Promise<void> => {
    try {
      await screen.act?.(stage);
    } catch (error) {
      const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      photographer.complain({ where: `${state}/${look.language}-${look.theme}/${screen.name}`, what });
    }
    await photographer.take(page, screen.name, look, heard, screen.awaits);
  };

  if (state === 'fresh') {
    await page.getByRole('button').first().waitFor();
    for (const screen of FRESH_SCREENS) await show(screen);
  } else {
    // The window is admitted by now: what is reloaded earlier loses its launch token.
    await page.locator('#password').waitFor();
    for (const screen of LOCKED_SCREENS.filter(
      (one) => one.states?.includes(state) === true && isWanted(one.name),
    )) {
      await page.reload();
      await page.locator('#password').waitFor();
      await show(screen);
    }
    if (state !== 'locked') {
      await page.reload();
      await unlock(page);
      let wasActed = false;
      for (const screen of SCREENS) {
        const path = typeof screen.path === 'string' ? screen.path : screen.path(records);
        if (path === null || !(screen.states ?? ['demonstration']).includes(state) || !isWanted(screen.name))
          continue;
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `#/${path}`);
        // A dialog or a half-typed form would stay in front of what comes next.
        if (wasActed || screen.act !== undefined) {
          await page.reload();
          await page.getByRole('navigation').first().waitFor();
        }
        wasActed = screen.act !== undefined;
        await settleFor(page, screen);
        await show(screen);
      }
    }
  }
  await page.context().close();
}

/** Before an act: what it presses must be there. */
async function settleFor(page: Page, screen: Screen): Promise<void> {
  if (screen.act === undefined) return;
  await page.getByRole('main').waitFor();
  await page.waitForTimeout(250);
}
