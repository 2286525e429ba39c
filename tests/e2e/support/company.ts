import { cp, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { blankOrganisation } from '#shared/domain/organisation/blank-organisation.ts';
import { cents } from '#shared/kernel/money.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { setUp } from '../../../tools/driven/accounts.ts';
import { openCore } from '../../../tools/driven/open-core.ts';
import type { Host } from './host.ts';
import { FIRST_PASSWORD } from './set-up.ts';
import { wordsOf, type Language } from './words.ts';

const templateOf = (language: Language): string =>
  resolve(import.meta.dirname, '../../../.cache/e2e-company', language);

/**
 * Makes the vault of the company that {@link openCompany} copies, as the wizard leaves it.
 *
 * The wizard itself is walked by scenarios of its own; walking it before every other one, with keys of full cost,
 * took half of the time of the whole run.
 */
export async function makeCompany(language: Language): Promise<void> {
  const t = wordsOf(language);
  const folder = templateOf(language);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const core = openCore({ dataFolder: folder, clock: systemClock(), demonstration: false });
  try {
    const office = core.direct();
    await setUp(
      office,
      {
        ...blankOrganisation({
          name: 'ServiTech Solutions',
          latePenalty: t('organisation:default.latePenalty'),
          earlyPaymentDiscount: t('organisation:default.earlyPaymentDiscount'),
          documentLanguage: language,
        }),
        legalForm: 'SARL',
        capital: cents(1_000_000),
        siren: '732829320',
        siret: '73282932000074',
        vatNumber: 'FR44732829320',
        register: 'RCS Lyon',
        address: {
          line1: '12 rue de la République',
          line2: '',
          postalCode: '69002',
          city: 'Lyon',
          country: 'FR',
        },
      },
      {
        name: 'Camille Roux',
        password: FIRST_PASSWORD,
        roles: ['administrator', 'manager', 'accountant'],
      },
    );
    const preferences = await office.organisation.preferences({});
    await office.organisation.setPreferences({ ...preferences, language });
  } finally {
    await core.app.close();
  }
}

/** Puts a company that is set up into a host's empty folder, opens its window and signs the first account in. */
export async function openCompany(page: Page, host: Host, language: Language): Promise<void> {
  await cp(templateOf(language), host.dataFolder, { recursive: true });
  await page.goto(host.link);
  await page.locator('input[type=password]').fill(FIRST_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: wordsOf(language)('nav.main') })).toBeVisible();
}
