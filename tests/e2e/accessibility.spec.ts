import { AxeBuilder } from '@axe-core/playwright';
import { ACCESSIBILITY_TAGS } from '../../tools/screenshots/photographer.ts';
import { onEveryScreen, signIn, test } from './support/every-screen.ts';
import { expect } from './support/host.ts';

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
    // The older way of axe runs in the page alone, instead of opening another for each result.
    const axe = new AxeBuilder({ page }).withTags(ACCESSIBILITY_TAGS).setLegacyMode();
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) found.push(`${name}: ${id} ${nodes[0]?.target.join(' ') ?? ''}`);
  });
  expect(found).toEqual([]);
});
