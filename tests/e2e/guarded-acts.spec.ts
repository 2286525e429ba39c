import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { startClockedHost, test as base, type ClockedHost } from './support/host.ts';
import { issueInvoice } from './support/invoicing.ts';
import { button, field } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { FIRST_PASSWORD, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

// What the core refuses or asks again, as a person meets it on the screen.

const t = wordsOf('fr');
const MINUTE = 60_000;

const test = base.extend<{ readonly clocked: ClockedHost }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
  clocked: async ({}, provide) => {
    const host = await startClockedHost();
    await provide(host);
    await host.stop();
    await rm(host.dataFolder, { recursive: true, force: true });
  },
});

test('a client with an invoice is not deleted: the sheet says why and offers to archive', async ({
  host,
  page,
}) => {
  test.setTimeout(240_000);
  await openCompany(page, host, 'fr');
  await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();

  // The city alone brings the postal code, and the code alone the city.
  await button(page, t('clients:list.new')).first().click();
  const form = page.getByRole('dialog');
  await field(page, t('clients:form.nameCompany')).fill('Garage Ferreira');
  await field(page, t('clients:form.line1')).fill('3 rue des Lilas');
  await field(page, t('clients:form.city')).pressSequentially('Haute-Goul');
  await page.getByRole('option', { name: 'Haute-Goulaine' }).click();
  await expect(field(page, t('clients:form.postalCode'))).toHaveValue('44115');
  await field(page, t('clients:form.city')).fill('');
  await field(page, t('clients:form.postalCode')).fill('38100');
  await expect(field(page, t('clients:form.city'))).toHaveValue('Grenoble');
  await button(page, t('clients:form.create')).click();
  await expect(form).toBeHidden();

  await button(page, t('clients:sheet.newService')).click();
  await field(page, t('services:field.title')).fill('Remise en route du serveur');
  await field(page, t('services:field.performedOn')).fill('auj');
  await field(page, t('services:field.quantity')).fill('4');
  await field(page, t('services:field.unitPrice')).fill('85');
  await button(page, t('action.save')).click();
  await page.getByRole('link', { name: t('nav.services'), exact: true }).click();
  await page
    .getByRole('gridcell', { name: /^Remise en route du serveur/ })
    .last()
    .click();
  await issueInvoice(page);

  await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();
  await page
    .getByRole('gridcell', { name: /^Garage Ferreira/ })
    .first()
    .click();
  const more = page.getByRole('article').getByRole('button', { name: t('action.more') });
  await more.click();
  await page.getByRole('menuitem', { name: t('clients:sheet.delete') }).click();
  const refusal = page.getByRole('dialog', {
    name: shown(t('clients:delete.refusedTitle', { name: 'Garage Ferreira' })),
  });
  await expect(refusal).toContainText('La loi impose de les garder dix ans');
  await expect(refusal.getByRole('button', { name: /^Supprimer/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(refusal).toBeHidden();
  await expect(more).toBeFocused();

  await more.click();
  await page.getByRole('menuitem', { name: t('clients:sheet.delete') }).click();
  await refusal.getByRole('button', { name: t('clients:delete.archive') }).click();
  await expect(page.getByText(t('clients:sheet.archivedDone', { name: 'Garage Ferreira' }))).toBeVisible();
});

test('the password is asked again for an account, and guessing is slowed down in plain sight', async ({
  clocked,
  page,
}) => {
  test.setTimeout(240_000);
  await openCompany(page, clocked, 'fr');

  // Six minutes after the sign-in the password has to be confirmed; what was typed waits meanwhile.
  await page.getByRole('link', { name: t('nav.settings'), exact: true }).click();
  await page.getByRole('link', { name: t('organisation:page.users'), exact: true }).click();
  await button(page, t('users:add')).click();
  await field(page, t('users:name')).fill('Nadia Benali');
  await clocked.advance(6 * MINUTE);
  await page.keyboard.press('Enter');
  const asked = page.getByRole('dialog', { name: shown(t('stepUp.title')) });
  await expect(asked.getByLabel(t('stepUp.password'), { exact: true })).toBeFocused();
  await page.keyboard.type('pas-le-bon-mot-de-passe');
  await page.keyboard.press('Enter');
  await expect(asked.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(field(page, t('users:name'))).toHaveValue('Nadia Benali');

  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('users:add') })
    .click();
  await expect(asked.getByLabel(t('stepUp.password'), { exact: true })).toBeFocused();
  await page.keyboard.type(FIRST_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/).first()).toBeVisible();
  await button(page, t('users:codeDone')).click();

  // Eleven wrong guesses, each after its wait; the twelfth comes too early.
  await page.keyboard.press('ControlOrMeta+Shift+L');
  const me = page.getByRole('button', { name: 'Camille Roux' });
  await expect(me).toBeFocused();
  await page.keyboard.press('Enter');
  const password = field(page, t('vault:unlock.password'));
  await expect(password).toBeFocused();
  for (let guess = 1; guess <= 11; guess += 1) {
    await password.fill(`faux-${String(guess)}`);
    const answered = page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#password')?.value === '',
    );
    await page.keyboard.press('Enter');
    await answered;
    if (guess < 11) await clocked.advance(20 * MINUTE);
  }
  await expect(password).toBeFocused();
  await page.clock.install();
  await password.fill(FIRST_PASSWORD);
  await page.keyboard.press('Enter');
  const wait = page.getByRole('timer');
  await expect(wait).toContainText(/Vous pourrez réessayer dans 1\smin(\s\d+\ss)?\./);
  await password.fill(FIRST_PASSWORD);
  await expect(button(page, t('vault:unlock.submit'))).toBeDisabled();
  await page.clock.fastForward('00:40');
  await expect(wait).toContainText(/Vous pourrez réessayer dans [12]?\d\ss\./);
  await page.clock.fastForward('00:40');
  await expect(page.getByText(t('vault:unlock.again'))).toBeVisible();
  await clocked.advance(2 * MINUTE);
  await button(page, t('vault:unlock.submit')).click();
  await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();
  // Who comes back is told that somebody tried.
  await expect(page.getByText(/11 essais de connexion à votre compte ont échoué/)).toBeVisible();
});
