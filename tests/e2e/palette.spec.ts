import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './support/host.ts';
import { setUpCompany, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  const box = (page: Page) => page.getByRole('combobox', { name: shown(t('palette:label')) });
  const option = (page: Page, name: RegExp | string) => page.getByRole('option', { name }).first();

  test(`the palette finds and acts with the keyboard alone (${language})`, async ({ host, page }) => {
    await page.goto(host.link);
    await setUpCompany(page, language);

    // An action: a new client, without the mouse.
    await page.keyboard.press('Control+k');
    await expect(box(page)).toBeFocused();
    await page.keyboard.type(language === 'fr' ? 'nouv cli' : 'new cli');
    await expect(option(page, t('clients:list.new'))).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    const name = page
      .locator('input')
      .and(page.getByLabel(shown(t('clients:form.nameCompany')), { exact: true }));
    await name.fill('Hélène Œuvrard Coiffure');
    await page
      .locator('input')
      .and(page.getByLabel(shown(t('clients:form.phone')), { exact: true }))
      .fill('06 12 34 56 78');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Hélène Œuvrard Coiffure', level: 2 })).toBeVisible();

    // Found from anywhere, however it is typed; Enter opens it.
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await expect(page.getByRole('heading', { name: t('nav.invoices'), level: 1 })).toBeVisible();
    await page.keyboard.press('Control+k');
    for (const text of ['helene oeuv', '+33 6 12 34', '0612345678', 'рудуту']) {
      await box(page).fill(text);
      await expect(option(page, /Hélène Œuvrard/)).toHaveAttribute('aria-selected', 'true');
    }
    await expect(page.getByText(/рудуту/)).toContainText('helene');
    await box(page).fill('helene');
    const found = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Hélène Œuvrard Coiffure', level: 2 })).toBeVisible();

    // Recent first when empty; what cannot be found is said; nothing breaks.
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toContainText('Hélène Œuvrard');
    await box(page).fill('?!…');
    await expect(page.getByText(shown(t('palette:onlySigns')))).toBeVisible();
    await box(page).fill('x'.repeat(10_000));
    await expect(page.getByText(shown(t('palette:tooLong', { limit: '200' })))).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(box(page)).toBeHidden();
  });
}
