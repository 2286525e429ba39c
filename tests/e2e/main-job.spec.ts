import { expect } from '@playwright/test';
import { test } from './support/host.ts';
import { addAgent, AGENT_PASSWORD, button, createClient, field, lock } from './support/people.ts';
import { FIRST_PASSWORD, setUpCompany, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

for (const language of ['fr', 'en'] as const) {
  test(`the main job from an empty folder to a verified log, in ${language}`, async ({ host, page }) => {
    test.setTimeout(240_000);
    page.setDefaultTimeout(15_000);
    const t = wordsOf(language);
    await page.goto(host.link);
    await setUpCompany(page, language);
    await createClient(page, language, 'Clinique des Tilleuls');
    await button(page, t('clients:sheet.newService')).click();
    await field(page, t('services:field.title')).fill('Diagnostic réseau');
    await field(page, t('services:field.performedOn')).fill(language === 'fr' ? 'aujourd’hui' : 'today');
    await page.keyboard.press('Tab');
    await field(page, t('services:field.quantity')).fill('2');
    await field(page, t('services:field.unitPrice')).fill('650');
    await button(page, t('action.save')).click();
    await page.getByRole('link', { name: t('nav.services'), exact: true }).click();
    await page.getByRole('gridcell', { name: 'Diagnostic réseau' }).last().click();
    await button(page, t('services:invoice.action')).click();
    await button(page, t('invoices:issue.open')).click();
    await page.getByRole('button', { name: /FA-A-\d{4}-00001$/ }).click();
    await expect(page.getByRole('heading', { name: /FA-A-\d{4}-00001/ })).toBeVisible();
    await expect(page.getByRole('region', { name: /00001\.pdf/ })).toContainText('Diagnostic réseau');

    // Half of it is paid.
    await button(page, t('invoices:payment.record')).first().click();
    await field(page, t('invoices:payment.amount')).fill('780');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('invoices:payment.record') })
      .click();
    await expect(page.getByRole('article').getByText(t('invoices:state.partially-paid'))).toBeVisible();

    // A colleague gets an account with a one-time code and one client of her own.
    const code = await addAgent(page, language, 'Nadia Benali');
    await createClient(page, language, 'Lycée Jean Moulin', 'Nadia Benali');

    // What each client brought in.
    await page.getByRole('link', { name: t('nav.figures'), exact: true }).click();
    await expect(page.getByRole('main')).toContainText('Clinique des Tilleuls');
    await expect(page.getByRole('main')).toContainText(language === 'fr' ? /1\s300,00\s€/ : '€1,300.00');

    // Lock, and come back as the colleague.
    await lock(page, language);
    await page.getByText('Nadia Benali').click();
    await field(page, t('vault:unlock.code')).fill(code);
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { name: t('vault:change.firstTitle', { name: 'Nadia Benali' }) }),
    ).toBeVisible();
    await expect(field(page, t('vault:change.code'))).toHaveCount(0);
    await field(page, t('vault:change.next')).fill(AGENT_PASSWORD);
    await field(page, t('vault:password.repeat')).fill(AGENT_PASSWORD);
    await button(page, t('vault:change.submit')).click();
    await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();
    await expect(page.getByRole('row', { name: /Lycée Jean Moulin/ })).toBeVisible();
    await expect(page.getByText('Clinique des Tilleuls')).toHaveCount(0);
    await page.getByRole('link', { name: t('nav.figures'), exact: true }).click();
    await expect(page.getByRole('main')).not.toContainText(language === 'fr' ? /1\s300,00/ : '1,300.00');
    await expect(page.getByRole('link', { name: t('nav.settings'), exact: true })).toBeVisible();

    // Back as the first account: the log is whole.
    await lock(page, language);
    await page.getByText('Camille Roux').click();
    await field(page, t('vault:unlock.password')).fill(FIRST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: t('nav.audit'), exact: true }).click();
    await button(page, t('audit:verify')).click();
    await expect(page.getByText(shown(t('audit:intact_other')).split('{{')[0]?.trim() ?? '')).toBeVisible();
  });
}
