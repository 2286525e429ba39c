import type { Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf, type Language } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const words = (language: Language) => {
  const t = wordsOf(language);
  return (key: string, values?: Readonly<Record<string, string>>) => shown(t(key, values));
};

/** Creates a client with the keyboard, as its own spec does, and waits for its sheet. */
async function openClient(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.goto(`${page.url().split('#')[0] ?? ''}#/clients`);
  await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
}

const events = (page: Page) => page.getByRole('article').getByRole('listitem');

for (const language of ['fr', 'en'] as const) {
  test(`a call is noted in three acts of the keyboard (${language})`, async ({ host, page }) => {
    const t = words(language);
    await openCompany(page, host, language);
    await openClient(page, 'Menuiserie Lefèvre');

    // The three acts: N, the words, Enter.
    await page.keyboard.press('n');
    await expect(page.getByLabel(t('interactions:prompt.call'))).toBeFocused();
    await page.keyboard.type('Rappel du devis, 15 min');
    await page.keyboard.press('Enter');

    const call = events(page).filter({ hasText: 'Rappel du devis' });
    await expect(call).toContainText(t('interactions:call.out'));
    await expect(call).toContainText(/15\smin/);
    await expect(
      page.getByText(t('interactions:saved', { kind: t('interactions:kind.call') })),
    ).toBeVisible();

    // One goes on typing at once: a note, chosen by its key, saved with Ctrl+Enter.
    await expect(page.getByLabel(t('interactions:prompt.call'))).toBeFocused();
    await page.keyboard.press('Alt+4');
    await expect(page.getByLabel(t('interactions:prompt.note'))).toBeFocused();
    await page.keyboard.type('Chien dans la cour');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Sonner au portail');
    await page.keyboard.press('Control+Enter');
    await expect(events(page).filter({ hasText: 'Chien dans la cour' })).toContainText('Sonner au portail');

    // Filter chips.
    const filter = page.getByRole('group', { name: t('clients:timeline.filter') });
    await filter.getByRole('button', { name: t('clients:timeline.kinds.note') }).click();
    await expect(call).toBeHidden();
    await expect(events(page).filter({ hasText: 'Chien dans la cour' })).toBeVisible();
    await filter.getByRole('button', { name: t('clients:timeline.all') }).click();
    await expect(call).toBeVisible();

    expect(await accessibilityBreaches(page)).toEqual([]);
  });

  test(`an interaction is changed, commented, deleted and brought back (${language})`, async ({
    host,
    page,
  }) => {
    const t = words(language);
    await openCompany(page, host, language);
    await openClient(page, 'Garage Ferreira');
    await page.keyboard.press('n');
    await page.keyboard.type('Demande un devis');
    await page.getByRole('button', { name: t('interactions:details') }).click();
    const composer = page.getByRole('form', { name: t('interactions:write') });
    await composer.getByRole('textbox', { name: t('interactions:field.recall') }).fill('demain');

    // Tomorrow is no day for a call; what was typed stays.
    const day = composer.getByRole('textbox', { name: t('interactions:field.day') });
    await day.fill('demain');
    await composer.getByRole('button', { name: t('interactions:save') }).click();
    await expect(composer.getByText(t('errors:reason.InteractionInFuture'))).toBeVisible();
    await day.fill('hier');
    // The end before the start.
    const duration = composer.getByRole('textbox', { name: t('interactions:field.duration') });
    await duration.fill('14:30-14:10');
    await composer.getByRole('button', { name: t('interactions:save') }).click();
    await expect(composer.getByText(t('errors:reason.EndBeforeStart'))).toBeVisible();
    await duration.fill('14:10-14:30');

    // A draft survives a reload.
    await page.waitForTimeout(900);
    await page.reload();
    await expect(composer.getByLabel(t('interactions:prompt.call'))).toHaveValue('Demande un devis');
    await composer.getByLabel(t('interactions:prompt.call')).press('Enter');
    const call = events(page).filter({ hasText: 'Demande un devis' });
    await expect(call).toContainText(/20\smin/);

    // The recall is ticked off.
    await call.getByRole('checkbox').click();
    await expect(call.getByRole('checkbox')).toBeChecked();
    await expect(call).toContainText(t('interactions:recall.done'));

    await call.hover();
    await call.getByRole('button', { name: t('interactions:edit') }).click();
    const edit = page.getByRole('form', { name: t('interactions:edit') });
    await edit.getByLabel(t('interactions:field.body')).fill('Demande deux devis');
    await page.keyboard.press('Control+Enter');
    await expect(edit).toBeHidden();
    const changed = events(page).filter({ hasText: 'Demande deux devis' });
    await expect(changed).toBeVisible();

    await changed.getByRole('button', { name: t('interactions:comment.add') }).click();
    await page.keyboard.type('Voir avec la compta');
    await page.keyboard.press('Enter');
    await expect(changed.getByRole('listitem').filter({ hasText: 'Voir avec la compta' })).toBeVisible();

    await changed.getByRole('button', { name: t('interactions:delete') }).click();
    await expect(changed).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect(changed).toBeVisible();
    await expect(changed).toContainText(t('interactions:comment.count_one', { count: '1' }));

    expect(await accessibilityBreaches(page)).toEqual([]);
  });
}
