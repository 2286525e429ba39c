import { expect, type Page } from '@playwright/test';
import { test } from './support/host.ts';
import { addAgent, button, createClient, field, lock, signInWithCode } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { wordsOf } from './support/words.ts';

// What an agent sees must be whole: nothing refused, nothing greyed out without its reason, no empty page.

const t = wordsOf('fr');

/** Nothing on the page was refused or stands there dead without a word. */
async function isWhole(page: Page): Promise<void> {
  await expect(page.locator('#content [aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const dead = await page
    .locator(
      // A form that waits for its fields says by itself why it cannot be sent.
      '#content :is(button:disabled, [data-disabled]):not([type=submit])',
    )
    .evaluateAll((found) =>
      found.filter((one) => one.closest('[title], [aria-describedby]') === null).map((one) => one.outerHTML),
    );
  expect(dead).toEqual([]);
  const text = await page.locator('#content').innerText();
  expect(text).not.toMatch(/FORBIDDEN|undefined|NaN|\{\{/);
}

test('an agent finds every page of the rail whole', async ({ host, page }, info) => {
  test.setTimeout(240_000);
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await openCompany(page, host, 'fr');
  const code = await addAgent(page, 'fr', 'Nadia Benali');
  await createClient(page, 'fr', 'Clinique des Tilleuls');
  await createClient(page, 'fr', 'Lycée Jean Moulin', 'Nadia Benali');
  await lock(page, 'fr');
  await signInWithCode(page, 'fr', 'Nadia Benali', code);
  await page.setViewportSize({ width: 1280, height: 800 });
  const look = async (name: string): Promise<void> => {
    await isWhole(page);
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
  };

  const rail = page.getByRole('navigation', { name: t('nav.main') });
  const names = await rail.getByRole('link').allInnerTexts();
  expect(names.length).toBeGreaterThan(4);
  for (const [index, link] of (await rail.getByRole('link').all()).entries()) {
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(`rail-${String(index)}`);
  }

  // Settings: each page that is offered.
  await rail.getByRole('link', { name: t('nav.settings'), exact: true }).click();
  const pages = page.getByRole('main').getByRole('navigation').getByRole('link');
  for (const [index, link] of (await pages.all()).entries()) {
    await link.click();
    await look(`settings-${String(index)}`);
  }

  // Her own client, with a service that she records and sees done.
  await rail.getByRole('link', { name: t('nav.clients'), exact: true }).click();
  await page
    .getByRole('gridcell', { name: /^Lycée Jean Moulin/ })
    .first()
    .click();
  await expect(page.getByRole('article')).toBeVisible();
  await look('client');
  await button(page, t('clients:sheet.newService')).click();
  await field(page, t('services:field.title')).fill('Diagnostic réseau');
  await field(page, t('services:field.performedOn')).fill('auj');
  await field(page, t('services:field.quantity')).fill('2');
  await field(page, t('services:field.unitPrice')).fill('90');
  await page.screenshot({ path: info.outputPath('service-form.png') });
  await button(page, t('action.save')).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await rail.getByRole('link', { name: t('nav.services'), exact: true }).click();
  await page.getByRole('gridcell', { name: 'Diagnostic réseau' }).last().click();
  await expect(page.getByRole('article')).toBeVisible();
  await look('service');
  expect(refused).toEqual([]);
});
