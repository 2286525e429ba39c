import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { expect, startHost, test } from './support/host.ts';
import { issueInvoice, recordDoneService } from './support/invoicing.ts';
import { button, field } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { FIRST_PASSWORD, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

const t = wordsOf('fr');

test('a backup is made, refused when damaged, restored elsewhere, and the next invoice opens the next series', async ({
  host,
  page,
}, info) => {
  test.setTimeout(240_000);
  await openCompany(page, host, 'fr');
  await recordDoneService(page);
  expect(await issueInvoice(page)).toMatch(/^FA-A-\d{4}-00001$/);

  await page.getByRole('link', { name: t('nav.settings'), exact: true }).click();
  await page.getByRole('link', { name: t('organisation:page.backups'), exact: true }).click();
  await button(page, t('backups:create')).click();
  await expect(page.getByText(t('backups:verified'), { exact: true })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Télécharger la sauvegarde du/ }).click();
  const download = await saving;
  // A file that lies on a stick for years names neither a person nor the company.
  expect(download.suggestedFilename()).not.toMatch(/ServiTech|Camille|Ferreira/i);
  const whole = info.outputPath('whole.carnet');
  await download.saveAs(whole);
  const cut = info.outputPath('cut.carnet');
  copyFileSync(whole, cut);
  truncateSync(cut, readFileSync(whole).length - 1000);

  const other = await startHost();
  try {
    await page.goto(other.link);
    await page.getByText('Français', { exact: true }).click();
    await button(page, t('vault:setUp.restore')).click();
    const choose = page.locator('input[type=file]');
    await choose.setInputFiles(cut);
    await button(page, t('backups:restore.submit')).click();
    await expect(page.getByText(shown(t('errors:reason.BackupDamaged')))).toBeVisible();

    // What the page cannot carry is not tried: the command that can is named.
    const huge = info.outputPath('huge.carnet');
    writeFileSync(huge, '');
    truncateSync(huge, 300 * 1024 * 1024);
    await choose.setInputFiles(huge);
    await button(page, t('backups:restore.submit')).click();
    await expect(page.getByText(/npm run restore -- --file/)).toBeVisible();

    await choose.setInputFiles(whole);
    await button(page, t('backups:restore.submit')).click();
    await page.getByText('Camille Roux').click();
    await field(page, t('vault:unlock.password')).fill(FIRST_PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();

    await page.getByRole('link', { name: t('nav.invoices'), exact: true }).click();
    await expect(page.getByRole('row', { name: /FA-A-\d{4}-00001/ })).toBeVisible();
    await page.getByRole('link', { name: t('nav.services'), exact: true }).click();
    await button(page, t('services:new')).click();
    await field(page, t('services:field.client')).fill('Ferreira');
    await page.getByRole('option', { name: /Garage Ferreira/ }).click();
    await field(page, t('services:field.title')).fill('Seconde visite');
    await field(page, t('services:field.performedOn')).fill('auj');
    await field(page, t('services:field.quantity')).fill('4');
    await field(page, t('services:field.unitPrice')).fill('85');
    await button(page, t('action.save')).click();
    await page
      .getByRole('gridcell', { name: /^Seconde visite/ })
      .last()
      .click();
    expect(await issueInvoice(page)).toMatch(/^FA-B-\d{4}-00001$/);
  } finally {
    await other.stop();
    await rm(other.dataFolder, { recursive: true, force: true });
  }
});
