import type { Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf, type Language } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityBreaches(page)).toEqual([]);
}

/** Plans a service from the calendar, for a client that is created on the way. */
async function plan(
  page: Page,
  language: Language,
  service: {
    readonly title: string;
    readonly client: string;
    readonly isFirst: boolean;
    readonly on: string;
  },
): Promise<void> {
  const t = wordsOf(language);
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: t('calendar:plan') });
  await form.getByLabel(t('services:field.client'), { exact: true }).fill(service.client);
  if (service.isFirst) {
    await page.getByRole('option', { name: shown(t('picker.create', { text: service.client })) }).click();
    const quick = page.getByRole('dialog', { name: t('services:quickClient.title') });
    await quick.getByLabel(t('services:quickClient.street')).fill('3 rue des Lilas');
    await quick.getByLabel(t('services:quickClient.city')).fill('Bron');
    // Leaving the city closes its suggestions.
    await quick.getByLabel(t('services:quickClient.phone')).fill('01 99 00 12 34');
    await quick.getByRole('button', { name: t('services:quickClient.create') }).click();
    await expect(quick).toBeHidden();
  } else await page.getByRole('option', { name: new RegExp(`^${service.client}`) }).click();
  await form.getByLabel(t('services:field.title')).fill(service.title);
  await form.getByLabel(t('services:field.technician')).click();
  await page.getByRole('option', { name: 'Camille Roux' }).click();
  await form.getByLabel(t('services:field.plannedOn')).fill(service.on);
  await form.getByLabel(t('services:field.unitPrice')).fill('85');
  await form.getByRole('button', { name: t('action.save') }).click();
  await expect(form).toBeHidden();
}

for (const language of ['fr', 'en'] as const) {
  test(`the day begins with what is planned and what waits, and it is done from there (${language})`, async ({
    host,
    page,
  }) => {
    const t = wordsOf(language);
    await openCompany(page, host, language);
    // The first page after opening, and it teaches while it is empty.
    await expect(page.getByRole('heading', { level: 1, name: shown(t('nav.today')) })).toBeVisible();
    await expect(page.getByText(shown(t('today:agendaEmpty')))).toBeVisible();
    await expect(page.getByRole('region', { name: t('today:start.title') })).toBeVisible();
    await expectAccessible(page);

    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: t('nav.calendar') })).toBeVisible();
    const client = 'Mairie de Bron';
    const [today, yesterday] = language === 'fr' ? ['auj', 'hier'] : ['today', 'yesterday'];
    await plan(page, language, { title: 'Onduleur', client, isFirst: true, on: today });
    await plan(page, language, { title: 'Pare-feu', client, isFirst: false, on: yesterday });
    await page.keyboard.press('g');
    await page.keyboard.press('t');

    const mine = page.getByRole('region', { name: t('today:agenda') });
    await expect(mine.getByRole('listitem')).toHaveCount(1);
    await expect(mine.getByRole('listitem')).toContainText('Onduleur');
    await expect(mine.getByRole('link', { name: /3 rue des Lilas, Bron/ })).toHaveAttribute('href', /map/);
    await expect(mine.locator('a[href^="tel:"]')).toBeVisible();

    // The one of yesterday is closed from here, taken back, and closed again: then it waits for its invoice.
    const waits = page.getByRole('region', { name: t('today:waits') });
    const close = waits.getByRole('button', {
      name: shown(t('today:doneNamed', { title: 'Pare-feu', client })),
    });
    await close.click();
    await expect(close).toBeHidden();
    await expect(waits.getByRole('heading', { name: t('today:toInvoice') })).toContainText('1');
    await page.keyboard.press('Control+z');
    await expect(close).toBeVisible();
    await close.click();
    await expect(close).toBeHidden();
    await expectAccessible(page);

    await page.getByRole('link', { name: new RegExp(`^${t('today:figure.done')} 1`) }).click();
    await expect(page.getByRole('row', { name: /Pare-feu/ })).toBeVisible();
  });
}
