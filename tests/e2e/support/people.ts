import { expect, type Page } from '@playwright/test';
import { shown } from './set-up.ts';
import { wordsOf, type Language } from './words.ts';

/** A field by its label as the screen shows it. */
export const field = (page: Page, label: string) =>
  page.locator('input, textarea').and(page.getByLabel(shown(label), { exact: true }));
/** A button by its words. */
export const button = (page: Page, name: string) =>
  page.getByRole('button', { name: shown(name), exact: true });

/** Password that an agent of the scenarios chooses. */
export const AGENT_PASSWORD = 'girafe-plume-cobalt-77-saule';

/** Locks with the person's menu. */
export async function lock(page: Page, language: Language): Promise<void> {
  const t = wordsOf(language);
  await page
    .getByRole('button', { name: /Camille Roux|Nadia Benali/ })
    .last()
    .click();
  await page.getByRole('menuitem', { name: t('person.lock') }).click();
  await expect(page.getByRole('heading', { name: t('vault:unlock.title') })).toBeVisible();
}

/** Adds an account with the agent's role; answers its one-time code. */
export async function addAgent(page: Page, language: Language, name: string): Promise<string> {
  const t = wordsOf(language);
  await page.getByRole('link', { name: t('nav.settings'), exact: true }).click();
  await page.getByRole('link', { name: t('organisation:page.users'), exact: true }).click();
  await button(page, t('users:add')).click();
  await field(page, t('users:name')).fill(name);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('users:add') })
    .click();
  const code = await page
    .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/)
    .first()
    .innerText();
  await button(page, t('users:codeDone')).click();
  return code;
}

/** Creates a company, given to somebody if asked, and stays on its sheet. */
export async function createClient(
  page: Page,
  language: Language,
  name: string,
  owner?: string,
): Promise<void> {
  const t = wordsOf(language);
  await page.getByRole('link', { name: t('nav.clients'), exact: true }).click();
  await page
    .getByRole('button', { name: t('clients:list.new') })
    .or(page.getByRole('link', { name: t('clients:list.new') }))
    .first()
    .click();
  await field(page, t('clients:form.nameCompany')).fill(name);
  await field(page, t('clients:form.phone')).fill('01 99 00 12 34');
  await field(page, t('clients:form.line1')).fill('3 rue des Lilas');
  await field(page, t('clients:form.postalCode')).fill('44000');
  await page.keyboard.press('Tab');
  await field(page, t('clients:form.city')).fill('Nantes');
  await page.keyboard.press('Escape');
  if (owner !== undefined) {
    await field(page, t('clients:form.owner')).click();
    await page.getByRole('option', { name: owner }).click();
  }
  await button(page, t('clients:form.create')).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Signs in for the first time with a one-time code and chooses `AGENT_PASSWORD`. */
export async function signInWithCode(
  page: Page,
  language: Language,
  name: string,
  code: string,
): Promise<void> {
  const t = wordsOf(language);
  await page.getByText(name).click();
  await field(page, t('vault:unlock.code')).fill(code);
  await page.keyboard.press('Enter');
  await field(page, t('vault:change.next')).fill(AGENT_PASSWORD);
  await field(page, t('vault:password.repeat')).fill(AGENT_PASSWORD);
  await button(page, t('vault:change.submit')).click();
  await expect(page.getByRole('navigation', { name: t('nav.main') })).toBeVisible();
}
