import { test } from './support/host.ts';
import { setUpCompany } from './support/set-up.ts';

for (const language of ['fr', 'en'] as const) {
  test(`a new company is set up in ${language}`, async ({ host, page }) => {
    await page.goto(host.link);
    await setUpCompany(page, language);
  });
}
