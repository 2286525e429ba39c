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
import { wordsOf, type Language } from './support/words.ts';
import { signInTo } from './support/worked-vault.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const CLIENT = 'Clinique des Tilleuls';

/** Two invoices of 1,068.00 € issued 52 days ago at 12.15 % a year, due 22 days ago; answers the first's number. */
async function fillVault(folder: string, language: Language): Promise<string> {
  const today = localDate(new Date().toLocaleDateString('sv-SE'));
  const core = openCore({
    dataFolder: folder,
    clock: createDayClock(addDays(today, -52)),
    demonstration: false,
  });
  try {
    const office = core.direct();
    await setUp(
      office,
      { ...sampleSettings, latePenalty: '12,15 % par an', paymentTermDays: 30 },
      {
        name: 'Camille Roux',
        password: FIRST_PASSWORD,
        roles: ['administrator', 'manager', 'accountant'],
      },
    );
    await office.organisation.setPreferences({
      language,
      theme: 'light',
      density: 'compact',
      singleKeyShortcuts: true,
    });
    const numbers: string[] = [];
    for (const name of [CLIENT, 'Garage du Port']) {
      const { uid: clientUid } = await office.clients.create({
        client: { ...sampleClient({ name }), email: 'compta@client.example' },
      });
      const draft = await office.invoices.createDraft({
        draft: {
          clientUid,
          subject: '',
          orderReference: '',
          supplyFrom: null,
          supplyTo: null,
          dueDate: null,
          note: '',
          language,
          lines: [
            {
              serviceUid: null,
              name: 'Maintenance annuelle',
              description: '',
              nature: 'service',
              quantity: '1',
              unit: 'C62',
              unitPrice: '890',
              priceBase: '1',
              discountPercent: '0',
              vatCategory: 'S',
              vatRate: '20',
            },
          ],
        },
      });
      const { expectedNumber } = await office.invoices.prepareIssue({ uid: draft.uid });
      await office.invoices.issue({ ...draft, expectedNumber });
      numbers.push(expectedNumber);
    }
    return numbers[0] ?? '';
  } finally {
    await core.app.close();
  }
}

const noViolations = async (page: Page): Promise<void> => {
  expect(await accessibilityBreaches(page)).toEqual([]);
};

