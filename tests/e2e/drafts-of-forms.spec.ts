import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Uid } from '#shared/kernel/uid.ts';
import { startHost } from './support/host.ts';
import { button, field } from './support/people.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { clientOf, invoiceOf, serviceOf } from './support/work.ts';
import { onWorkedVault, signInTo } from './support/worked-vault.ts';

/** A form: where it is, what opens it, the field that is half-typed. */
interface Form {
  readonly path: string;
  readonly opens?: string;
  readonly field: string;
  readonly typed: string;
}

const formsFor = (client: Uid, invoice: Uid): readonly Form[] => [
  { path: 'clients?form=new', field: 'clients:form.nameCompany', typed: 'Fromagerie à moitié' },
  { path: `clients/${client}?form=edit`, field: 'clients:form.nameCompany', typed: 'Garage renommé' },
  {
    path: `clients/${client}`,
    opens: 'clients:contacts.add',
    field: 'clients:contacts.name',
    typed: 'Zoé Œuvrard',
  },
  { path: `clients/${client}`, field: 'interactions:prompt.call', typed: 'Rappelle pour la chaudière' },
  { path: 'services?form=new', field: 'services:field.title', typed: 'Détartrage' },
  { path: 'invoices/new', field: 'invoices:column.subject', typed: 'Travaux de décembre' },
  {
    path: `invoices/${invoice}`,
    opens: 'invoices:payment.record',
    field: 'invoices:payment.reference',
    typed: 'CHQ 17',
  },
  { path: 'catalogue', opens: 'services:catalogue.new', field: 'services:catalogue.name', typed: 'Ramonage' },
  { path: 'settings/users', opens: 'users:add', field: 'users:name', typed: 'Noël Petit' },
  { path: 'settings/company', field: 'organisation:field.name', typed: 'ServiTech & Filles' },
];

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);

  test(`every form keeps what was half-typed, over a reload and a killed process (${language})`, async ({
    page,
  }) => {
    test.setTimeout(420_000);
    let forms: readonly Form[] = [];
    const goTo = (path: string): Promise<void> =>
      page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${path}`);
    const open = async (form: Form): Promise<Locator> => {
      // Another page first, and seen: two forms may share an address, and the one before may still be on the screen.
      const between = page.getByRole('heading', { level: 1, name: t('organisation:page.preferences') });
      await goTo('settings/preferences');
      await expect(between).toBeVisible();
      await goTo(form.path);
      await expect(between).toBeHidden();
      if (form.opens !== undefined) await button(page, t(form.opens)).first().click();
      const input = field(page, t(form.field)).first();
      await expect(input).toBeVisible();
      return input;
    };
    const expectAll = async (at: Page): Promise<void> => {
      for (const form of forms) {
        const input = await open(form);
        await expect(input, `${form.path} ${shown(t(form.field))}`).toHaveValue(form.typed);
        await at.keyboard.press('Escape');
      }
    };
    await onWorkedVault(
      page,
      language,
      async (office, today) => {
        const client = await clientOf(office, 'Garage Ferreira');
        forms = formsFor(client, await invoiceOf(office, await serviceOf(office, client, 'Vidange', today)));
      },
      async (host) => {
        for (const form of forms) {
          await (await open(form)).fill(form.typed);
          await page.keyboard.press('Escape');
        }
        // The window forgets everything: what comes back comes from the vault.
        await page.reload();
        await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();
        await expectAll(page);
        // The other page of the organisation is saved meanwhile: what is typed on this one stays, and replaces nothing there.
        await (
          await open({ path: 'settings/invoicing', field: 'organisation:field.bic', typed: '' })
        ).fill('BNPAFRPPXXX');
        await button(page, t('action.save')).click();
        await expect(page.getByText(shown(t('form.saved')))).toBeVisible();
        await expectAll(page);
        await page.getByRole('button', { name: shown(t('form.keepMine')) }).click();
        await button(page, t('action.save')).click();
        await expect(page.getByText(shown(t('form.unsaved')))).toBeHidden();
        const bic = await open({ path: 'settings/invoicing', field: 'organisation:field.bic', typed: '' });
        await expect(bic).toHaveValue('BNPAFRPPXXX');

        host.kill();
        const again = await startHost(host.dataFolder);
        try {
          await signInTo(page, language, again);
          await expectAll(page);
        } finally {
          await again.stop();
        }
      },
    );
  });
}
