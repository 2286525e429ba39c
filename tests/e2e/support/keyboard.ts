import { expect, type Locator, type Page } from '@playwright/test';

/** What a person sees of an element's state: its edges and ground, and those of the frame drawn around a field. */
const look = (target: Locator): Promise<string> =>
  target.evaluate((element) =>
    [element, element.parentElement, element.parentElement?.parentElement]
      .filter((one) => one !== null && one !== undefined)
      .map((one) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
          getComputedStyle(one);
        return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor].join(' ');
      })
      .join('\n'),
  );

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Walks to an element with the Tab key, as far as a person would; it must look different when it has the focus. */
export async function tabTo(page: Page, target: Locator, most = 40, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  if (await isFocused(target)) return;
  const before = await look(target);
  for (let presses = 0; presses < most && !(await isFocused(target)); presses += 1)
    await page.keyboard.press(key);
  await expect(target).toBeFocused();
  await expect.poll(() => look(target), 'the focus is visible').not.toBe(before);
}

/** Walks to a button or link and presses it. */
export async function press(page: Page, target: Locator, most = 40): Promise<void> {
  await tabTo(page, target, most);
  await page.keyboard.press('Enter');
}

/** Walks to a field and replaces what stands in it. */
export async function typeInto(page: Page, target: Locator, text: string, most = 40): Promise<void> {
  await tabTo(page, target, most);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}
