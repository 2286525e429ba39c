import { expect, type Page } from '@playwright/test';
import { test } from './support/host.ts';
import { createClient } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  const box = (page: Page) => page.getByRole('combobox', { name: shown(t('palette:label')) });
  const option = (page: Page, name: RegExp | string) => page.getByRole('option', { name }).first();

  test(`the palette finds and acts with the keyboard alone (${language})`, async ({ host, page }) => {
    await openCompany(page, host, language);

    // An action: a new client, without the mouse.
    await page.keyboard.press('Control+k');
    await expect(box(page)).toBeFocused();
    await page.keyboard.type(language === 'fr' ? 'nouv cli' : 'new cli');
    await expect(option(page, t('clients:list.new'))).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    const name = page
      .locator('input')
      .and(page.getByLabel(shown(t('clients:form.nameCompany')), { exact: true }));
    await name.fill('Hélène Œuvrard Coiffure');
    await page
      .locator('input')
      .and(page.getByLabel(shown(t('clients:form.phone')), { exact: true }))
      .fill('06 12 34 56 78');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Hélène Œuvrard Coiffure', level: 2 })).toBeVisible();

    // Found from anywhere, however it is typed; Enter opens it.
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await expect(page.getByRole('heading', { name: t('nav.invoices'), level: 1 })).toBeVisible();
    await page.keyboard.press('Control+k');
    for (const text of ['helene oeuv', '+33 6 12 34', '0612345678', 'рудуту']) {
      await box(page).fill(text);
      await expect(option(page, /Hélène Œuvrard/)).toHaveAttribute('aria-selected', 'true');
    }
    await expect(page.getByText(/рудуту/)).toContainText('helene');
    await box(page).fill('helene');
    expect(await accessibilityBreaches(page, { within: '[role="dialog"]' })).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Hélène Œuvrard Coiffure', level: 2 })).toBeVisible();

    // Recent first when empty; what cannot be found is said; nothing breaks.
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toContainText('Hélène Œuvrard');
    await box(page).fill('?!…');
    await expect(page.getByText(shown(t('palette:onlySigns')))).toBeVisible();
    await box(page).fill('x'.repeat(10_000));
    await expect(page.getByText(shown(t('palette:tooLong', { limit: '200' })))).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(box(page)).toBeHidden();
  });
  test(`a call is noted from anywhere, and found by its words (${language})`, async ({ host, page }) => {
    const prompt = (kind: string) => page.getByLabel(shown(t(`interactions:prompt.${kind}`)));
    const whose = (kind: string) =>
      page.getByRole('combobox', {
        name: shown(t('palette:whichClientFor', { act: t(`palette:note.${kind}`) })),
      });
    const sheetOf = (name: string) => page.getByRole('heading', { name, level: 2, exact: true });
    await openCompany(page, host, language);
    await createClient(page, language, 'Boulangerie Lemoine');
    await createClient(page, language, 'Hélène Œuvrard Coiffure');

    // The act, the client by a part of its name, and one writes: on the sheet that is open as on any other page.
    await page.keyboard.press('Control+k');
    await page.keyboard.type(t('palette:note.email').toLowerCase());
    await expect(option(page, shown(t('palette:note.email')))).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(whose('email')).toBeFocused();
    await page.keyboard.type('helene oeuv');
    await page.keyboard.press('Enter');
    await expect(prompt('email')).toBeFocused();
    await page.keyboard.type('Devis du carrelage envoyé');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listitem').filter({ hasText: 'carrelage' })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await expect(page.getByRole('heading', { name: t('nav.invoices'), level: 1 })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(t('palette:note.call').toLowerCase());
    await expect(option(page, shown(t('palette:note.call')))).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    // Whoever was spoken with last is first; Esc goes back a step and loses nothing, another number is another client.
    await expect(option(page, /./)).toContainText('Hélène Œuvrard');
    expect(await accessibilityBreaches(page, { within: '[role="dialog"]' })).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(box(page)).toBeFocused();
    await page.keyboard.type(t('palette:note.call').toLowerCase());
    await expect(option(page, shown(t('palette:note.call')))).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    // Pressed before the answer is there: whoever fits what was typed, and not who stood on top before.
    await expect(option(page, /./)).toContainText('Hélène Œuvrard');
    await whose('call').fill('boul');
    await page.keyboard.press('Enter');
    await expect(sheetOf('Boulangerie Lemoine')).toBeVisible();
    await expect(prompt('call')).toBeFocused();
    await page.keyboard.type('Rappeler pour la chaudière');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listitem').filter({ hasText: 'chaudière' })).toBeVisible();
    // The address asks once: a reload does not take the focus again.
    expect(page.url()).not.toContain('note=');

    // Found by its words, from anywhere; its client's sheet shows it apart.
    await page.keyboard.press('Escape');
    // Typed at once: no letter may be lost while the box is on its way.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('carrelage');
    await expect(box(page)).toHaveValue('carrelage');
    const hit = page.getByRole('group', { name: t('palette:group.interactions') }).getByRole('option');
    await expect(hit).toContainText('Devis du carrelage envoyé');
    await expect(hit).toContainText('Hélène Œuvrard');
    await page.keyboard.press('Enter');
    await expect(sheetOf('Hélène Œuvrard Coiffure')).toBeVisible();
    const found = page.getByRole('region', { name: t('interactions:found') });
    await expect(found).toContainText('Devis du carrelage envoyé');
    expect(await accessibilityBreaches(page)).toEqual([]);
    await found.getByRole('button', { name: t('interactions:foundClose') }).click();
    await expect(found).toBeHidden();
  });
}
