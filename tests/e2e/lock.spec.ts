import { openCompany } from './support/company.ts';
import { expect, test } from './support/host.ts';
import { FIRST_PASSWORD } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

const t = wordsOf('fr');

test('who types the password before the lock has reached the core stays signed in', async ({
  host,
  page,
}) => {
  // A core under load: what says “lock” arrives three seconds after it was sent.
  await page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        const isLock = typeof data === 'string' && data.includes('/vault/lock');
        if (isLock) document.documentElement.dataset['heldBack'] = 'yes';
        setTimeout(
          () => {
            super.send(data);
          },
          isLock ? 3000 : 0,
        );
      }
    };
  });
  await openCompany(page, host, 'fr');
  await page.getByRole('link', { name: t('nav.services'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('nav.services') })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Shift+L');
  await expect(page.getByRole('heading', { name: t('vault:unlock.title') })).toBeVisible();
  await expect(page.locator('#password')).toBeFocused();
  await page.keyboard.type(FIRST_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('nav.services') })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-held-back', 'yes');
  // Longer than the lock was on its way: nothing that belongs to the one before throws this one out.
  await page.waitForTimeout(4000);
  await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('nav.clients') })).toBeVisible();
});
