import { expect, test } from './support/host.ts';
import { createClient } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

for (const language of ['fr', 'en'] as const) {
  test(`clients to call back wait in one list, and deleting one says what goes along (${language})`, async ({
    host,
    page,
  }) => {
    const t = wordsOf(language);
    await openCompany(page, host, language);
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect(page.getByRole('heading', { level: 1, name: t('nav.recalls') })).toBeVisible();
    await expect(page.getByText(shown(t('recalls:empty.title')))).toBeVisible();
    await page.getByRole('link', { name: t('recalls:empty.act') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('clients:title') })).toBeVisible();

    // Two calls to return: the one of today stands before the one of the coming week, whenever they were noted.
    await createClient(page, language, 'Garage Ferreira');
    const [today, soon] = language === 'fr' ? ['auj', 'demain'] : ['today', 'tomorrow'];
    for (const [about, day] of [
      ['Attend un devis', soon],
      ['Serveur en panne', today],
    ] as const) {
      await page.keyboard.press('n');
      await page.keyboard.type(about);
      const composer = page.getByRole('form', { name: t('interactions:write') });
      const recall = composer.getByRole('textbox', { name: t('interactions:field.recall') });
      if (!(await recall.isVisible()))
        await composer.getByRole('button', { name: t('interactions:details') }).click();
      await recall.fill(day);
      await composer.getByRole('button', { name: t('interactions:save') }).click();
      await expect(page.getByText(about).last()).toBeVisible();
    }
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: t('nav.recalls'), exact: true }).click();
    const rows = page
      .getByRole('grid', { name: t('nav.recalls') })
      .getByRole('row', { name: /Garage Ferreira/ });
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText('Serveur en panne');
    await expect(rows.nth(0)).toContainText(shown(t('recalls:state.today')));
    await expect(rows.nth(1)).toContainText(shown(t('recalls:state.coming')));
    await expect(rows.nth(0).locator('a[href^="tel:"]')).toBeVisible();
    expect(await accessibilityBreaches(page)).toEqual([]);

    // Ticked off here, taken back, and reached from Today.
    await rows
      .nth(0)
      .getByRole('button', { name: shown(t('today:recalledNamed', { client: 'Garage Ferreira' })) })
      .click();
    await expect(rows).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(rows).toHaveCount(2);
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page
      .getByRole('region', { name: t('today:waits') })
      .getByRole('link', { name: new RegExp(`: ${t('today:recalls')}$`, 'u') })
      .click();
    await expect(rows).toHaveCount(2);

    // Deleting the client counts what goes with it before it asks.
    await rows.nth(0).getByRole('link', { name: 'Garage Ferreira' }).click();
    await page
      .getByRole('article')
      .getByRole('button', { name: t('action.more') })
      .click();
    await page.getByRole('menuitem', { name: t('clients:sheet.delete') }).click();
    const question = page.getByRole('dialog', {
      name: t('clients:delete.title', { name: 'Garage Ferreira' }),
    });
    await expect(question.getByRole('listitem')).toHaveText([
      shown(t('clients:delete.interactions_other', { count: '2' })),
    ]);
    await question
      .getByRole('button', { name: t('clients:delete.action', { name: 'Garage Ferreira' }) })
      .click();
    await expect(question).toBeHidden();
    await page.getByRole('link', { name: t('nav.recalls'), exact: true }).click();
    await expect(page.getByText(shown(t('recalls:empty.title')))).toBeVisible();
  });
}
