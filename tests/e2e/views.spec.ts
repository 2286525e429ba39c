import { expect, type Page } from '@playwright/test';
import { test } from './support/host.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  const menu = (page: Page) => page.getByRole('button', { name: shown(t('views.menu')) });
  const item = (page: Page, name: string) => page.getByRole('menuitem', { name: shown(name) });

  test(`a list is kept under a name with its filters and columns (${language})`, async ({ host, page }) => {
    await openCompany(page, host, language);
    await page.getByRole('link', { name: t('nav.invoices'), exact: true }).click();
    await page.getByRole('link', { name: t('invoices:view.overdue'), exact: true }).click();

    // A column goes and comes; it is part of the address.
    const heading = page.getByRole('columnheader', { name: t('invoices:column.subject') });
    await expect(heading).toBeVisible();
    await menu(page).click();
    const column = page.getByRole('menuitemcheckbox', { name: t('invoices:column.subject') });
    await expect(column).toHaveAttribute('aria-checked', 'true');
    await column.click();
    await expect(heading).toBeHidden();
    expect(await accessibilityBreaches(page, { within: '[role="menu"]' })).toEqual([]);
    await item(page, t('views.save')).click();
    const form = page.getByRole('dialog', { name: shown(t('views.title')) });
    await form.getByLabel(shown(t('views.name'))).fill('Relances du lundi');
    await form.getByLabel(shown(t('views.share'))).check();
    await page.keyboard.press('Enter');
    await expect(form).toBeHidden();

    // From the plain list back to the view, also after a reload.
    await menu(page).click();
    await item(page, t('views.all')).click();
    await expect(heading).toBeVisible();
    await menu(page).click();
    await item(page, 'Relances du lundi').first().click();
    await expect(heading).toBeHidden();
    await expect(page).toHaveURL(/state=overdue/);
    await page.reload();
    await expect(heading).toBeHidden();

    // Deleted, and brought back.
    await menu(page).click();
    await item(page, t('views.delete', { name: 'Relances du lundi' })).click();
    await page.getByRole('button', { name: new RegExp(`^${t('toast.undo').split(' ')[0] ?? ''}`) }).click();
    await menu(page).click();
    await expect(item(page, 'Relances du lundi')).toBeVisible();
  });
}
