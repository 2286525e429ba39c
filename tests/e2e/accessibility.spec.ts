import { onEveryScreen, signIn, test } from './support/every-screen.ts';
import { expect } from './support/host.ts';
import { accessibilityBreaches } from './support/accessible.ts';

// The pictures check all of them in every look; here, what everybody works with.
const MAIN = new Set([
  'clients',
  'services',
  'invoices',
  'payments',
  'figures',
  'audit',
  'settings-company',
  'settings-users',
  'settings-messages',
  'messages-smtp',
]);

test('no main screen breaks a rule of WCAG 2.2 AA that axe knows', async ({ filledHost: host, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await signIn(page, host);
  const found: string[] = [];
  await onEveryScreen(page, async (name) => {
    if (!MAIN.has(name)) return;
    const breaches = await accessibilityBreaches(page, { wcagOnly: true, inPage: true });
    found.push(...breaches.map((breach) => `${name}: ${breach}`));
  });
  expect(found).toEqual([]);
});
