import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf, type Language } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

const columns = (page: Page) => page.locator('[data-drop="time"]');
const block = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: /^(Agenda|Calendar)$/ }).getByRole('button', { name });
const slot = (page: Page) => page.locator('[data-stop="slot"]');

/** Where an hour of a column is on the screen. */
async function pointAt(column: Locator, hour: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = (await column.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + (box.height * hour) / 24 };
}

async function drag(
  page: Page,
  from: Locator,
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  const box = (await from.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 8, box.y + 12, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** A second window of the same person: what the tab remembers goes along. */
async function secondWindow(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => {
    window.open(location.href);
  });
  return opening;
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityBreaches(page)).toEqual([]);
}

/** Fills the form of a new service, for a client that does not exist yet. */
async function fillService(page: Page, language: Language, title: string, client: string): Promise<void> {
  const t = wordsOf(language);
  const form = page.getByRole('dialog', { name: t('calendar:plan') });
  await form.getByLabel(t('services:field.client'), { exact: true }).fill(client);
  const found = page.getByRole('option', { name: new RegExp(`^${client}`) });
  const create = page.getByRole('option', {
    name: shown(t('picker.create', { text: client })),
  });
  await expect(found.or(create).first()).toBeVisible();
  if (await create.isVisible()) {
    await create.click();
    const quick = page.getByRole('dialog', { name: t('services:quickClient.title') });
    await quick.getByRole('button', { name: t('services:quickClient.create') }).click();
    await expect(quick).toBeHidden();
  } else await found.first().click();
  await form.getByLabel(t('services:field.title')).fill(title);
  await form.getByLabel(t('services:field.unitPrice')).fill('85');
  await form.getByRole('button', { name: t('action.save') }).click();
  await expect(form).toBeHidden();
}

