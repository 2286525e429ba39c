import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clippedParts, TIGHT_SIZES } from './fit.ts';
import { hardCodedTexts } from './hard-coded.ts';
import type { State } from './screen.ts';
import type { ShownLanguage } from './shown-words.ts';

/** One look of a screen. */
export interface Look {
  readonly state: State;
  readonly language: ShownLanguage;
  readonly theme: 'light' | 'dark';
}

/** Width and height of a window in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sizes of window: the design size and a common large one. */
export const SIZES: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** Something that a rule of accessibility or the page itself complains of. */
export interface Complaint {
  readonly where: string;
  readonly what: string;
}

/** How often each thing was done. */
export interface Count {
  pictures: number;
  axeRuns: number;
  pseudoRuns: number;
  fitRuns: number;
}

const SETTLE_MILLISECONDS = 160;
const LATE_MILLISECONDS = 15_000;

/** The rules that accessibility is held against: WCAG 2.2, levels A and AA. */
export const ACCESSIBILITY_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Takes pictures of what a page shows and notes what is wrong with it. */
export class Photographer {
  readonly complaints: Complaint[] = [];
  readonly count: Count = { pictures: 0, axeRuns: 0, pseudoRuns: 0, fitRuns: 0 };
  readonly #folder: string;
  readonly #sizes: readonly Size[];

  constructor(folder: string, sizes: readonly Size[]) {
    this.#folder = folder;
    this.#sizes = sizes;
  }

  /** Notes and prints what is wrong. */
  complain(complaint: Complaint): void {
    this.complaints.push(complaint);
    console.log(`${complaint.where}: ${complaint.what}`);
  }

  /**
   * Waits until the page is at rest, then takes it in every size.
   *
   * The first size is checked with axe; French in light colours also for clipping at the tight sizes. In the
   * pseudo-locale, only hard-coded texts are looked for, among what is not in `heard`.
   */
  async take(page: Page, name: string, look: Look, heard: () => string, awaits?: string): Promise<void> {
    const where = `${look.state}/${look.language}-${look.theme}/${name}`;
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
    const isPseudo = look.language === 'pseudo';
    const sizes = isPseudo ? this.#sizes.slice(0, 1) : this.#sizes;
    for (const [index, size] of sizes.entries()) {
      await this.#picture(page, name, look, size, awaits);
      if (index > 0) continue;
      if (isPseudo) await this.#findHardCoded(page, where, heard());
      else await this.#checkAccess(page, where);
    }
    if (look.language === 'fr' && look.theme === 'light') {
      for (const size of TIGHT_SIZES) {
        await this.#picture(page, name, look, size);
        this.count.fitRuns += 1;
        for (const what of await clippedParts(page))
          this.complain({ where, what: `at ${String(size.width)}x${String(size.height)}, ${what}` });
      }
      await page.setViewportSize(SIZES[0] ?? TIGHT_SIZES[0]);
    }
  }

  async #picture(page: Page, name: string, look: Look, size: Size, awaits?: string): Promise<void> {
    const folder = join(this.#folder, look.state, `${look.language}-${look.theme}`);
    mkdirSync(folder, { recursive: true });
    await page.setViewportSize(size);
    await settle(page);
    if (awaits !== undefined) await scrollTo(page, awaits);
    await page.screenshot({ path: join(folder, `${name}-${String(size.width)}x${String(size.height)}.png`) });
    this.count.pictures += 1;
  }

  async #checkAccess(page: Page, where: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).withTags(ACCESSIBILITY_TAGS).analyze();
    this.count.axeRuns += 1;
    for (const violation of violations) {
      const targets = violation.nodes.slice(0, 3).map((node) => node.target.join(' '));
      this.complain({
        where,
        what: `axe ${violation.id} (${violation.impact ?? 'no impact'}) ${String(violation.nodes.length)} x: ${targets.join(' | ')}`,
      });
    }
  }

  async #findHardCoded(page: Page, where: string, heard: string): Promise<void> {
    this.count.pseudoRuns += 1;
    for (const { text, place } of await hardCodedTexts(page, heard))
      this.complain({ where, what: `hard-coded ${place}: ${text.slice(0, 120)}` });
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
