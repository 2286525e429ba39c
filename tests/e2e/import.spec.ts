import { readFileSync } from 'node:fs';
import { expect, test } from './support/host.ts';
import { goTo } from './support/invoicing.ts';
import { openCompany } from './support/company.ts';
import { FIRST_PASSWORD } from './support/set-up.ts';

const csv = (rows: readonly string[]) => ({
  name: 'clients.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${rows.join('\n')}\n`),
});

test('a file is mapped, checked row by row, imported and undone as a whole', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await goTo(page, 'Clients');
  await page.getByRole('button', { name: 'Importer un fichier CSV' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles(
      csv([
        'Raison sociale;SIRET;Localité;Mobile',
        'Lycée Jean Moulin;73282932000074;Lyon;0612345678',
        'Scierie des Monts;;Annecy;0612345679',
        'Faux numéro;123;Lyon;',
      ]),
    );
  await expect(page.getByText('clients.csv', { exact: false })).toBeVisible();
  // A guess that is missing or wrong is put right by hand.
  await page.getByRole('combobox', { name: 'La colonne Raison sociale devient' }).click();
  await page.getByRole('option', { name: 'Nom', exact: true }).click();
  await page.getByRole('combobox', { name: 'La colonne Localité devient' }).click();
  await page.getByRole('option', { name: 'Ville', exact: true }).click();
  await page.getByRole('button', { name: 'Vérifier avant d’importer' }).click();

  await expect(page.getByRole('row', { name: /Scierie des Monts/ })).toContainText('Nouveau');
  await page.getByRole('button', { name: /^Refusé/ }).click();
  await expect(page.getByRole('row', { name: /Faux numéro/ })).toContainText('Ce SIRET n’est pas valable');
  await expect(page.getByRole('row', { name: /Scierie des Monts/ })).toBeHidden();

  await page.getByRole('button', { name: 'Importer 2 lignes' }).click();
  await expect(page.getByRole('heading', { name: 'L’import est terminé' })).toBeVisible();
  await expect(page.getByText('2 fiches créées', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Voir les clients' }).click();
  await expect(page.getByRole('row', { name: /Lycée Jean Moulin/ })).toBeVisible();

  // One of them is changed: undoing keeps it and says so.
  await page.getByRole('row', { name: /Lycée Jean Moulin/ }).click();
  await expect(page.getByRole('heading', { name: 'Lycée Jean Moulin' })).toBeVisible();
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Secteur' }).fill('Éducation');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Lycée Jean Moulin est enregistré.')).toBeVisible();

  await page.getByRole('button', { name: 'Autres actions sur les clients' }).click();
  await page.getByRole('menuitem', { name: 'Importer un fichier…' }).click();
  await page.getByRole('button', { name: /^Annuler l’import du/ }).click();
  const confirm = page.getByRole('dialog', { name: /^Annuler tout l’import du/ });
  await expect(confirm.getByText('2 fiches créées par cet import sont supprimées.')).toBeVisible();
  await confirm.getByRole('button', { name: 'Annuler tout l’import' }).click();
  const result = page.getByRole('dialog', { name: 'L’import est annulé' });
  await expect(result.getByText('1 fiche supprimée')).toBeVisible();
  await expect(result).toContainText('Lycée Jean Moulin · modifiée depuis');
});

test('the data leaves as one archive, with a purpose and the password', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await goTo(page, 'Clients');
  await page.getByRole('button', { name: 'Autres actions sur les clients' }).click();
  await page.getByRole('menuitem', { name: 'Exporter les données…' }).click();
  await page.getByRole('button', { name: 'Exporter et enregistrer l’archive' }).click();
  await expect(page.getByText('Indiquez pourquoi vous exportez', { exact: false })).toBeVisible();
  await page.getByLabel('Motif de l’export').fill('Remise à l’expert-comptable');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter et enregistrer l’archive' }).click();
  const again = page.getByRole('dialog', { name: 'Confirmez que c’est vous' });
  // Signing in just now may still count.
  await Promise.race([again.waitFor(), saving]);
  if (await again.isVisible()) {
    await again.getByLabel('Mot de passe').fill(FIRST_PASSWORD);
    await again.getByRole('button', { name: 'Confirmer' }).click();
  }
  const file = readFileSync(await (await saving).path());
  expect(file.subarray(0, 2).toString()).toBe('PK');
});
