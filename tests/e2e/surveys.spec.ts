import { expect, test, type Page } from '@playwright/test';
import { FIRST_PASSWORD, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { clientOf, serviceOf } from './support/work.ts';
import { onWorkedVault } from './support/worked-vault.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const PICTURES = process.env['SURVEY_PICTURES'];

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

async function violations(page: Page): Promise<readonly string[]> {
  return accessibilityBreaches(page);
}

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);
  const words = (key: string, values?: Readonly<Record<string, string>>) => shown(t(key, values));
  // The client's words are the client's language, whatever the person at the seat reads; these clients read French.
  const french = wordsOf('fr');
  const clientWords = (key: string) => shown(french(key));

  test(`the client rates on a screen that cannot be left, and a low rating waits to be called back (${language})`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await onWorkedVault(
      page,
      language,
      async (office, today) => {
        const client = await clientOf(office, 'Garage Ferreira');
        await serviceOf(office, client, 'Vidange du circuit', today);
        await serviceOf(office, client, 'Freins', today);
      },
      async () => {
        const question = page.getByRole('heading', { level: 1, name: clientWords('surveys:here.question') });
        const openService = async (title: string): Promise<void> => {
          await page
            .getByRole('navigation')
            .first()
            .getByRole('link', { name: t('nav.services') })
            .click();
          await page
            .getByRole('row', { name: new RegExp(title, 'u') })
            .first()
            .click();
          await expect(page.getByRole('article').getByRole('heading', { name: title })).toBeVisible();
        };
        const handOver = async (): Promise<void> => {
          await page
            .getByRole('article')
            .getByRole('button', { name: words('surveys:sheet.hand') })
            .click();
          await page
            .getByRole('dialog')
            .getByRole('button', { name: words('surveys:sheet.hand') })
            .click();
          await expect(question).toBeVisible();
        };
        const takeBack = async (password: string): Promise<void> => {
          await page.getByRole('button', { name: clientWords('surveys:here.takeBack') }).click();
          await page.locator('input[type=password]').fill(password);
          await page.keyboard.press('Enter');
        };

        await openService('Vidange du circuit');
        await handOver();
        await picture(page, `here-${language}`);
        expect(await violations(page)).toEqual([]);

        // Nothing of the application is there: no navigation, no palette, no shortcut, no way back, no other address.
        await expect(page.getByRole('navigation')).toHaveCount(0);
        await expect(page.getByText('Garage Ferreira')).toHaveCount(0);
        for (const keys of ['Control+k', 'g', 'c', '?', 'Escape', 'Control+z'])
          await page.keyboard.press(keys);
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await page.goBack();
        await expect(question).toBeVisible();
        await page.evaluate(() => {
          location.hash = '#/clients';
        });
        await expect(question).toBeVisible();
        await page.reload();
        await expect(question).toBeVisible();
        await expect(page.getByRole('navigation')).toHaveCount(0);

        // By keyboard alone: the choices have the focus, the arrows choose.
        await expect(page.getByRole('radio').first()).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(page.getByText(clientWords('surveys:here.choose'))).toBeVisible();
        await page.getByRole('radio').first().focus();
        await page.keyboard.press('Space');
        for (let index = 0; index < 3; index += 1) await page.keyboard.press('ArrowDown');
        await expect(page.getByRole('radio', { name: /^2/ })).toBeChecked();
        await page.keyboard.press('Tab');
        await page.keyboard.type('Odeur de brûlé.');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await expect(
          page.getByRole('heading', { level: 1, name: clientWords('surveys:here.thanks') }),
        ).toBeVisible();
        await picture(page, `thanks-${language}`);
        await page.reload();
        await expect(
          page.getByRole('heading', { level: 1, name: clientWords('surveys:here.thanks') }),
        ).toBeVisible();

        await takeBack('not the password');
        await expect(page.getByRole('alert')).toBeVisible();
        await expect(page.getByRole('navigation')).toHaveCount(0);
        await page.locator('input[type=password]').fill(FIRST_PASSWORD);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();

        // The service tells it, and nobody can ask again.
        await openService('Vidange du circuit');
        await expect(page.getByRole('article')).toContainText('Odeur de brûlé.');
        await expect(
          page.getByRole('article').getByRole('button', { name: words('surveys:sheet.hand') }),
        ).toHaveCount(0);
        await picture(page, `service-${language}`);

        // Another client prefers not to answer.
        await openService('Freins');
        await handOver();
        await page.getByRole('button', { name: clientWords('surveys:here.decline') }).click();
        await takeBack(FIRST_PASSWORD);
        await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();

        await page
          .getByRole('navigation')
          .first()
          .getByRole('link', { name: t('nav.recalls') })
          .click();
        await expect(page.getByRole('heading', { level: 1, name: t('nav.recalls') })).toBeVisible();
        await expect(page.getByRole('row', { name: /Garage Ferreira/ })).toContainText('Vidange du circuit');

        // The page: figures on top, each leading to its rows below.
        await page.keyboard.press('g');
        await page.keyboard.press('v');
        await expect(page.getByRole('heading', { level: 1, name: t('surveys:title') })).toBeVisible();
        const figures = page.getByRole('region', { name: words('surveys:figures') });
        await expect(
          figures.getByRole('link', { name: new RegExp(`^${words('surveys:average')}`, 'u') }),
        ).toContainText(/2[,.]0/);
        const rows = page
          .getByRole('grid', { name: words('surveys:list') })
          .getByRole('row', { name: /Garage/ });
        await expect(rows).toHaveCount(2);
        expect(await violations(page)).toEqual([]);
        for (const [width, height] of [
          [1280, 800],
          [1920, 1080],
        ] as const) {
          await page.setViewportSize({ width, height });
          await picture(page, `page-${language}-${String(width)}`);
        }
        await figures
          .getByRole('link', { name: new RegExp(`^${words('surveys:answersCard')}`, 'u') })
          .first()
          .click();
        await expect(rows).toHaveCount(1);
        await expect(rows).toContainText('Odeur de brûlé.');
        await expect(rows).toBeInViewport();
        await page.evaluate(() => {
          document.documentElement.dataset['mantineColorScheme'] = 'dark';
        });
        await picture(page, `page-dark-${language}`);
      },
    );
  });
}
