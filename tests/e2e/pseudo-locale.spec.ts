import { hardCodedTexts } from '../../tools/screenshots/hard-coded.ts';
import { listenTo } from '../../tools/screenshots/line.ts';
import { onEveryScreen, signIn, test } from './support/every-screen.ts';
import { expect } from './support/host.ts';

test('no screen shows a text that is not of the locale files', async ({ filledHost: host, page }) => {
  const heard = listenTo(page);
  await signIn(page, host);
  // The same window with every word in its pseudo form.
  await page.goto(`${host.url}/?pseudo#/clients`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('~~~~~]');
  const found: string[] = [];
  await onEveryScreen(page, async (name) => {
    for (const { text, place } of await hardCodedTexts(page, heard()))
      found.push(`${name}: ${place} ${text}`);
  });
  expect(found).toEqual([]);

  // The search itself can fail: a word put into the page by hand is found, data is not.
  await page.evaluate(() => {
    document.querySelector('h1')?.append('Enregistrez maintenant');
  });
  const texts = (await hardCodedTexts(page, heard())).map(({ text }) => text);
  expect(texts).toEqual(['Enregistrez maintenant']);
});
