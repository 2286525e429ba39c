import type { Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { goTo } from './support/invoicing.ts';
import { openCompany } from './support/company.ts';

const form = (page: Page) => page.getByRole('dialog', { name: 'Nouveau client' });
const sheetOf = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true });

/** Creates a client from the keyboard and waits for its sheet. */
async function createClient(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('grid', { name: 'Liste des clients' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByLabel('Nom de l’entreprise')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(sheetOf(page, name)).toBeVisible();
}

/** A second window of the same person: what the tab remembers goes along. */
async function secondWindow(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => {
    window.open(location.href);
  });
  return opening;
}

test('a client is created, found and opened with the keyboard alone', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await goTo(page, 'Clients');
  await expect(page.getByText('Vos clients apparaîtront ici')).toBeVisible();

  await page.keyboard.press('n');
  await expect(page.getByLabel('Nom de l’entreprise')).toBeFocused();
  await page.keyboard.type('Boulangerie Lefèvre');
  for (const _ of ['legal name', 'industry', 'phone']) await page.keyboard.press('Tab');
  await expect(form(page).getByLabel('Téléphone')).toBeFocused();
  await page.keyboard.type('0612345678');
  await page.keyboard.press('Enter');
  await expect(sheetOf(page, 'Boulangerie Lefèvre')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Appeler 06 12 34 56 78' })).toHaveAttribute(
    'href',
    'tel:0612345678',
  );

  // Without accents, in capitals; the text stays in the address and survives a reload.
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('LEFEVRE boul');
  await expect(page.getByRole('row', { name: /Boulangerie Lefèvre/ })).toBeVisible();
  await expect(page).toHaveURL(/text=LEFEVRE/);
  await page.reload();
  await expect(page.getByLabel('Chercher dans les clients')).toHaveValue('LEFEVRE boul');
  await page.getByLabel('Chercher dans les clients').press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(sheetOf(page, 'Boulangerie Lefèvre')).toBeVisible();

  // Filters that leave nothing offer to be cleared.
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('introuvable');
  const clear = page.getByRole('button', { name: 'Effacer les filtres' }).last();
  await clear.click();
  await expect(page.getByRole('row', { name: /Boulangerie Lefèvre/ })).toBeVisible();
});

