import { expect, test } from './support/host.ts';
import { amountOf, goTo, issueInvoice, payHalf, recordDoneService, WORK } from './support/invoicing.ts';
import { openCompany } from './support/company.ts';

test.beforeEach(async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await recordDoneService(page);
});

test('work done becomes an invoice, its PDF, and a part payment', async ({ page }) => {
  const number = await issueInvoice(page);
  const sheet = page.getByRole('article');
  expect(number).toMatch(/^FA-[A-Z]+-\d{4}-00001$/);
  await expect(amountOf(page, 'Total TTC')).toHaveText(/408,00\s€/);

  const document = sheet.getByRole('region', { name: `Document ${number}.pdf` });
  await expect(document.locator('canvas')).toBeVisible();
  // The text layer of the page that is drawn.
  await expect(document).toContainText(WORK.title);
  const saving = page.waitForEvent('download');
  await document.getByRole('button', { name: 'Télécharger' }).click();
  expect((await saving).suggestedFilename()).toBe(`${number}.pdf`);

  await payHalf(page);
  await expect(sheet.getByText('Partiellement payée')).toBeVisible();
  await expect(amountOf(page, 'Reste dû')).toHaveText(/204,00\s€/);
  await expect(sheet.getByText(/VIR 1042/)).toBeVisible();

  await goTo(page, 'Paiements');
  await expect(
    page.getByRole('grid', { name: 'Paiements' }).getByRole('link', { name: number }),
  ).toBeVisible();
});

test('a payment is reversed: it stays, struck, and the invoice is due again', async ({ page }) => {
  await issueInvoice(page);
  await payHalf(page);
  const sheet = page.getByRole('article');
  await sheet.getByRole('button', { name: /^Annuler le paiement de 204,00\s€$/ }).click();
  const question = page.getByRole('dialog', { name: /Annuler ce paiement/ });
  const act = question.getByRole('button', { name: /^Annuler le paiement de 204,00\s€$/ });
  await expect(act).toBeDisabled();
  await question.getByLabel('Motif').fill('Virement revenu');
  await act.click();
  await expect(question).toBeHidden();
  await expect(amountOf(page, 'Reste dû')).toHaveText(/408,00\s€/);
  await expect(sheet.getByText('Émise', { exact: true })).toBeVisible();
  await expect(sheet.getByText(/Virement revenu/)).toBeVisible();

  await goTo(page, 'Paiements');
  await expect(page.getByRole('deletion')).toHaveText(/204,00\s€/);
});

test('an issued invoice is cancelled by a credit note that points to it', async ({ page }) => {
  const number = await issueInvoice(page);
  const sheet = page.getByRole('article');
  await sheet.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: /Annuler par un avoir/ }).click();
  const question = page.getByRole('dialog', { name: /Annuler la facture/ });
  await question.getByLabel('Motif').fill('Facturée deux fois');
  await question.getByRole('button', { name: /avoir AV-/ }).click();

  await expect(sheet.getByRole('heading', { name: /^AV-/ })).toBeVisible();
  await sheet.getByRole('link', { name: number }).click();
  await expect(sheet.getByRole('heading', { name: number })).toBeVisible();
  await expect(sheet.getByText('Annulée', { exact: true })).toBeVisible();
  await expect(sheet.getByRole('link', { name: /^AV-/ })).toBeVisible();
  await expect(amountOf(page, 'Reste dû')).toHaveText(/^0,00\s€$/);
});
