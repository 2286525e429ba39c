import { expect, test } from './support/host.ts';
import { goTo, issueInvoice, payHalf, recordDoneService, WORK } from './support/invoicing.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

test('figures add up what was invoiced and received, and each leads to its rows', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await recordDoneService(page);
  const number = await issueInvoice(page);
  await payHalf(page);

  await goTo(page, 'Rapports');
  const figure = (name: RegExp) => page.getByRole('main').getByRole('link', { name });
  await expect(figure(/^Facturé HT 340,00\s€/)).toBeVisible();
  await expect(figure(/^Encaissé 204,00\s€/)).toBeVisible();
  await expect(figure(/^Reste dû 204,00\s€/)).toBeVisible();
  await expect(figure(/^À facturer HT 0,00\s€/)).toBeVisible();

  const months = page.getByRole('region', { name: 'Facturé et encaissé par mois' });
  await expect(months.locator('svg.apexcharts-svg')).toBeVisible();
  await months.getByRole('button', { name: 'Voir en tableau' }).click();
  await expect(months.getByRole('link', { name: /^340,00\s€$/ })).toBeVisible();

  // A single point is no trend, and a period without anything says so.
  const today = new Date();
  const dayOf = (date: Date): string => date.toLocaleDateString('sv-SE');
  const first = dayOf(new Date(today.getFullYear(), today.getMonth(), 1));
  const last = dayOf(new Date(today.getFullYear(), today.getMonth() + 1, 0));
  await page.goto(`${host.url}/#/figures?from=${first}&to=${last}`);
  await months.getByRole('button', { name: 'Voir en graphique' }).click();
  await expect(months.getByText(shown(wordsOf('fr')('figures:onePoint')))).toBeVisible();
  await page.goto(`${host.url}/#/figures?from=2019-01-01&to=2019-01-31`);
  await expect(months.getByText(shown(wordsOf('fr')('figures:empty')))).toBeVisible();
  await expect(figure(/^Facturé HT 0,00\s€/)).toBeVisible();
  await page.goto(`${host.url}/#/figures`);

  const clients = page.getByRole('region', { name: /affaires par client/ });
  await expect(clients.getByRole('row', { name: new RegExp(WORK.client) })).toContainText(/204,00\s€/);

  await figure(/^Facturé HT \d/).click();
  await expect(
    page.getByRole('grid', { name: 'Factures' }).getByRole('row', { name: new RegExp(number) }),
  ).toBeVisible();
  await page.goBack();
  await figure(/^Encaissé \d/).click();
  await expect(
    page.getByRole('grid', { name: 'Paiements' }).getByRole('link', { name: number }),
  ).toBeVisible();
});
