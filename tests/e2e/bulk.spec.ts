import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const NAMES = ['Atelier Blanc', 'Boulangerie Caron', 'Clinique Durand', 'Domaine Esnault'];

async function createClients(page: Page): Promise<void> {
  await expect(page.getByRole('navigation').first()).toBeVisible();
  const list = `${page.url().split('#')[0] ?? ''}#/clients`;
  for (const name of NAMES) {
    // Beside an open sheet N would note a call.
    await page.goto(list);
    await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
    await expect(page.getByRole('article')).toBeHidden();
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
  }
  await page.goto(list);
  await expect(page.getByRole('article')).toBeHidden();
}

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  const words = (key: string, values?: Readonly<Record<string, string>>) => shown(t(key, values));

  test(`three clients are archived at once with the keyboard, and brought back (${language})`, async ({
    host,
    page,
  }) => {
    await openCompany(page, host, language);
    await createClients(page);
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
    const bar = page.getByRole('region', { name: words('bulk.label') });
    const selected = (count: number) =>
      bar.getByText(words('table.selected_other', { count: String(count) }));

    // Every loaded row, then none: Esc clears the choice and nothing else.
    await expect(row(NAMES[0] ?? '')).toBeVisible();
    await row(NAMES[0] ?? '').focus();
    await page.keyboard.press('Control+a');
    await expect(selected(4)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();

    // A range with Shift and the arrows, from the row that has the focus.
    await row(NAMES[0] ?? '').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(selected(3)).toBeVisible();
    // Going back gives rows up again.
    await page.keyboard.press('Shift+ArrowUp');
    await expect(selected(2)).toBeVisible();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(selected(3)).toBeVisible();
    await expect(
      page.getByRole('status').filter({ hasText: words('table.selected_other', { count: '3' }) }),
    ).toBeAttached();
    expect(await accessibilityBreaches(page)).toEqual([]);

    // The chosen rows as a file.
    const saving = page.waitForEvent('download');
    await bar.getByRole('button', { name: words('bulk.export') }).press('Enter');
    const saved = readFileSync(await (await saving).path(), 'utf8');
    for (const name of NAMES.slice(0, 3)) expect(saved).toContain(name);
    expect(saved).not.toContain(NAMES[3]);

    // Archived, told, taken back.
    await bar.getByRole('button', { name: words('clients:bulk.archive'), exact: true }).press('Enter');
    const said = words('clients:bulk.archived_other', { count: '3' });
    await expect(page.getByText(said)).toBeVisible();
    await expect(bar).toBeHidden();
    await expect(row(NAMES[0] ?? '')).toBeHidden();
    await expect(row(NAMES[3] ?? '')).toBeVisible();
    expect(await accessibilityBreaches(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect(page.getByText(words('toast.undone'))).toBeVisible();
    for (const name of NAMES) await expect(row(name)).toBeVisible();

    // A tag on all, one of which has it already: that one is left alone, and why is said.
    const tag = async (count: number): Promise<void> => {
      await bar.getByRole('button', { name: words('clients:bulk.tag'), exact: true }).press('Enter');
      await expect(page.getByRole('combobox', { name: words('clients:bulk.tagField') })).toBeFocused();
      await page.keyboard.type('VIP');
      await page.getByRole('button', { name: words('clients:bulk.addTag') }).press('Enter');
      await expect(page.getByText(new RegExp(`VIP.*${String(count)} client`)).first()).toBeVisible();
    };
    await row(NAMES[1] ?? '').focus();
    await page.keyboard.press('Space');
    await tag(1);
    await row(NAMES[1] ?? '').focus();
    await page.keyboard.press('Control+a');
    await tag(3);
    await expect(bar.getByRole('listitem')).toHaveText(
      words('bulk.reason', { count: '1', reason: t('clients:bulk.hasTag') }),
    );
    await expect(bar.getByText(words('table.selected_one', { count: '1' }))).toBeVisible();
  });
}
