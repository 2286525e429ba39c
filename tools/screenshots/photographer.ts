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

  /** Waits until the page is at rest, then takes it in every size; the first size is checked with axe. */
  async take(page: Page, name: string, look: Look, awaits?: string): Promise<void> {
    const folder = join(this.#folder, look.vault, `${look.language}-${look.theme}`);
    mkdirSync(folder, { recursive: true });
    const where = `${look.vault}/${look.language}-${look.theme}/${name}`;
    for (const [index, size] of SIZES.entries()) {
      await page.setViewportSize(size);
      if (awaits !== undefined)
        await page
          .locator(awaits)
          .first()
          .waitFor({ timeout: LATE_MILLISECONDS })
          .catch(() => this.complaints.push({ where, what: `${awaits} did not appear` }));
      await settle(page);
      await page.screenshot({
        path: join(folder, `${name}-${String(size.width)}x${String(size.height)}.png`),
      });
      this.pictures += 1;
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0)
        this.complaints.push({
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
      this.complaints.push({
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
