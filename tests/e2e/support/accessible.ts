import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ACCESSIBILITY_TAGS } from '../../../tools/screenshots/photographer.ts';

/** What is looked at: a part of the page, and whether axe may open pages of its own for results. */
export interface AxeScope {
  /** CSS selector of the part; the whole page otherwise. */
  readonly within?: string;
  /** Rules of WCAG 2.2 AA alone; by default the good practices that axe knows are held too. */
  readonly wcagOnly?: boolean;
  /** The older way of axe runs in the page alone: quicker where many pages are looked at. */
  readonly inPage?: boolean;
}

/**
 * Waits until nothing fades or slides.
 *
 * What fades out half-covers what stands behind it: axe then measures a contrast that nobody is asked to read.
 * Two frames first, because a transition starts in the frame after the act. Endless animations are left out.
 */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const moving = () =>
      document
        .getAnimations()
        .filter(
          (animation) =>
            animation.playState === 'running' &&
            animation.effect?.getComputedTiming().iterations !== Infinity,
        );
    await frame();
    await frame();
    for (let now = moving(); now.length > 0; now = moving()) {
      await Promise.allSettled(now.map(({ finished }) => finished));
      await frame();
      await frame();
    }
  });
}

/**
 * Every breach that axe finds on a page at rest, as `rule: elements`, so that a failure says where.
 *
 * Motion is reduced meanwhile: a toast that leaves by itself while axe is measuring would be seen half faded.
 */
export async function accessibilityBreaches(page: Page, scope: AxeScope = {}): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await untilStill(page);
  const axe = new AxeBuilder({ page });
  if (scope.wcagOnly === true) axe.withTags(ACCESSIBILITY_TAGS);
  if (scope.within !== undefined) axe.include(scope.within);
  if (scope.inPage === true) axe.setLegacyMode();
  const { violations } = await axe.analyze();
  await page.emulateMedia({ reducedMotion: null });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
