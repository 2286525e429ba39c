import { expect, test } from './support/host.ts';
import { issueInvoice, recordDoneService } from './support/invoicing.ts';
import { button, createClient } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

for (const language of ['fr', 'en'] as const) {
  test(`a new company is shown its first steps, and what waits opens exactly its rows (${language})`, async ({
    host,
    page,
  }) => {
    const t = wordsOf(language);
    await page.setViewportSize({ width: 1280, height: 800 });
    await openCompany(page, host, language);
    const steps = page.getByRole('region', { name: t('today:start.title') });
    await expect(steps.getByRole('listitem')).toHaveCount(3);
    await expect(steps.getByRole('link', { name: shown(t('today:start.import')) })).toBeVisible();
    await expect(page.getByRole('region', { name: t('today:figures') })).toBeHidden();

    // The words of the first action can be read on it.
    const add = steps.getByRole('link', { name: t('today:start.client.act') });
    const [text, ground] = await add.evaluate((link) => {
      const style = getComputedStyle(link);
      return [style.color, style.backgroundColor];
    });
    expect(text).not.toBe(ground);
    await add.click();
    await expect(page.getByRole('dialog', { name: t('clients:form.newTitle') })).toBeVisible();
    await page.keyboard.press('Escape');
    await createClient(page, language, 'Mairie de Bron');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(steps.getByRole('listitem').first()).toContainText(t('today:start.done'));
    // The four figures are seen without scrolling, though the day is quiet.
    const figures = page.getByRole('region', { name: t('today:figures') });
    await expect(figures.getByRole('img')).toHaveCount(4);
    for (const trend of await figures.getByRole('img').all())
      await expect(trend).toBeInViewport({ ratio: 1 });
    await steps.getByRole('link', { name: t('today:start.service.act') }).click();
    const form = page.getByRole('dialog', { name: t('services:new') });
    await form.getByLabel(t('services:field.client'), { exact: true }).fill('Mairie');
    await page.getByRole('option', { name: /Mairie de Bron/ }).click();
    await form.getByLabel(t('services:field.title')).fill('Onduleur');
    await form.getByLabel(t('services:field.plannedOn')).fill(language === 'fr' ? 'hier' : 'yesterday');
    await form.getByLabel(t('services:field.unitPrice')).fill('85');
    await form.getByRole('button', { name: t('action.save') }).click();
    await expect(form).toBeHidden();

    // A second one is planned for later: it does not wait to be closed.
    await page.keyboard.press('Escape');
    await button(page, t('services:new')).click();
    await form.getByLabel(t('services:field.client'), { exact: true }).fill('Mairie');
    await page.getByRole('option', { name: /Mairie de Bron/ }).click();
    await form.getByLabel(t('services:field.title')).fill('Pare-feu');
    await form.getByLabel(t('services:field.plannedOn')).fill(language === 'fr' ? 'demain' : 'tomorrow');
    await form.getByLabel(t('services:field.unitPrice')).fill('85');
    await form.getByRole('button', { name: t('action.save') }).click();
    await expect(form).toBeHidden();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    const waits = page.getByRole('region', { name: t('today:waits') });
    const seeAll = (kind: string) =>
      waits.getByRole('link', { name: new RegExp(`: ${t(`today:${kind}`)}$`, 'u') });
    await seeAll('toClose').click();
    const list = page.getByRole('grid', { name: t('nav.services') });
    await expect(list.getByRole('row', { name: /Onduleur/ })).toBeVisible();
    await expect(list.getByRole('row', { name: /Pare-feu/ })).toHaveCount(0);
    await expect(page.getByRole('navigation', { name: t('services:views') })).toContainText(
      t('services:view.to-close'),
    );

    // The filter of what is to be sent is part of the address, and says so in words.
    await page.goto(`${host.url}/#/invoices?sending=to-send`);
    const sending = page.getByRole('combobox', { name: t('invoices:filter.sending') });
    await expect(sending).toHaveValue(t('invoices:sending.to-send'));
    await expect(page.getByText(shown(t('table.noMatch')))).toBeVisible();
    await page.getByRole('button', { name: t('action.clearFilters') }).click();
    await expect(sending).toHaveValue('');

    // A search of ten thousand signs or of signs only: said in words, nothing breaks, nothing typed is lost.
    for (const [address, label] of [
      ['invoices', t('invoices:filter.text')],
      ['clients', t('clients:list.filter')],
    ] as const) {
      await page.goto(`${host.url}/#/${address}`);
      const search = page.getByRole('searchbox', { name: label });
      await search.fill('x'.repeat(10_000));
      await expect(page.getByText(shown(t('palette:tooLong', { limit: '200' })))).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(search).toHaveValue('x'.repeat(10_000));
      await search.fill('?!…');
      await expect(page.getByText(shown(t('palette:tooLong', { limit: '200' })))).toBeHidden();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(page.getByRole('button', { name: t('action.clearFilters') }).first()).toBeVisible();
    }
  });
}

test('“see all” of the invoices to send opens those that nobody marked, and none else', async ({
  host,
  page,
}) => {
  await openCompany(page, host, 'fr');
  await recordDoneService(page);
  const number = await issueInvoice(page);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  const waits = page.getByRole('region', { name: 'Ce qui attend' });
  await waits.getByRole('link', { name: /: Factures à envoyer$/ }).click();
  const list = page.getByRole('grid', { name: 'Factures' });
  await expect(list.getByRole('row', { name: new RegExp(number) })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Envoi' })).toHaveValue('À envoyer');
  // Marked elsewhere, it leaves the list.
  await list.getByRole('checkbox', { name: new RegExp(number) }).click();
  await page.getByRole('button', { name: 'Marquer envoyée', exact: true }).click();
  await expect(list.getByRole('row', { name: new RegExp(number) })).toHaveCount(0);
});
