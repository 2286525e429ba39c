import { expect, type Page } from '@playwright/test';

/** What a scenario sells: four hours at 85 €, so 340,00 € and 408,00 € with VAT. */
export const WORK = { client: 'Garage Ferreira', title: 'Remise en route du serveur' } as const;

/** Goes to a page of the rail. */
export const goTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

/** The amount under a label of an issued document's head. */
export const amountOf = (page: Page, label: string) =>
  page
    .getByRole('article')
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .getByRole('definition');

/** Records work done today for a client that does not exist yet, without leaving the form. */
export async function recordDoneService(page: Page): Promise<void> {
  await goTo(page, 'Interventions');
  await page.getByRole('button', { name: 'Nouvelle intervention' }).click();
  const form = page.getByRole('dialog', { name: 'Nouvelle intervention' });
  await form.getByLabel('Client', { exact: true }).fill(WORK.client);
  await page.getByRole('option', { name: /^Créer/ }).click();
  const client = page.getByRole('dialog', { name: 'Nouveau client' });
  await client.getByLabel('Rue').fill('3 rue des Lilas');
  await client.getByLabel('Code postal').fill('69500');
  await client.getByLabel('Ville').fill('Bron');
  // The towns that are offered would stand before the button.
  await page.keyboard.press('Tab');
  await client.getByRole('button', { name: 'Créer le client' }).click();
  await expect(client).toBeHidden();
  await form.getByLabel('Intitulé').fill(WORK.title);
  await form.getByLabel('Réalisée le').fill('auj');
  await form.getByLabel('Quantité').fill('4');
  await form.getByLabel('Prix unitaire HT').fill('85');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('article').getByRole('heading', { name: WORK.title })).toBeVisible();
}

/** Makes the draft of the service that is open, and issues it; answers the number it got. */
export async function issueInvoice(page: Page): Promise<string> {
  await page.getByRole('article').getByRole('button', { name: 'Facturer' }).click();
  await expect(page.getByRole('region', { name: 'Totaux' })).toContainText(/408,00\s€/);
  await page.getByRole('button', { name: 'Émettre…' }).click();
  const act = page.getByRole('dialog').getByRole('button', { name: /^Émettre la facture FA-/ });
  const number = /FA-\S+/.exec((await act.textContent()) ?? '')?.[0] ?? '';
  await act.click();
  await expect(page.getByRole('article').getByRole('heading', { name: number })).toBeVisible();
  return number;
}

/** Records a part payment on the invoice that is open. */
export async function payHalf(page: Page): Promise<void> {
  await page.getByRole('article').getByRole('button', { name: 'Enregistrer un paiement' }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByLabel('Montant reçu')).toHaveValue(/408,00\s€/);
  await form.getByLabel('Montant reçu').fill('204');
  await form.getByLabel('Référence').fill('VIR 1042');
  await form.getByRole('button', { name: 'Enregistrer un paiement' }).click();
  await expect(form).toBeHidden();
}