for (const language of ['fr', 'en'] as const) {
  test(`reminders are worded, previewed, approved, taken back and stopped by a dispute (${language})`, async ({
    page,
  }) => {
    const t = wordsOf(language);
    const folder = await mkdtemp(join(tmpdir(), 'carnet-e2e-'));
    const number = await fillVault(folder, language);
    const host = await startHost(folder);
    try {
      await signInTo(page, language, host);
      const go = async (path: string): Promise<void> => {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `#/${path}`);
      };

      // The plan: the firm step by e-mail alone, ten days later than it was.
      await go('settings/reminders');
      await page.getByRole('button', { name: /^(Modifier le plan|Edit the plan)/u }).click();
      const plan = page.getByRole('dialog');
      const firm = plan.getByRole('group', {
        name: shown(t('reminders:step.numbered', { number: '3' })),
        exact: true,
      });
      await firm.getByLabel(t('reminders:step.days')).fill('16');
      await firm.getByRole('checkbox', { name: t('reminders:channel.sms') }).uncheck();
      await noViolations(page);
      await plan.getByRole('button', { name: t('action.save') }).click();
      await expect(plan).toBeHidden();
      await expect(page.getByRole('main').getByText(language === 'fr' ? /J\+16/ : /D\+16/)).toBeVisible();

      // Its text: an unknown variable is named, the preview shows the sums of a real invoice.
      await go('settings/reminders?part=texts&text=firm');
      const subject = page.getByRole('textbox', { name: t('reminders:text.subject'), exact: true });
      await subject.fill('{{prenom}}');
      await expect(page.getByRole('region', { name: t('reminders:preview.title') })).toContainText('prenom');
      await subject.fill(`À régler : {{${language === 'fr' ? 'total' : 'total'}}} ({{numero}})`);
      const preview = page.getByRole('region', { name: t('reminders:preview.title') });
      // 1,068.00 at 12.15 % for 22 days is 7.82; with the fee 1,115.82.
      await expect(preview).toContainText(/1.115[,.]82/u);
      await noViolations(page);
      await page
        .getByRole('main')
        .getByRole('button', { name: t('action.save') })
        .click();
      await expect(page.getByText(shown(t('reminders:text.saved')))).toBeVisible();
      if (language === 'en') {
        // The company's invoices are worded in the language of the invoice.
        await go('settings/reminders?part=texts&text=firm&language=en');
        // The text of the other language stands in the same field until this one is there.
        await expect(subject).not.toHaveValue(/À régler/);
        await subject.fill('To pay: {{total}} ({{number}})');
        await page
          .getByRole('main')
          .getByRole('button', { name: t('action.save') })
          .click();
        await expect(page.getByText(shown(t('reminders:text.saved'))).last()).toBeVisible();
      }

      // The queue: both invoices are late, nothing leaves before somebody has seen it.
      await page.keyboard.press('Escape');
      await page
        .getByRole('link', { name: t('nav.reminders'), exact: true })
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1, name: t('nav.reminders') })).toBeVisible();
      await page.getByRole('button', { name: t('reminders:work.act') }).click();
      const rows = page.getByRole('grid', { name: t('nav.reminders') }).getByRole('row');
      await expect(rows).toHaveCount(3);
      await noViolations(page);
      await rows.filter({ hasText: CLIENT }).click();
      const sheet = page.getByRole('article').first();
      await expect(sheet).toContainText(/1.115[,.]82/u);
      await expect(sheet.getByRole('link', { name: number })).toBeVisible();
      await expect(sheet).toContainText(shown(t('reminders:why.toApprove')));
      await noViolations(page);

      // What is typed waits when the form is closed, and is kept when it is saved.
      await page.keyboard.press('e');
      const form = page.getByRole('form', { name: t('reminders:editTitle') });
      await form.getByLabel(t('reminders:text.body')).fill('Merci de nous appeler.');
      await page.keyboard.press('Escape');
      await expect(form).toBeHidden();
      await page.keyboard.press('e');
      await expect(form.getByLabel(t('reminders:text.body'))).toHaveValue('Merci de nous appeler.');
      await form.getByRole('button', { name: t('action.save') }).click();
      await expect(sheet).toContainText('Merci de nous appeler.');
      await expect(sheet).toContainText(shown(t('reminders:isEdited')));

      // Approved by a key, taken back, cancelled, taken back.
      await page.keyboard.press('a');
      await expect(sheet).toContainText(shown(t('reminders:state.waiting')));
      await page.keyboard.press('Control+z');
      await expect(sheet).toContainText(shown(t('reminders:state.to-approve')));
      await sheet.getByRole('button', { name: t('action.more') }).click();
      await page.getByRole('menuitem', { name: shown(t('reminders:act.cancel')) }).click();
      await expect(sheet).toContainText(shown(t('reminders:cancel.by-person')));
      await page.keyboard.press('Control+z');
      await expect(sheet).toContainText(shown(t('reminders:state.to-approve')));

      // A dispute stops it, with its reason on the invoice.
      await sheet.getByRole('link', { name: number }).click();
      const block = page.getByRole('article').first();
      await block.getByRole('button', { name: t('reminders:invoice.followUp'), exact: true }).click();
      await page.getByRole('menuitem', { name: t('reminders:invoice.dispute') }).click();
      const dispute = page.getByRole('dialog');
      await dispute.getByLabel(t('reminders:invoice.reason')).fill('Écran fendu');
      await dispute.getByRole('button', { name: t('action.save') }).click();
      await expect(dispute).toBeHidden();
      await expect(block).toContainText('Écran fendu');
      await noViolations(page);
      await go('reminders?state=to-approve');
      await page.getByRole('button', { name: t('reminders:work.act') }).click();
      await expect(rows).toHaveCount(2);
      await expect(rows.filter({ hasText: CLIENT })).toHaveCount(0);
      await go('reminders?state=cancelled');
      await expect(rows.filter({ hasText: CLIENT })).toContainText(shown(t('reminders:cancel.disputed')));
    } finally {
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}
