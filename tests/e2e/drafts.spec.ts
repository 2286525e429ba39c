import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startHost, test } from './support/host.ts';
import { openCompany } from './support/company.ts';
import { FIRST_PASSWORD, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

const NAME = 'Fromagerie Zéphyrine';

const field = (page: Page, label: string) =>
  page.locator('input, textarea').and(page.getByLabel(shown(label), { exact: true }));

/** By place, not by words: before sign-in a new browser profile speaks the browser's language. */
async function unlock(page: Page): Promise<void> {
  await page.locator('#password').fill(FIRST_PASSWORD);
  await page.keyboard.press('Enter');
}

const storageOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  test(`a half-typed client survives reload, lock and a killed process (${language})`, async ({
    host,
    page,
  }) => {
    await openCompany(page, host, language);
    await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();
    await page
      .getByRole('button', { name: t('clients:list.new') })
      .first()
      .click();
    await field(page, t('clients:form.nameCompany')).fill(NAME);
    await field(page, t('clients:form.phone')).fill('01 99 00 12 34');
    await field(page, t('clients:form.city')).fill('Nantes');
    expect(await storageOf(page)).not.toContain('phyrine');

    // The page is read again while the form stands open: it is as it was left.
    await page.reload();
    await expect(field(page, t('clients:form.nameCompany'))).toHaveValue(NAME);
    await expect(field(page, t('clients:form.city'))).toHaveValue('Nantes');
    await expect(page.getByText(shown(t('form.draftRestored')))).toBeVisible();

    // Locked and opened again by the same person.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+L');
    await expect(page.getByRole('heading', { name: t('vault:unlock.title') })).toBeVisible();
    await unlock(page);
    await expect(page.getByText(shown(t('clients:form.draftNew')))).toBeVisible();
    await page.getByRole('button', { name: shown(t('form.resume')) }).click();
    await field(page, t('clients:form.phone')).fill('01 99 00 55 66');
    // What was typed a second ago is in the vault, without leaving the field.
    await page.waitForTimeout(1500);

    host.kill();
    const again = await startHost(host.dataFolder);
    await page.goto('about:blank');
    await page.goto(again.link);
    await unlock(page);
    await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();
    await page.getByRole('button', { name: shown(t('form.resume')) }).click();
    await expect(field(page, t('clients:form.nameCompany'))).toHaveValue(NAME);
    await expect(field(page, t('clients:form.phone'))).toHaveValue('01 99 00 55 66');
    for (const name of await readdir(host.dataFolder, { recursive: true, withFileTypes: true }))
      if (name.isFile())
        expect((await readFile(join(name.parentPath, name.name))).includes('phyrine')).toBe(false);

    // Saved: nothing waits any more, here or in the vault.
    await page.getByRole('button', { name: shown(t('clients:form.create')) }).click();
    await expect(page.getByRole('heading', { name: NAME, level: 2 })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: NAME, level: 2 })).toBeVisible();
    await expect(page.getByText(shown(t('clients:form.draftNew')))).toBeHidden();
    await again.stop();
  });
}
