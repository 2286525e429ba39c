import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { shown } from './support/set-up.ts';
import { wordsOf, type Language } from './support/words.ts';
import { clientOf, invoiceOf, serviceOf } from './support/work.ts';
import { onWorkedVault } from './support/worked-vault.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const bar = (page: Page, language: Language) =>
  page.getByRole('region', { name: shown(wordsOf(language)('bulk.label')) });

/** What a person sees lying over another thing: the boxes of both overlap. */
async function liesOver(upper: Locator, under: Locator): Promise<boolean> {
  const [above, below] = [await upper.boundingBox(), await under.boundingBox()];
  if (above === null || below === null) return false;
  return above.y + above.height > below.y && below.y + below.height > above.y;
}

async function violations(page: Page): Promise<readonly string[]> {
  return accessibilityBreaches(page);
}

async function savedFile(page: Page, language: Language): Promise<string> {
  const saving = page.waitForEvent('download');
  await bar(page, language)
    .getByRole('button', { name: shown(wordsOf(language)('bulk.export')) })
    .press('Enter');
  return readFileSync(await (await saving).path(), 'utf8');
}

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  const words = (key: string, values?: Readonly<Record<string, string>>) => shown(t(key, values));
  const goTo = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };
  const act = (page: Page, key: string) =>
    bar(page, language).getByRole('button', { name: words(key), exact: true });

  test(`services are noted done at once and become one draft invoice (${language})`, async ({ page }) => {
    test.setTimeout(300_000);
    const box = (title: string) => page.getByRole('checkbox', { name: words('services:choose', { title }) });
    await onWorkedVault(
      page,
      language,
      async (office, today) => {
        const garage = await clientOf(office, 'Garage Ferreira');
        await serviceOf(office, garage, 'Vidange', null);
        await serviceOf(office, garage, 'Freins', null);
        await serviceOf(office, garage, 'Batterie', today);
        await serviceOf(office, await clientOf(office, 'Clinique Durand'), 'Audit', today);
      },
      async () => {
        await goTo(page, t('nav.services'));
        // What stands in the way is said before anybody presses.
        await box('Batterie').check();
        await expect(act(page, 'services:invoice.action')).toBeEnabled();
        await box('Audit').check();
        await expect(bar(page, language)).toContainText(words('services:invoice.oneClient'));
        await expect(act(page, 'services:invoice.action')).toBeDisabled();
        await box('Audit').uncheck();
        await box('Vidange').check();
        await box('Freins').check();
        await expect(bar(page, language)).toContainText(/300[,.]00/);
        await expect(bar(page, language)).toContainText(words('services:invoice.onlyDone'));
        expect(await violations(page)).toEqual([]);
        const file = await savedFile(page, language);
        for (const title of ['Vidange', 'Freins', 'Batterie']) expect(file).toContain(title);
        expect(file).not.toContain('Audit');

        // Two are done, the third was: why is said, and the toast lies over nothing that can be pressed.
        await act(page, 'services:bulk.done').press('Enter');
        await expect(bar(page, language).getByRole('listitem')).toHaveText(
          words('bulk.reason', { count: '1', reason: t('services:bulk.alreadyDone') }),
        );
        const toast = page
          .getByRole('alert')
          .filter({ hasText: words('services:bulk.finished_other', { count: '2' }) });
        await expect(toast).toBeVisible();
        await expect.poll(async () => liesOver(toast, bar(page, language))).toBe(false);
        const status = (title: string) => page.getByRole('row').filter({ hasText: title });
        await expect(status('Vidange')).toContainText(words('services:status.done'));
        await page.keyboard.press('Control+z');
        await expect(status('Vidange')).toContainText(words('services:status.planned'));
        await expect(status('Freins')).toContainText(words('services:status.planned'));

        // Done again, and one draft of all three.
        await expect(box('Batterie')).toBeChecked();
        await box('Vidange').check();
        await box('Freins').check();
        await act(page, 'services:bulk.done').press('Enter');
        await expect(status('Freins')).toContainText(words('services:status.done'));
        await box('Vidange').check();
        await box('Freins').check();
        await act(page, 'services:invoice.action').press('Enter');
        for (const title of ['Vidange', 'Freins', 'Batterie'])
          await expect(
            page
              .getByRole('main')
              .getByText(title)
              .or(page.locator(`input[value="${title}"]`))
              .first(),
          ).toBeVisible();
        await expect(page).toHaveURL(/invoices\//);
      },
    );
  });

  test(`invoices are noted as sent at once, payments are taken away as a file (${language})`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const row = (name: string | RegExp) => page.getByRole('row').filter({ hasText: name });
    await onWorkedVault(
      page,
      language,
      async (office, today) => {
        const garage = await clientOf(office, 'Garage Ferreira');
        const first = await invoiceOf(office, await serviceOf(office, garage, 'Vidange', today));
        await invoiceOf(office, await serviceOf(office, garage, 'Freins', today));
        await office.invoices.draftFromServices({
          serviceUids: [await serviceOf(office, garage, 'Batterie', today)],
        });
        for (const [amount, reference] of [
          [5000, 'CHQ 17'],
          [2500, 'CHQ 18'],
        ] as const)
          await office.payments.record({
            invoiceUid: first,
            method: 'cheque',
            amount,
            paidOn: today,
            reference,
          });
      },
      async () => {
        await goTo(page, t('nav.invoices'));
        await expect(row('FA-')).toHaveCount(2);
        await row('FA-').first().focus();
        await page.keyboard.press('Control+a');
        await expect(bar(page, language)).toContainText(words('table.selected_other', { count: '3' }));
        await expect(bar(page, language)).toContainText(/360[,.]00/);
        expect(await violations(page)).toEqual([]);
        const file = await savedFile(page, language);
        expect(file.match(/FA-[A-Z]+-\d{4}-\d{5}/g)).toHaveLength(2);
        expect(file).toContain(t('invoices:state.draft'));

        // The two issued ones are noted, the draft is left alone with its reason and stays chosen.
        await act(page, 'invoices:sent.mark').press('Enter');
        const toast = page
          .getByRole('alert')
          .filter({ hasText: words('invoices:bulk.sent_other', { count: '2' }) });
        await expect(toast).toBeVisible();
        await expect(bar(page, language).getByRole('listitem')).toHaveCount(1);
        await expect(bar(page, language)).toContainText(words('table.selected_one', { count: '1' }));
        await expect.poll(async () => liesOver(toast, bar(page, language))).toBe(false);
        await page.keyboard.press('Control+z');
        await expect(page.getByText(words('toast.undone'))).toBeVisible();
        await row('FA-').first().click();
        await expect(page.getByRole('article').getByRole('heading', { name: /^FA-/ })).toBeVisible();
        await expect(page.getByRole('article')).not.toContainText(words('invoices:sent.label'));

        // Noted again, and it stands on the document.
        await row('FA-').first().getByRole('checkbox').check();
        await act(page, 'invoices:sent.mark').press('Enter');
        await expect(bar(page, language).getByRole('listitem')).toHaveCount(1);
        expect(await violations(page)).toEqual([]);
        await row('FA-').first().click();
        await expect(page.getByRole('article')).toContainText(words('invoices:sent.label'));

        await goTo(page, t('nav.payments'));
        await row('CHQ 17').focus();
        await page.keyboard.press('Control+a');
        await expect(bar(page, language)).toContainText(/75[,.]00/);
        const slip = await savedFile(page, language);
        expect(slip).toMatch(/CHQ 17[;,].*50[,.]00/);
        expect(slip).toMatch(/CHQ 18[;,].*25[,.]00/);
        expect(await violations(page)).toEqual([]);
      },
    );
  });
}
