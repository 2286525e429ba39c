import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { Act, Stage } from './screen.ts';

const SHORT_MILLISECONDS = 5_000;

/** One act after another. */
export const steps =
  (...acts: readonly Act[]): Act =>
  async (stage) => {
    for (const act of acts) await act(stage);
  };

/** The part that is in front: the last open dialog, or the page. */
async function front({ page }: Stage): Promise<Locator> {
  const dialogs = page.locator('[role="dialog"][aria-modal="true"]:visible');
  const count = await dialogs.count();
  return count === 0 ? page.locator('body') : dialogs.nth(count - 1);
}

/** Presses the button with these words, in front. */
export const press =
  (key: string): Act =>
  async (stage) => {
    const name = stage.t(key);
    const place = await front(stage);
    await place
      .getByRole('button', { name })
      .or(place.getByRole('link', { name }))
      .first()
      .click({ timeout: SHORT_MILLISECONDS });
  };

/** Presses the button whose name starts with these words, where its value follows them. */
export const pressStart =
  (key: string): Act =>
  async (stage) => {
    const place = await front(stage);
    const name = new RegExp(stage.t(key).source.replace(/\$$/, ''), 's');
    await place.getByRole('button', { name }).first().click({ timeout: SHORT_MILLISECONDS });
  };

/** Opens a menu by its button and chooses an entry. */
export const choose =
  (menu: string, entry: string): Act =>
  async (stage) => {
    const { page, t } = stage;
    const article = page.getByRole('article');
    const place = (await article.count()) > 0 ? article : page.getByRole('main');
    await place
      .getByRole('button', { name: t(menu) })
      .last()
      .click({ timeout: SHORT_MILLISECONDS });
    // The key that does the same may follow the words.
    await page
      .getByRole('menuitem', { name: new RegExp(t(entry).source.replace(/\$$/, ''), 's') })
      .first()
      .click({ timeout: SHORT_MILLISECONDS });
  };

/** Types keys on the page. */
export const keys =
  (...pressed: readonly string[]): Act =>
  async ({ page }) => {
    for (const key of pressed) await page.keyboard.press(key);
  };

/** Fills the field with this label, in front. */
export const fill =
  (key: string, value: string): Act =>
  async (stage) => {
    // An obligatory field has the word in its label.
    const label = new RegExp(stage.t(key).source.replace(String.raw`\s*$`, ''), 's');
    const place = await front(stage);
    const field = place.locator('input:not([type=hidden]), textarea').and(place.getByLabel(label)).first();
    await field.fill(value, { timeout: SHORT_MILLISECONDS });
  };

/** Gives the first file field of the page a file of `tools/screenshots/files`. */
export const giveFile =
  (name: string): Act =>
  async ({ page }) => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(join(import.meta.dirname, 'files', name));
  };

/** Clicks a place of the page. */
export const click =
  (selector: string): Act =>
  async ({ page }) => {
    await page.locator(selector).first().click({ timeout: SHORT_MILLISECONDS });
  };

/** Waits until words are read somewhere. */
export const see =
  (key: string): Act =>
  async ({ page, t }) => {
    const words = new RegExp(t(key).source.replaceAll(/^\^|\$$/g, ''), 's');
    await page.getByText(words).first().waitFor({ timeout: 20_000 });
  };

/** Leaves the field that is being typed in, so that it is checked. */
export const leaveField: Act = async ({ page }) => {
  await page.keyboard.press('Tab');
};

/** Lets minutes pass. */
export const wait =
  (minutes: number): Act =>
  ({ advance }) => {
    advance(minutes);
    return Promise.resolve();
  };
