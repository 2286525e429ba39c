import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { addDays, localDate } from '#shared/kernel/local-date.ts';
import { sampleSettings } from '#tests/support/open-vault.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { setUp } from '../../tools/driven/accounts.ts';
import { createDayClock } from '../../tools/driven/day-clock.ts';
import { openCore } from '../../tools/driven/open-core.ts';
import { startHost } from './support/host.ts';
import { FIRST_PASSWORD, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const CLIENT = 'Clinique des Tilleuls';

/** A vault with one invoice issued 80 days ago and due 50 days ago, entered under a driven clock. */
async function vaultWithLateInvoice(folder: string): Promise<void> {
  const today = localDate(new Date().toLocaleDateString('sv-SE'));
  const core = openCore({
    dataFolder: folder,
    clock: createDayClock(addDays(today, -80)),
    demonstration: false,
  });
  try {
    const office = core.direct();
    await setUp(office, sampleSettings, {
      name: 'Camille Roux',
      password: FIRST_PASSWORD,
      roles: ['administrator', 'manager', 'accountant'],
    });
    const { uid: clientUid } = await office.clients.create({ client: sampleClient({ name: CLIENT }) });
    const { uid, revision } = await office.invoices.createDraft({
      draft: {
        clientUid,
        subject: '',
        orderReference: '',
        supplyFrom: null,
        supplyTo: null,
        dueDate: null,
        note: '',
        language: 'fr',
        lines: [
          {
            serviceUid: null,
            name: 'Audit',
            description: '',
            nature: 'service',
            quantity: '1',
            unit: 'C62',
            unitPrice: '1000',
            priceBase: '1',
            discountPercent: '0',
            vatCategory: 'S',
            vatRate: '20',
          },
        ],
      },
    });
    const { expectedNumber } = await office.invoices.prepareIssue({ uid });
    await office.invoices.issue({ uid, revision, expectedNumber });
  } finally {
    await core.app.close();
  }
}

const violations = async (page: Page): Promise<readonly string[]> =>
  accessibilityBreaches(page, { wcagOnly: true });

for (const language of ['fr', 'en'] as const) {
  test(`a manager's ten seconds: late ageing, its client, its invoice, the month as PDF, in ${language}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    page.setDefaultTimeout(20_000);
    const t = wordsOf(language);
    const folder = await mkdtemp(join(tmpdir(), 'carnet-e2e-'));
    await vaultWithLateInvoice(folder);
    const host = await startHost(folder);
    try {
      await page.goto(host.link);
      await page.locator('input[type=password]').fill(FIRST_PASSWORD);
      await page.keyboard.press('Enter');
      const rail = page.getByRole('navigation').first();
      await expect(rail).toBeVisible();
      if (language === 'en') {
        // The person's language is French; the core is asked as the preferences page does.
        await page.evaluate(() => {
          location.hash = '#/settings/preferences';
        });
        await page.getByText('English', { exact: true }).click();
        await expect(rail.getByRole('link', { name: t('nav.figures'), exact: true })).toBeVisible();
      }
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('g');
      await page.keyboard.press('r');
      await expect(page.getByRole('heading', { level: 1, name: t('nav.figures') })).toBeVisible();

      const ageing = page.getByRole('region', { name: shown(t('figures:ageing.panel')) });
      const step = ageing.getByRole('row', { name: new RegExp(t('figures:ageing.31-60')) });
      await expect(step).toContainText(/1[\s,]200[.,]00/);
      const late = page.getByRole('region', { name: shown(t('figures:late.title')) });
      await expect(late.getByRole('link', { name: CLIENT })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      // The rows behind the step, then the client with its invoice.
      await step.getByRole('link').first().click();
      await expect(page).toHaveURL(/ageing=31-60/);
      await expect(page.getByRole('gridcell', { name: /^FA-A-\d{4}-00001/ })).toBeVisible();
      await page.goBack();
      await late.getByRole('link', { name: CLIENT }).click();
      await expect(page.getByRole('article').getByRole('heading', { name: CLIENT })).toBeVisible();
      await page
        .getByRole('article')
        .getByRole('link', { name: /FA-A-\d{4}-00001/ })
        .first()
        .click();
      await expect(
        page.getByRole('article').getByRole('heading', { name: /FA-A-\d{4}-00001/ }),
      ).toBeVisible();

      // A comparison and a period stand in the address; a month without data says so.
      await page.evaluate(() => {
        location.hash = '#/figures?from=2019-02-01&to=2019-02-28&compare=year-before';
      });
      await expect(page.getByText(shown(t('figures:empty')))).toBeVisible();

      await page.getByRole('link', { name: t('figures:view.reports') }).click();
      await page.getByRole('button', { name: t('reports:make') }).click();
      const viewer = page.getByRole('article').getByRole('region', { name: /\.pdf/ });
      await expect(viewer).toContainText(language === 'fr' ? 'Rapport mensuel' : 'Monthly report', {
        timeout: 30_000,
      });
      const saving = page.waitForEvent('download');
      await viewer.getByRole('button', { name: t('action.download') }).click();
      expect((await saving).suggestedFilename()).toMatch(/\.pdf$/);
      const monthly = page.getByRole('switch', { name: shown(t('reports:automatic.monthly')) });
      await monthly.click();
      await expect(monthly).toBeChecked();
      expect(await violations(page)).toEqual([]);
    } finally {
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}
