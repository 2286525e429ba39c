import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { press, tabTo, typeInto } from './support/keyboard.ts';
import { FIRST_PASSWORD, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

// No pointer, no click, no value put into a field: only keys. Reading the screen is allowed.

const t = wordsOf('fr');
const field = (page: Page, key: string) =>
  page.locator('input, textarea').and(page.getByLabel(shown(t(key)), { exact: true }));
const button = (page: Page, key: string) => page.getByRole('button', { name: shown(t(key)), exact: true });

/** The wizard up to the first screen, the kit saved and proved. */
async function setUp(page: Page): Promise<void> {
  await expect(button(page, 'vault:setUp.start')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'organisation:field.name')).toBeFocused();
  await page.keyboard.type('ServiTech Solutions');
  await typeInto(page, field(page, 'organisation:field.legalForm'), 'SARL');
  await typeInto(page, field(page, 'organisation:field.capital'), '10000');
  await typeInto(page, field(page, 'organisation:field.siret'), '73282932000074');
  await typeInto(page, field(page, 'organisation:field.register'), 'RCS Lyon');
  await typeInto(page, field(page, 'organisation:field.line1'), '12 rue de la République');
  // The postal code brings its commune before anybody is signed in, without a network.
  await typeInto(page, field(page, 'organisation:field.postalCode'), '69002');
  await expect(field(page, 'organisation:field.city')).toHaveValue('Lyon');
  await page.keyboard.press('Enter');

  await expect(field(page, 'vault:setUp.name')).toBeFocused();
  await page.keyboard.type('Camille Roux');
  await typeInto(page, field(page, 'vault:setUp.password'), FIRST_PASSWORD);
  await typeInto(page, field(page, 'vault:password.repeat'), FIRST_PASSWORD);
  await page.keyboard.press('Enter');

  await expect(button(page, 'vault:kit.save')).toBeFocused();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await (await saving).path();
  const passphrase = await page
    .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/)
    .first()
    .innerText();
  await press(page, button(page, 'vault:kit.next'));

  // The system's own dialog answers: a test cannot type there.
  const choose = page.getByLabel(shown(t('vault:kit.fileField'))).and(page.locator('button'));
  await expect(choose).toBeFocused();
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (
    await choosing
  ).setFiles({ name: 'kit.json', mimeType: 'application/json', buffer: readFileSync(file) });
  await expect(choose).toContainText('kit.json');
  await typeInto(page, field(page, 'vault:kit.passphrase'), passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();
}

test('the main job is done with the keyboard alone', async ({ host, page }) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(15_000);
  await page.goto(host.link);
  await setUp(page);

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('grid', { name: 'Liste des clients' })).toBeVisible();

  // A client. Esc keeps what was typed; the focus is never lost.
  await page.keyboard.press('n');
  await expect(field(page, 'clients:form.nameCompany')).toBeFocused();
  await page.keyboard.type('Clinique des Til');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('n');
  await expect(field(page, 'clients:form.nameCompany')).toHaveValue('Clinique des Til');
  await expect(field(page, 'clients:form.nameCompany')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('leuls');
  await typeInto(page, field(page, 'clients:form.line1'), '3 rue des Lilas');
  await typeInto(page, field(page, 'clients:form.postalCode'), '38000');
  await expect(field(page, 'clients:form.city')).toHaveValue('Grenoble');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Clinique des Tilleuls' })).toBeVisible();

  // E edits; the focus comes back to where it was.
  const edit = page.getByRole('article').getByRole('button', { name: t('action.edit'), exact: true });
  await tabTo(page, edit);
  await page.keyboard.press('e');
  await expect(field(page, 'clients:form.nameCompany')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();

  // A service, done.
  const newService = button(page, 'clients:sheet.newService');
  await tabTo(page, newService, 40, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(field(page, 'services:field.title')).toBeFocused();
  await page.keyboard.type('Diagnostic réseau');
  await typeInto(page, field(page, 'services:field.performedOn'), 'aujourd’hui');
  await typeInto(page, field(page, 'services:field.quantity'), '2');
  await typeInto(page, field(page, 'services:field.unitPrice'), '650');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(newService).toBeFocused();

  // The list of services: the arrows take the first row, Enter opens it, and the row keeps the focus.
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: t('nav.services') })).toBeVisible();
  const row = page.getByRole('row', { name: /Diagnostic réseau/ });
  await expect(row).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByRole('heading', { name: 'Diagnostic réseau' })).toBeVisible();
  await expect(row).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toBeHidden();
  await expect(row).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('diagnostic');
  await page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');

  // The invoice.
  await press(page, button(page, 'services:invoice.action'));
  await press(page, button(page, 'invoices:issue.open'), 80);
  const act = page.getByRole('dialog').getByRole('button', { name: /FA-A-\d{4}-00001$/ });
  await tabTo(page, act);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, 'invoices:issue.open')).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, act);
  await expect(page.getByRole('heading', { name: /FA-A-\d{4}-00001/ })).toBeVisible();

  // Half of it is paid.
  const record = button(page, 'invoices:payment.record').first();
  await press(page, record, 80);
  await expect(field(page, 'invoices:payment.amount')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('780');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('article').getByText(t('invoices:state.partially-paid'))).toBeVisible();
  await expect(record).toBeFocused();

  // The document: its pages are scrolled, and it is saved.
  const document = page.getByRole('region', { name: /00001\.pdf/ });
  await expect(document).toContainText('Diagnostic réseau');
  const saving = page.waitForEvent('download');
  await press(page, document.getByRole('button', { name: 'Télécharger' }), 60);
  expect((await saving).suggestedFilename()).toMatch(/00001\.pdf$/);

  // What each client brought in.
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('main')).toContainText('Clinique des Tilleuls');
  await expect(page.getByRole('main')).toContainText(/1\s300,00\s€/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: t('shortcuts.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  // Locked, and back at the same place.
  await page.keyboard.press('ControlOrMeta+Shift+L');
  await expect(page.getByRole('heading', { name: t('vault:unlock.title') })).toBeVisible();
  await expect(field(page, 'vault:unlock.password')).toBeFocused();
  await page.keyboard.type(FIRST_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('nav.figures') })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('row', { name: /00001/ })).toBeVisible();
});
