import { rm } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { openCompany } from './support/company.ts';
import { startClockedHost, test } from './support/host.ts';
import { shown } from './support/set-up.ts';
import { clientOf, invoiceOf, serviceOf } from './support/work.ts';
import { onWorkedVault } from './support/worked-vault.ts';
import { wordsOf, type Language } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const DAY = 86_400_000;

const bellOf = (page: Page, language: Language, count: number) =>
  page.getByRole('button', {
    name: shown(
      wordsOf(language)(`tasks:bell_${count === 0 ? 'zero' : count === 1 ? 'one' : 'other'}`, {
        count: String(count),
      }),
    ),
  });

/** The open panel; it is named by the bell it belongs to. */
const panelOf = (page: Page, language: Language) =>
  page
    .getByRole('dialog')
    .filter({ has: page.getByRole('heading', { name: wordsOf(language)('tasks:title') }) });

/** One thing that waits of each kind that can be made here, and one of each that does not wait. */
async function fill(office: CarnetClient, today: LocalDate): Promise<void> {
  const client = await clientOf(office, 'Mairie de Bron');
  const contract = async (title: string, startsOn: LocalDate, endsOn: LocalDate): Promise<void> => {
    await office.contracts.create({
      contract: { clientUid: client, title, startsOn, endsOn, noticeDays: 60, note: '' },
    });
  };
  await contract('Maintenance annuelle', addDays(today, -345), addDays(today, 20));
  await contract('Abonnement', addDays(today, -30), addDays(today, 335));
  await serviceOf(office, client, 'Pare-feu', today);
  await invoiceOf(office, await serviceOf(office, client, 'Onduleur', today));
  for (const [subject, recallOn] of [
    ['Attend un devis', today],
    ['Vœux de fin d’année', addDays(today, 30)],
  ] as const)
    await office.interactions.create({
      interaction: {
        clientUid: client,
        contactUid: null,
        kind: 'call',
        direction: 'in',
        occurredAt: null,
        durationMinutes: null,
        subject,
        body: '',
        recallOn,
      },
    });
}

for (const language of ['fr', 'en'] as const) {
  test(`the bell tells what waits, each thing opens exactly its rows, and a contract is renewed from it (${language})`, async ({
    page,
  }) => {
    const t = wordsOf(language);
    await page.setViewportSize({ width: 1280, height: 800 });
    await onWorkedVault(page, language, fill, async () => {
      // A contract near its end, an invoice to send, work to invoice and a call to return: the later ones do not count.
      await expect(bellOf(page, language, 4)).toBeVisible();
      await expect(page.locator('[data-tasks][aria-live="polite"]')).toHaveText(
        shown(t('tasks:bell_other', { count: '4' })),
      );
      // By the keyboard alone: the keys open it, the arrow of the focus is inside, Esc gives the focus back.
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      const panel = panelOf(page, language);
      await expect(panel.getByRole('link')).toHaveCount(4);
      expect(await accessibilityBreaches(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();

      const open = async (kind: Parameters<typeof t>[0]): Promise<void> => {
        await bellOf(page, language, 4).click();
        await panel.getByRole('link', { name: shown(t(kind)) }).click();
        await expect(panel).toBeHidden();
      };
      const rowsOf = (list: string) => page.getByRole('grid', { name: list }).getByRole('row');
      await open('tasks:kind.recalls_one');
      await expect(rowsOf(t('nav.recalls')).filter({ hasText: 'Attend un devis' })).toHaveCount(1);
      await expect(rowsOf(t('nav.recalls')).filter({ hasText: 'Mairie de Bron' })).toHaveCount(1);
      await open('tasks:kind.invoices-to-send_one');
      await expect(rowsOf(t('nav.invoices')).filter({ hasText: 'Mairie de Bron' })).toHaveCount(1);
      await open('tasks:kind.services-to-invoice_one');
      await expect(rowsOf(t('nav.services')).filter({ hasText: 'Pare-feu' })).toHaveCount(1);
      await expect(rowsOf(t('nav.services')).filter({ hasText: 'Mairie de Bron' })).toHaveCount(1);
      await open('tasks:kind.contracts-to-renew_one');
      const contracts = rowsOf(t('contracts:title')).filter({ hasText: 'Mairie de Bron' });
      await expect(contracts).toHaveCount(1);
      await expect(contracts).toContainText('Maintenance annuelle');
      expect(await accessibilityBreaches(page)).toEqual([]);

      // Renewed in one press, taken back with the keyboard, and renewed again; the bell follows by itself.
      const renew = contracts.getByRole('button', {
        name: shown(t('contracts:renewNamed', { title: 'Maintenance annuelle', client: 'Mairie de Bron' })),
      });
      await renew.click();
      await expect(bellOf(page, language, 3)).toBeVisible();
      await expect(contracts).toHaveCount(0);
      await page.keyboard.press('Control+z');
      await expect(bellOf(page, language, 4)).toBeVisible();
      await expect(contracts).toHaveCount(1);
      await renew.click();
      await expect(bellOf(page, language, 3)).toBeVisible();
      await page.getByRole('link', { name: t('contracts:view.running') }).click();
      await expect(contracts).toHaveCount(2);

      // Both periods stand on the sheet of the client, and one is changed there.
      await contracts.first().getByRole('link', { name: 'Mairie de Bron' }).click();
      const sheet = page.getByRole('article');
      await expect(sheet.getByText('Maintenance annuelle', { exact: true })).toHaveCount(2);
      await sheet
        .getByRole('button', { name: t('contracts:add') })
        .last()
        .click();
      const form = page.getByRole('dialog', { name: t('contracts:new') });
      await form.getByLabel(t('contracts:form.title')).fill('Astreinte');
      await form.getByLabel(t('contracts:form.noticeDays')).fill('9000');
      await form.getByRole('button', { name: t('action.save') }).click();
      // The core's word stands at its field and nothing is lost.
      await expect(form.getByLabel(t('contracts:form.noticeDays'))).toHaveAttribute('aria-invalid', 'true');
      await expect(form.getByLabel(t('contracts:form.title'))).toHaveValue('Astreinte');
      await form.getByLabel(t('contracts:form.noticeDays')).fill('30');
      await form.getByRole('button', { name: t('action.save') }).click();
      await expect(form).toBeHidden();
      await expect(sheet.getByText('Astreinte', { exact: true })).toBeVisible();
    });
  });

  test(`a backup that is too old rings until there is a new one (${language})`, async ({ page }) => {
    const t = wordsOf(language);
    const host = await startClockedHost(undefined, { ahead: 4 * DAY });
    try {
      await openCompany(page, host, language);
      await bellOf(page, language, 1).click();
      const panel = panelOf(page, language);
      await panel.getByRole('link', { name: shown(t('tasks:kind.backup-old_one')) }).click();
      await expect(page).toHaveURL(/settings\/backups/);
      // The core makes it by itself some minutes after it first saw the vault open, which it looks at every five seconds.
      await page.waitForTimeout(6_000);
      await host.advance(3 * 60_000);
      await expect(async () => {
        await page.reload();
        await expect(bellOf(page, language, 0)).toBeVisible({ timeout: 4_000 });
      }).toPass({ timeout: 60_000 });
    } finally {
      await host.stop();
      await rm(host.dataFolder, { recursive: true, force: true });
    }
  });
}
