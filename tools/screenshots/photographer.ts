import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** One look of a screen. */
export interface Look {
  readonly vault: string;
  readonly language: 'fr' | 'en';
  readonly theme: 'light' | 'dark';
}

/** Sizes of window: the smallest that is promised, and a common large one. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** Something that a rule of accessibility or the page itself complains of. */
export interface Complaint {
  readonly where: string;
  readonly what: string;
}

const SETTLE_MILLISECONDS = 350;
const LATE_MILLISECONDS = 15_000;

/** Takes pictures of what a page shows and notes what is wrong with it. */
export class Photographer {
  readonly complaints: Complaint[] = [];
  pictures = 0;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Notes and prints what is wrong. */
  complain(complaint: Complaint): void {
    this.complaints.push(complaint);
    console.log(`${complaint.where}: ${complaint.what}`);
  }

  /** Waits until the page is at rest, then takes it in every size; the first size is checked with axe. */
  async take(page: Page, name: string, look: Look, awaits?: string): Promise<void> {
    const folder = join(this.#folder, look.vault, `${look.language}-${look.theme}`);
    mkdirSync(folder, { recursive: true });
    const where = `${look.vault}/${look.language}-${look.theme}/${name}`;
    for (const [index, size] of SIZES.entries()) {
      await page.setViewportSize(size);
      // Away from the rows, which change under the pointer.
      await page.mouse.move(0, 0);
      if (awaits !== undefined)
        await page
          .locator(awaits)
          .first()
          .waitFor({ timeout: LATE_MILLISECONDS })
          .catch(() => {
            this.complain({ where, what: `${awaits} did not appear` });
          });
      await settle(page);
      if (awaits !== undefined) await scrollTo(page, awaits);
      await page.screenshot({
        path: join(folder, `${name}-${String(size.width)}x${String(size.height)}.png`),
      });
      this.pictures += 1;
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0)
        this.complain({
          where,
          what: `the page is ${String(overflow)} px too wide at ${String(size.width)}`,
        });
      if (index === 0) await this.#check(page, where);
    }
  }

  async #check(page: Page, where: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    for (const violation of violations) {
      const targets = violation.nodes.slice(0, 3).map((node) => node.target.join(' '));
      this.complain({
        where,
        what: `axe ${violation.id} (${violation.impact ?? 'no impact'}) ${String(violation.nodes.length)} x: ${targets.join(' | ')}`,
      });
    }
  }
}

/** Waits for loaders to go and for the last frame to be painted. */
async function settle(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () =>
        document.querySelector('[aria-busy="true"], .mantine-Loader-root, .mantine-Skeleton-root') === null,
      undefined,
      { timeout: LATE_MILLISECONDS },
    )
    .catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(SETTLE_MILLISECONDS);
}

/** Scrolls only the nearest scrolling box: `scrollIntoView` would also push the frame, which no person can scroll. */
async function scrollTo(page: Page, target: string): Promise<void> {
  await page.evaluate((selector) => {
    const element = document.querySelector(selector);
    let box = element?.parentElement ?? null;
    while (
      box !== null &&
      !(/auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight)
    )
      box = box.parentElement;
    if (element === null || box === null) return;
    const headRoom = 140;
    box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - headRoom;
  }, target);
}
