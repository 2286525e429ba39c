import type { Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { press, tabTo, typeInto } from './support/keyboard.ts';
import { addAgent, button, createClient, field, lock, signInWithCode } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { FIRST_PASSWORD, shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';

// An agent's morning, with the keys alone from the first page to the draft that the office finds.

const AGENT = 'Nadia Benali';
const CLIENT = 'Lycée Jean Moulin';
const WORK = 'Onduleur';

const appointment = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: /^(Agenda|Calendar)$/ }).getByRole('button', { name });

for (const language of ['fr', 'en'] as const) {
  const t = wordsOf(language);

  test(`an agent's morning: a call noted, a service planned, moved and done, its draft with the office (${language})`, async ({
    host,
    page,
  }) => {
    test.setTimeout(240_000);
    page.setDefaultTimeout(15_000);
    await openCompany(page, host, language);
    const code = await addAgent(page, language, AGENT);
    await createClient(page, language, 'Clinique des Tilleuls');
    await createClient(page, language, CLIENT, AGENT);
    await lock(page, language);
    await signInWithCode(page, language, AGENT, code);

    // The day begins with what is hers; it is empty yet, and says so.
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(page.getByRole('heading', { level: 1, name: shown(t('nav.today')) })).toBeVisible();
    await expect(page.getByText(shown(t('today:agendaEmpty')))).toBeVisible();

    // Her one client; a colleague's is not in the list.
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await expect(page.getByRole('row', { name: new RegExp(CLIENT) })).toBeVisible();
    await expect(page.getByRole('row', { name: /Tilleuls/ })).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: CLIENT, exact: true })).toBeVisible();

    // A call in three acts: N, the words, Enter.
    await page.keyboard.press('n');
    await expect(page.getByLabel(shown(t('interactions:prompt.call')))).toBeFocused();
    await page.keyboard.type('Onduleur en panne, 10 min');
    await page.keyboard.press('Enter');
    const call = page.getByRole('article').getByRole('listitem').filter({ hasText: 'Onduleur en panne' });
    await expect(call).toContainText(shown(t('interactions:call.out')));
    await expect(call).toContainText(/10\smin/);

    // A service is planned for today; who plans it is the one who comes.
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: t('nav.calendar') })).toBeVisible();
    await expect(page.getByText(shown(t('calendar:empty.text')))).toBeVisible();
    await page.keyboard.press('n');
    const form = page.getByRole('dialog', { name: t('calendar:plan') });
    await expect(form.getByLabel(t('services:field.client'), { exact: true })).toBeFocused();
    await page.keyboard.type('Lycée');
    await expect(page.getByRole('option', { name: new RegExp(`^${CLIENT}`) })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(form.getByLabel(t('services:field.client'), { exact: true })).toHaveValue(CLIENT);
    await expect(field(page, t('services:field.technician'))).toHaveValue(AGENT);
    await expect(field(page, t('services:field.from'))).toHaveValue('09:00');
    await typeInto(page, field(page, t('services:field.title')), WORK);
    await typeInto(page, field(page, t('services:field.unitPrice')), '85');
    await page.keyboard.press('Enter');
    await expect(form).toBeHidden();
    const planned = appointment(page, new RegExp(`09:00 – 10:00, ${CLIENT}, ${WORK}`));
    await expect(planned).toBeVisible();

    // Moved with M and the arrows by half an hour.
    await tabTo(page, planned, 60);
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const moved = appointment(page, new RegExp(`09:30 – 10:30, ${CLIENT}, ${WORK}`));
    await expect(moved).toBeFocused();

    // Done from the page of the day, where it stands at its new hour.
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    const day = page.getByRole('region', { name: shown(t('today:agenda')) }).getByRole('listitem');
    await expect(day).toHaveCount(1);
    await expect(day).toContainText('09:30');
    await press(
      page,
      day.getByRole('button', { name: shown(t('today:doneNamed', { title: WORK, client: CLIENT })) }),
      60,
    );
    await expect(day).toContainText(shown(t('services:status.done')));

    // It becomes a draft, which is all an agent may make of it.
    await press(page, day.getByRole('link', { name: WORK, exact: true }), 60);
    await press(page, page.getByRole('dialog').getByRole('link', { name: shown(t('calendar:openService')) }));
    await expect(page.getByRole('article').getByRole('heading', { name: WORK })).toBeVisible();
    await press(page, button(page, t('services:invoice.action')), 60);
    await expect(page).toHaveURL(/#\/invoices\/[^/?]+/);
    await expect(page.getByRole('article')).toContainText(CLIENT);
    await expect(page.getByRole('article')).toContainText(/102[,.]00/);
    await expect(button(page, t('invoices:issue.open'))).toHaveCount(0);

    // The office finds it among what waits, and may issue it.
    await lock(page, language);
    await page.getByText('Camille Roux').click();
    await field(page, t('vault:unlock.password')).fill(FIRST_PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    const waits = page.getByRole('region', { name: shown(t('today:waits')) });
    await expect(waits.getByRole('heading', { name: shown(t('today:drafts')) })).toContainText('1');
    await press(page, waits.getByRole('link', { name: CLIENT }), 60);
    await expect(button(page, t('invoices:issue.open'))).toBeVisible();
  });
}
