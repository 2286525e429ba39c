import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { sampleSettings } from '#tests/support/open-vault.ts';
import { setUp } from '../../../tools/driven/accounts.ts';
import { createDayClock } from '../../../tools/driven/day-clock.ts';
import { openCore } from '../../../tools/driven/open-core.ts';
import { startHost, type Host } from './host.ts';
import { FIRST_PASSWORD } from './set-up.ts';
import { wordsOf, type Language } from './words.ts';

/**
 * Fills a fresh vault through the core, then drives a page that is signed in to it, in the language.
 *
 * For scenarios whose rows take minutes to type and are not what is looked at.
 */
export async function onWorkedVault<Started extends Host = Host>(
  page: Page,
  language: Language,
  fill: (office: CarnetClient, today: LocalDate) => Promise<void>,
  drive: (host: Started) => Promise<void>,
  start?: (folder: string) => Promise<Started>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-e2e-'));
  const now = new Date().toISOString();
  const today = localDate(now.slice(0, 10));
  const core = openCore({
    dataFolder: folder,
    clock: createDayClock(today, now as Instant),
    demonstration: false,
  });
  try {
    const office = core.direct();
    await setUp(office, sampleSettings, {
      name: 'Camille Roux',
      password: FIRST_PASSWORD,
      roles: ['administrator', 'manager', 'accountant'],
    });
    await office.organisation.setPreferences({
      language,
      theme: 'light',
      density: 'compact',
      singleKeyShortcuts: true,
    });
    await fill(office, today);
  } finally {
    await core.app.close();
  }
  const host = await (start ?? (startHost as (folder: string) => Promise<Started>))(folder);
  try {
    await signInTo(page, language, host);
    await drive(host);
  } finally {
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a host's window and signs the first account in. */
export async function signInTo(page: Page, language: Language, host: Host): Promise<void> {
  await page.goto('about:blank');
  await page.goto(host.link);
  await page.locator('input[type=password]').fill(FIRST_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: wordsOf(language)('nav.main') })).toBeVisible();
}