for (const language of ['fr', 'en'] as const) {
  test(`a service is planned, moved and opened with the keyboard alone (${language})`, async ({
    host,
    page,
  }) => {
    const t = wordsOf(language);
    await openCompany(page, host, language);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: t('nav.calendar') })).toBeVisible();
    await expect(page.getByText(shown(t('calendar:empty.text')))).toBeVisible();
    await expectAccessible(page);

    // Next week's Monday, from nine down to ten.
    const before = (await columns(page).first().getAttribute('data-day')) ?? '';
    await page.keyboard.press('PageDown');
    // The address changes before the week is drawn.
    await expect(columns(page).first()).not.toHaveAttribute('data-day', before);
    const monday = await columns(page).first().getAttribute('data-day');
    await slot(page).focus();
    for (let left = 0; left < 8; left += 1) {
      const label = (await page.locator(':focus').getAttribute('aria-label')) ?? '';
      const day = await page.locator('[data-drop="time"]:has(:focus)').getAttribute('data-day');
      if (day === monday && label.includes('09:00')) break;
      await page.keyboard.press('ArrowLeft');
      if ((await columns(page).first().getAttribute('data-day')) !== monday)
        await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(slot(page)).toHaveAccessibleName(/10:00/);
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: t('calendar:plan') });
    await expect(form.getByLabel(t('services:field.from'), { exact: true })).toHaveValue('10:00');
    await expect(form.getByLabel(t('services:field.to'), { exact: true })).toHaveValue('11:00');
    await fillService(page, language, 'Onduleur', 'Lycée Jean Moulin');
    await expect(block(page, /10:00 – 11:00, Lycée Jean Moulin, Onduleur/)).toBeVisible();

    // Taken with M, a quarter of an hour and a day further, half an hour longer.
    await block(page, /Onduleur/).focus();
    await page.keyboard.press('m');
    for (const key of ['ArrowDown', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown'])
      await page.keyboard.press(key);
    await expect(page.locator('output[aria-live="assertive"]')).toContainText('10:15 – 11:45');
    await page.keyboard.press('Enter');
    const moved = block(page, /10:15 – 11:45, Lycée Jean Moulin/);
    await expect(moved).toBeVisible();
    await expect(moved).toBeFocused();
    await expect(columns(page).nth(1)).toContainText('Lycée Jean Moulin');
    await page.keyboard.press('Control+z');
    await expect(block(page, /10:00 – 11:00/)).toBeVisible();

    // Given up with Esc it stays; Enter opens it, Esc closes the sheet and the focus is back.
    await block(page, /Onduleur/).focus();
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect(block(page, /10:00 – 11:00/)).toBeFocused();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Onduleur' });
    await expect(sheet.getByRole('link', { name: 'Lycée Jean Moulin' })).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: t('services:do.in-progress') }).click();
    await expect(sheet.getByText(t('services:status.in-progress'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();

    // The month and the technicians' day show it too; the view stands in the address and survives a reload.
    await page.keyboard.press('v');
    await expect(page).toHaveURL(/view=month/);
    await page.reload();
    await expect(block(page, /Onduleur/)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('v');
    await expect(page).toHaveURL(/view=day/);
    await expectAccessible(page);
  });
}

test('an appointment is dragged, made longer, taken off the calendar and put back', async ({
  host,
  page,
}) => {
  await openCompany(page, host, 'fr');
  await page.goto(`${host.url}/#/calendar?date=2030-01-02`);
  const ten = await pointAt(columns(page).nth(1), 10.1);
  await page.mouse.click(ten.x, ten.y);
  await fillService(page, 'fr', 'Baie de brassage', 'Mairie de Bron');
  const appointment = block(page, /Baie de brassage/);
  await expect(appointment).toHaveAccessibleName(/mar\. 1 janv\., 10:00 – 11:00/);

  await drag(page, appointment, await pointAt(columns(page).nth(3), 14));
  await expect(appointment).toHaveAccessibleName(/jeu\. 3 janv\., 14:00 – 15:00/);
  await page.keyboard.press('Control+z');
  await expect(appointment).toHaveAccessibleName(/mar\. 1 janv\., 10:00 – 11:00/);

  const box = (await appointment.boundingBox())!;
  const noon = await pointAt(columns(page).nth(1), 12.5);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 3);
  await page.mouse.down();
  await page.mouse.move(noon.x, noon.y, { steps: 6 });
  await page.mouse.up();
  await expect(appointment).toHaveAccessibleName(/10:00 – 12:30/);

  // Into the tray its day is gone; out of it the day comes back.
  const tray = page.getByRole('region', { name: /^À planifier/ });
  const place = (await tray.boundingBox())!;
  await drag(page, appointment, { x: place.x + 80, y: place.y + 90 });
  const waiting = tray.getByRole('button', { name: /Baie de brassage/ });
  await expect(waiting).toHaveAccessibleName(/^à planifier/);
  await expect(tray).toContainText('À planifier 1');
  await waiting.focus();
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await expect(appointment).toHaveAccessibleName(/09:00/);
});

test('two windows move one appointment: the second is told where it is, and chooses again', async ({
  host,
  page,
}) => {
  await openCompany(page, host, 'fr');
  await page.goto(`${host.url}/#/calendar?date=2030-01-02`);
  const ten = await pointAt(columns(page).nth(0), 10.1);
  await page.mouse.click(ten.x, ten.y);
  await fillService(page, 'fr', 'Baie de brassage', 'Mairie de Bron');
  await expect(block(page, /Baie de brassage/)).toBeVisible();

  const other = await secondWindow(page);
  await expect(block(other, /10:00 – 11:00/)).toBeVisible();
  // The other window holds the appointment while this one moves it.
  await block(other, /Baie/).focus();
  await other.keyboard.press('m');
  await other.keyboard.press('ArrowRight');
  await page.bringToFront();
  await drag(page, block(page, /Baie/), await pointAt(columns(page).nth(4), 15));
  await expect(block(page, /ven\. 4 janv\., 15:00 – 16:00/)).toBeVisible();

  await other.bringToFront();
  await other.keyboard.press('Enter');
  const note = other.getByRole('alert');
  await expect(note).toContainText('Mairie de Bron');
  await expect(note).toContainText('ven. 4 janv., 15:00 – 16:00');
  await expect(note).toContainText('mar. 1 janv., 10:00 – 11:00');
  await expect(block(other, /ven\. 4 janv\., 15:00 – 16:00/)).toBeVisible();
  await expectAccessible(other);
  await note.getByRole('button', { name: /^Déplacer quand même/ }).click();
  await expect(block(other, /mar\. 1 janv\., 10:00 – 11:00/)).toBeVisible();
  await expect(note).toBeHidden();
});
