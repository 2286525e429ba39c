import { expect, test, type Page } from '@playwright/test';
import { sampleClient } from '#tests/support/sample-client.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { onWorkedVault } from './support/worked-vault.ts';

/** A way of looking at each list: filters, an order where it has one, a column less. */
const LOOKS = [
  {
    list: 'clients',
    search: 'descending=1&hide=balance&sort=city&text=clinique',
    hidden: 'clients:list.balance',
  },
  { list: 'services', search: 'hide=client&sort=net&view=planned', hidden: 'services:column.client' },
  {
    list: 'invoices',
    search: 'hide=subject&kind=invoice&order=up&sort=due&state=overdue',
    hidden: 'invoices:column.subject',
  },
  { list: 'payments', search: 'hide=reference&method=cheque', hidden: 'payments:column.reference' },
  { list: 'audit', search: 'class=security&hide=outcome&outcome=done', hidden: 'audit:column.outcome' },
] as const;

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);

  test(`every list is kept under a name with its filters, order and columns (${language})`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const menu = () => page.getByRole('button', { name: shown(t('views.menu')) });
    const item = (name: string) => page.getByRole('menuitem', { name: shown(name) }).first();
    const goTo = async (list: string, search = ''): Promise<void> => {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        `#/${list}${search === '' ? '' : `?${search}`}`,
      );
      await expect(page.getByRole('heading', { level: 1, name: t(`nav.${list}`) })).toBeVisible();
    };
    const asked = (at: Page): string => {
      const parameters = new URLSearchParams(at.url().split('?')[1] ?? '');
      parameters.delete('saved');
      parameters.sort();
      return parameters.toString();
    };
    await page.setViewportSize({ width: 1920, height: 1080 });
    await onWorkedVault(
      page,
      language,
      async (office) => {
        await office.clients.create({ client: sampleClient() });
      },
      async () => {
        for (const { list, search, hidden } of LOOKS) {
          await goTo(list);
          const column = page.getByRole('columnheader', { name: t(hidden) });
          await expect(column).toBeVisible();
          await goTo(list, search);
          await expect(column).toBeHidden();
          await menu().click();
          await item(t('views.save')).click();
          const form = page.getByRole('dialog', { name: shown(t('views.title')) });
          await form.getByLabel(shown(t('views.name'))).fill(`Vue ${list}`);
          await page.keyboard.press('Enter');
          await expect(form).toBeHidden();
          await menu().click();
          await item(t('views.all')).click();
          await expect(column).toBeVisible();
          await menu().click();
          await item(`Vue ${list}`).click();
          await expect(column).toBeHidden();
          expect([list, asked(page)]).toEqual([list, search]);
        }
        // Views are a person's own, in the vault: they are there after a reload, each on its list.
        await page.reload();
        await expect(page).toHaveURL(/saved=/);
        await menu().click();
        await expect(item('Vue audit')).toBeVisible();
        await expect(item('Vue payments')).toHaveCount(0);
      },
    );
  });
}
