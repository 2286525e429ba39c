import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { Language } from './words.ts';
import { wordsOf } from './words.ts';

/** Password of the first account in scenarios. */
export const FIRST_PASSWORD = 'trombone-azur-42-girafe-plume';

/** Goes through the wizard as a person would, kit saved and verified, and ends on the first screen. */
export async function setUpCompany(page: Page, language: Language): Promise<void> {
  const t = wordsOf(language);
  await page.getByText(language === 'fr' ? 'Français' : 'English', { exact: true }).click();
  await page.getByRole('button', { name: t('vault:setUp.start') }).click();
  const field = (key: string) =>
    page.locator('input').and(page.getByLabel(shown(t(`organisation:field.${key}`)), { exact: true }));
  await field('name').fill('ServiTech Solutions');
  await field('legalForm').fill('SARL');
  await page.keyboard.press('Escape');
  await field('capital').fill('10000');
  await field('siret').fill('73282932000074');
  await field('register').fill('RCS Lyon');
  await field('line1').fill('12 rue de la République');
  await field('postalCode').fill('69002');
  await page.keyboard.press('Escape');
  await field('city').fill('Lyon');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('action.continue') }).click();
  await page.getByLabel(shown(t('vault:setUp.name')), { exact: true }).fill('Camille Roux');
  await page.getByLabel(shown(t('vault:setUp.password')), { exact: true }).fill(FIRST_PASSWORD);
  await page.getByLabel(shown(t('vault:password.repeat')), { exact: true }).fill(FIRST_PASSWORD);
  await page.getByRole('button', { name: t('vault:setUp.create') }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: t('vault:kit.save') }).click();
  const file = await (await saving).path();
  const passphrase = await page
    .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/)
    .first()
    .innerText();
  await page.getByRole('button', { name: shown(t('vault:kit.next')) }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'kit.json',
    mimeType: 'application/json',
    buffer: readFileSync(file),
  });
  await page.getByLabel(shown(t('vault:kit.passphrase'))).fill(passphrase);
  await page.getByRole('button', { name: t('vault:kit.verify'), exact: true }).click();
  await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();
}

/** A text as the screens show it: with typographic apostrophes, and narrow spaces before double punctuation. */
export const shown = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replaceAll(/ ([:;!?»])/g, '\u202F$1')
    .replaceAll('« ', '«\u202F');
