import { expect, test } from '@playwright/test';
import { startClockedHost, type ClockedHost } from './support/host.ts';
import { button, field } from './support/people.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { clientOf, invoiceOf, serviceOf } from './support/work.ts';
import { onWorkedVault, signInTo } from './support/worked-vault.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const t = wordsOf('fr');
const DAY = 86_400_000;

test('without a way out messages go by hand: many at once, by the own mail program, by post; a clock that leaps holds all', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await onWorkedVault<ClockedHost>(
    page,
    'fr',
    async (office, today) => {
      for (const name of ['Clinique des Tilleuls', 'Garage Ferreira'])
        await invoiceOf(office, await serviceOf(office, await clientOf(office, name), 'Diagnostic', today));
    },
    async (host) => {
      const openQueue = async (days: number): Promise<void> => {
        await host.advance(days * DAY);
        await signInTo(page, 'fr', host);
        await page.getByRole('link', { name: t('nav.reminders'), exact: true }).click();
      };
      const view = (name: string) => page.getByRole('link', { name: new RegExp(`^${shown(t(name))}`) });
      const rows = page.getByRole('row', { name: /Tilleuls|Ferreira/ });

      // Both are let go at once, and taken back.
      await openQueue(27);
      await button(page, t('reminders:work.act')).click();
      await expect(rows).toHaveCount(2);
      for (const name of ['Clinique des Tilleuls', 'Garage Ferreira'])
        await page.getByRole('checkbox', { name: shown(t('reminders:choose', { name })) }).check();
      await button(page, t('reminders:act.approve')).last().click();
      await expect(page.getByText(shown(t('reminders:act.approved_other', { count: '2' })))).toBeVisible();
      await expect(rows).toHaveCount(0);
      await page.keyboard.press('Control+z');
      await expect(rows).toHaveCount(2);

      // One leaves by the person's own program.
      await page.getByRole('row', { name: /Tilleuls/ }).click();
      await button(page, t('reminders:mailProgram.open')).click();
      await button(page, t('reminders:mailProgram.sent')).click();
      await expect(page.getByText(shown(t('reminders:mailProgram.noted')))).toBeVisible();
      await expect(rows).toHaveCount(1);

      // Forty days at once: nothing is believed until somebody says that it is so.
      await openQueue(40);
      const banner = page.getByRole('alert').filter({ hasText: /horloge/ });
      await expect(banner).toBeVisible();
      expect(await accessibilityBreaches(page, { wcagOnly: true })).toEqual([]);
      await banner.getByRole('button', { name: shown(t('reminders:clock.confirm')) }).click();
      await page.getByRole('button', { name: /^Il est bien/ }).click();
      await expect(banner).toBeHidden();
      await button(page, t('reminders:work.act')).click();

      // Only the notice is left of the levels that came due meanwhile, as a letter.
      await expect(rows).toHaveCount(2);
      await page.getByRole('row', { name: /Ferreira/ }).click();
      await field(page, t('reminders:letter.number')).fill('RK 1A 234 567 8910 1');
      await button(page, t('reminders:letter.mark')).click();
      await expect(page.getByText(shown(t('reminders:letter.noted')))).toBeVisible();
      // Beside a sheet the last views stand in a menu.
      await page.keyboard.press('Escape');
      await view('reminders:view.sent').click();
      await expect(rows).toHaveCount(2);
      await page.getByRole('row', { name: /Ferreira/ }).click();
      await expect(page.getByRole('article').first()).toContainText('RK 1A 234 567 8910 1');
    },
    startClockedHost,
  );
});
