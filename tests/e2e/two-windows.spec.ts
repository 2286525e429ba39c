import { expect, type Page } from '@playwright/test';
import { test } from './support/host.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

/** A second window of the same person: what the tab remembers goes along. */
async function secondWindow(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => {
    window.open(location.href);
  });
  return opening;
}

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  const field = (page: Page, label: string) =>
    page.locator('input, textarea').and(page.getByLabel(shown(label), { exact: true }));

  test(`a change in one window shows in the other at once (${language})`, async ({ host, page }) => {
    await openCompany(page, host, language);
    await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();
    await expect(page.getByRole('heading', { name: t('clients:title'), level: 1 })).toBeVisible();
    const other = await secondWindow(page);
    await expect(other.getByRole('navigation', { name: t('nav.main') })).toBeVisible();

    // Created here, on the list there without touching it.
    await page
      .getByRole('button', { name: t('clients:list.new') })
      .first()
      .click();
    await field(page, t('clients:form.nameCompany')).fill('Garage du Nord');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Garage du Nord', level: 2 })).toBeVisible();
    await expect(other.getByRole('row', { name: /Garage du Nord/ })).toBeVisible();

    // A form that is being typed is not overwritten: the person is told.
    await other.goto(page.url());
    await expect(other.getByRole('heading', { name: 'Garage du Nord', level: 2 })).toBeVisible();
    await other.keyboard.press('e');
    await field(other, t('clients:form.legalName')).fill('Garage du Nord SAS');
    await page.keyboard.press('e');
    await field(page, t('clients:form.legalName')).fill('Garage du Nord SARL');
    await page.keyboard.press('Enter');
    const banner = other.getByText(shown(t('form.changedBy', { name: 'Camille Roux' })));
    await expect(banner).toBeVisible();
    await expect(field(other, t('clients:form.legalName'))).toHaveValue('Garage du Nord SAS');
    await other.getByRole('button', { name: shown(t('form.compare')) }).click();
    const merge = other.getByRole('dialog', { name: shown(t('clients:conflict.title')) });
    await merge.getByRole('radio', { name: /SARL/ }).click();
    await merge.getByRole('button', { name: shown(t('clients:conflict.save')) }).click();
    await expect(merge).toBeHidden();
    await expect(other.getByRole('article').getByText('Garage du Nord SARL')).toBeVisible();

    // Locked in one window, hidden in the other.
    await page.keyboard.press('Control+Shift+L');
    await expect(other.getByRole('heading', { name: t('vault:unlock.title') })).toBeVisible();
  });

  test(`settings saved in one window leave what is typed in the other, which is told (${language})`, async ({
    host,
    page,
  }) => {
    await openCompany(page, host, language);
    await page.goto(`${host.url}/#/settings/company`);
    const city = (of: Page) => field(of, t('organisation:field.city'));
    const mail = (of: Page) => field(of, t('organisation:field.email'));
    await expect(city(page)).toHaveValue('Lyon');
    const other = await secondWindow(page);
    await expect(city(other)).toHaveValue('Lyon');

    await mail(other).fill('contact@servitech.example');
    await city(page).fill('Bron');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('action.save'), exact: true }).click();
    await expect(page.getByText(shown(t('form.saved')))).toBeVisible();
    const told = other.getByText(shown(t('form.changedElsewhere')));
    await expect(told).toBeVisible();
    await expect(mail(other)).toHaveValue('contact@servitech.example');

    // Going on keeps what each of them changed.
    await other.getByRole('button', { name: shown(t('form.keepMine')) }).click();
    await other.getByRole('button', { name: t('action.save'), exact: true }).click();
    await expect(other.getByText(shown(t('form.saved')))).toBeVisible();
    await expect(told).toBeHidden();
    for (const window of [page, other]) {
      await expect(mail(window)).toHaveValue('contact@servitech.example');
      await expect(city(window)).toHaveValue('Bron');
    }

    // Policies have no revision: they are told of all the same.
    const minutes = (of: Page) => field(of, t('organisation:policies.autoLockMinutes'));
    const hours = (of: Page) => field(of, t('organisation:policies.weeklyHours'));
    for (const window of [page, other]) {
      await window.goto(`${host.url}/#/settings/policies`);
      await expect(minutes(window)).toHaveValue('10');
    }
    await minutes(other).fill('7');
    await hours(page).fill('32');
    await page.getByRole('button', { name: t('action.save'), exact: true }).click();
    await expect(told).toBeVisible();
    await expect(minutes(other)).toHaveValue('7');
    await other.getByRole('button', { name: shown(t('form.keepMine')) }).click();
    await other.getByRole('button', { name: t('action.save'), exact: true }).click();
    await expect(told).toBeHidden();
    for (const window of [page, other]) {
      await expect(minutes(window)).toHaveValue('7');
      await expect(hours(window)).toHaveValue('32');
    }
  });
}
