import { expect, test } from '@playwright/test';
import { wordsOf } from './support/words.ts';
import { clientOf, invoiceOf, serviceOf } from './support/work.ts';
import { onWorkedVault } from './support/worked-vault.ts';

const t = wordsOf('fr');

test('Esc closes the map of shortcuts and not the sheet behind it, and the page that is on its way comes', async ({
  page,
}) => {
  await onWorkedVault(
    page,
    'fr',
    async (office, today) => {
      const client = await clientOf(office, 'Garage Ferreira');
      await invoiceOf(office, await serviceOf(office, client, 'Vidange', today));
    },
    async () => {
      // A slow machine: the next page takes seconds to come.
      await page.route('**/figures-page*.js', async (route) => {
        await page.waitForTimeout(3000);
        await route.continue();
      });
      await page.getByRole('link', { name: t('nav.invoices'), exact: true }).click();
      await page.getByRole('row', { name: /00001/ }).click();
      await expect(page.getByRole('article')).toBeVisible();
      await page.keyboard.press('g');
      await page.keyboard.press('r');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: t('shortcuts.title') })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(page.getByRole('article')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: t('nav.figures') })).toBeVisible();
    },
  );
});
