import { expect, test } from './support/host.ts';
import { button, createClient } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

for (const language of ['fr', 'en'] as const) {
  test(`a service that asks a technician twice is told of before and after it is saved (${language})`, async ({
    host,
    page,
  }) => {
    const t = wordsOf(language);
    await openCompany(page, host, language);
    await createClient(page, language, 'Mairie de Bron');
    await page.getByRole('link', { name: t('nav.services'), exact: true }).click();
    const form = page.getByRole('dialog', { name: t('services:new') });
    const told = (key: string, hours: string) =>
      shown(
        t(`services:clash.${key}`, {
          technician: 'Camille Roux',
          names: t('services:clash.one', { client: 'Mairie de Bron', hours }),
        }),
      );
    const plan = async (title: string, from: string, to: string): Promise<void> => {
      await button(page, t('services:new')).click();
      await form.getByLabel(t('services:field.client'), { exact: true }).fill('Mairie');
      await page.getByRole('option', { name: /Mairie de Bron/ }).click();
      await form.getByLabel(t('services:field.title')).fill(title);
      await form.getByLabel(t('services:field.technician')).click();
      await page.getByRole('option', { name: 'Camille Roux' }).click();
      await form.getByLabel(t('services:field.plannedOn')).fill(language === 'fr' ? 'demain' : 'tomorrow');
      await form.getByLabel(t('services:field.from'), { exact: true }).fill(from);
      await form.getByLabel(t('services:field.to'), { exact: true }).fill(to);
      await form.getByLabel(t('services:field.unitPrice')).fill('85');
    };
    await plan('Onduleur', '9', '11');
    await form.getByRole('button', { name: t('action.save') }).click();
    await expect(form).toBeHidden();

    // Asked for again: told while it is typed, kept when it is saved, and told again.
    await plan('Pare-feu', '10:30', '12');
    await expect(form.getByText(told('before', '09:00 – 11:00'))).toBeVisible();
    await form.getByLabel(t('services:field.from'), { exact: true }).fill('11');
    await expect(form.getByText(told('before', '09:00 – 11:00'))).toBeHidden();
    await form.getByLabel(t('services:field.from'), { exact: true }).fill('10:30');
    await form.getByRole('button', { name: t('action.save') }).click();
    await expect(form).toBeHidden();
    await expect(page.getByText(told('kept', '09:00 – 11:00'))).toBeVisible();
    await expect(page.getByRole('row', { name: /Onduleur/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Pare-feu/ })).toBeVisible();

    // Changed by the form: it does not clash with itself, and the other one is still named.
    await page.keyboard.press('e');
    const edit = page.getByRole('dialog', { name: shown(t('services:edit')) });
    await expect(edit.getByText(told('before', '09:00 – 11:00'))).toBeVisible();
    await edit.getByLabel(t('services:field.from'), { exact: true }).fill('11:00');
    await edit.getByRole('button', { name: t('action.save') }).click();
    await expect(edit).toBeHidden();

    // A month has room for names: what waits for a day is folded until it is asked for.
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${host.url}/#/calendar?view=month`);
    const name = page.getByRole('cell').getByText('Mairie de Bron', { exact: true }).first();
    await expect(name).toBeVisible();
    const lines = await name.evaluate((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].map(({ width }) => width);
    });
    // The words as they are drawn, on one line or two, inside their day.
    expect(lines.reduce((sum, width) => sum + width, 0)).toBeGreaterThan(70);
    const [inner, outer] = await Promise.all([
      name.boundingBox(),
      page.getByRole('cell').filter({ hasText: 'Mairie de Bron' }).first().boundingBox(),
    ]);
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThan((outer?.x ?? 0) + (outer?.width ?? 0));
    const tray = page.getByRole('region', { name: new RegExp(`^${t('calendar:tray.title')}`) });
    await tray.getByRole('button', { name: shown(t('calendar:tray.open')) }).click();
    await expect(tray.getByText(shown(t('calendar:tray.empty')))).toBeVisible();
    await tray.getByRole('button', { name: shown(t('calendar:tray.close')) }).click();
    await expect(tray.getByText(shown(t('calendar:tray.empty')))).toBeHidden();
  });
}