test('a look-alike is shown while typing, and what was typed waits', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await goTo(page, 'Clients');
  await createClient(page, 'Imprimerie Vasseur');
  // On an open sheet N writes an interaction.
  await page.keyboard.press('Escape');
  await expect(sheetOf(page, 'Imprimerie Vasseur')).toBeHidden();
  await page.keyboard.press('n');
  await page.getByLabel('Nom de l’entreprise').fill('SARL Imprimerie Vaseur');
  await expect(page.getByText('Une fiche ressemble à celle-ci')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ouvrir la fiche de Imprimerie Vasseur' })).toBeVisible();

  await form(page).getByLabel('SIREN', { exact: true }).fill('73282932');
  await expect(page.getByText('Encore 1 chiffre.')).toBeVisible();
  await form(page).getByLabel('SIREN', { exact: true }).fill('732829320');
  await page.getByRole('button', { name: 'Utiliser FR44732829320' }).click();
  await expect(form(page).getByLabel('Numéro de TVA')).toHaveValue('FR44732829320');

  await page.keyboard.press('Escape');
  await expect(form(page)).toBeHidden();
  await page.getByRole('link', { name: 'Réglages' }).click();
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeHidden();
  await page.getByRole('link', { name: 'Clients', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Liste des clients' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByLabel('Nom de l’entreprise')).toHaveValue('SARL Imprimerie Vaseur');
  await expect(page.getByText('Votre saisie précédente a été reprise.')).toBeVisible();
});

test('two windows that change one client are brought together field by field', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await goTo(page, 'Clients');
  await createClient(page, 'Garage du Nord');
  const other = await secondWindow(page);
  await expect(sheetOf(other, 'Garage du Nord')).toBeVisible();

  await page.keyboard.press('e');
  await page.getByLabel('Raison sociale').fill('Garage du Nord SAS');
  await page.getByRole('combobox', { name: 'Secteur' }).fill('Automobile');

  await other.keyboard.press('e');
  await other.getByLabel('Raison sociale').fill('Garage du Nord SARL');
  await other.getByRole('textbox', { name: 'E-mail' }).fill('atelier@exemple.fr');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(other.getByText('Garage du Nord est enregistré.')).toBeVisible();

  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const merge = page.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
  await expect(merge.getByText('Camille Roux', { exact: false })).toBeVisible();
  // Untouched here, changed there: what is saved is proposed. Changed in both: the person chooses.
  await expect(merge.getByRole('radio', { name: /Valeur enregistrée : atelier@exemple.fr/ })).toBeChecked();
  await expect(merge.getByRole('radio', { name: /Votre saisie : Automobile/ })).toBeChecked();
  await merge.getByRole('radio', { name: /Valeur enregistrée : Garage du Nord SARL/ }).click();
  await merge.getByRole('button', { name: 'Enregistrer ces choix' }).click();

  await expect(merge).toBeHidden();
  await expect(page.getByRole('article').getByText('Garage du Nord SARL', { exact: false })).toBeVisible();
  await expect(page.getByRole('article').getByText('Automobile')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Écrire à atelier@exemple.fr' })).toBeVisible();
});

test('archiving is undone, and a client with work is not deleted', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await goTo(page, 'Clients');
  await createClient(page, 'Clinique des Tilleuls');
  const more = page.getByRole('article').getByRole('button', { name: 'Autres actions' });

  await more.click();
  await page.getByRole('menuitem', { name: 'Archiver le client' }).click();
  await expect(page.getByText('Clinique des Tilleuls est archivé.')).toBeVisible();
  await expect(page.getByText('Cette fiche est archivée', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: /^Annuler \(/ }).click();
  await expect(page.getByText('Cette fiche est archivée', { exact: false })).toBeHidden();
  await expect(page.getByRole('row', { name: /Clinique des Tilleuls/ })).toBeVisible();

  await page.getByRole('button', { name: 'Nouvelle intervention' }).click();
  const service = page.getByRole('dialog', { name: 'Nouvelle intervention' });
  await service.getByLabel('Intitulé').fill('Diagnostic réseau');
  await service.getByLabel('Prix unitaire', { exact: false }).fill('90');
  await service.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(service).toBeHidden();
  await expect(page.getByRole('link', { name: /Diagnostic réseau/ }).first()).toBeVisible();

  await more.click();
  await page.getByRole('menuitem', { name: 'Supprimer le client…' }).click();
  // What stands in the way is told at once, and there is no button that would delete.
  const sheet = page.getByRole('dialog', { name: 'Clinique des Tilleuls ne peut pas être supprimé' });
  await expect(sheet).toContainText('Ce client a 1 intervention.');
  await expect(sheet.getByRole('button', { name: /Supprimer/ })).toBeHidden();
  await sheet.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(sheetOf(page, 'Clinique des Tilleuls')).toBeVisible();
});

test('contacts are added, removed and brought back', async ({ host, page }) => {
  await openCompany(page, host, 'fr');
  await goTo(page, 'Clients');
  await createClient(page, 'Mairie d’Écully');
  await page.getByRole('button', { name: 'Ajouter un contact' }).click();
  const contact = page.getByRole('dialog', { name: 'Nouveau contact' });
  await contact.getByLabel('Nom', { exact: true }).fill('Hélène Arnaud');
  await contact.getByLabel('Mobile').fill('0611223344');
  await contact.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('link', { name: 'Appeler 06 11 22 33 44' })).toBeVisible();

  await page.getByRole('button', { name: 'Retirer Hélène Arnaud' }).click();
  await expect(page.getByRole('link', { name: 'Appeler 06 11 22 33 44' })).toBeHidden();
  await page.getByRole('button', { name: /^Annuler \(/ }).click();
  await expect(page.getByRole('link', { name: 'Appeler 06 11 22 33 44' })).toBeVisible();
});
