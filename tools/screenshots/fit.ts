import type { Page } from '@playwright/test';

/** Sizes that nothing may clip at: the smallest window, and the design size at 200 % zoom, in CSS pixels. */
export const TIGHT_SIZES = [
  { width: 1024, height: 700 },
  { width: 640, height: 400 },
] as const;

/**
 * What a page cuts off: sideways scrolling of the page, buttons, fields and headings that stick out of what can be
 * seen or scrolled to, and words cut inside a button.
 */
export async function clippedParts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const complaints = new Set<string>();
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      complaints.add(`the page is ${String(root.scrollWidth - root.clientWidth)} px too wide`);
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
    const scrolls = (value: string): boolean => /auto|scroll/.test(value);

    const isHiddenOnPurpose = (element: Element): boolean =>
      element.closest('[aria-hidden="true"], .visually-hidden, [inert]') !== null ||
      // Rows far below are not laid out yet, so they stand nowhere.
      !element.checkVisibility({
        visibilityProperty: true,
        opacityProperty: true,
        contentVisibilityAuto: true,
      });

    const outOf = (element: Element): string | null => {
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) return null;
      let canScrollX = false;
      // The window itself scrolls, unless the page forbids it.
      let canScrollY = root.scrollHeight > innerHeight && getComputedStyle(root).overflowY !== 'hidden';
      for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        const frame = outer.getBoundingClientRect();
        const isCutX = box.right > frame.right + 1 || box.left < frame.left - 1;
        if (scrolls(style.overflowX)) canScrollX = true;
        else if (!canScrollX && /hidden|clip/.test(style.overflowX) && isCutX) return 'sideways';
        if (scrolls(style.overflowY) && outer.scrollHeight > outer.clientHeight) canScrollY = true;
        // What is fixed does not move with anything outside of it.
        if (style.position === 'fixed') break;
      }
      if (!canScrollX && (box.right > innerWidth + 1 || box.left < -1)) return 'sideways';
      if (!canScrollY && (box.bottom > innerHeight + 1 || box.top < -1)) return 'below or above the window';
      return null;
    };

    const parts =
      'button, a[href], input:not([type=hidden]):not([type=file]), select, textarea, [role=tab], h1, h2';
    for (const element of document.querySelectorAll(parts)) {
      if (isHiddenOnPurpose(element)) continue;
      // A link for the keyboard alone stands outside until it has the focus.
      if (element instanceof HTMLAnchorElement && getComputedStyle(element).position === 'absolute') continue;
      const side = outOf(element);
      if (side !== null) complaints.add(`${nameOf(element)} is cut off ${side}`);
      if (!element.matches('button, [role=tab], nav a')) continue;
      for (const part of [element, ...element.querySelectorAll('*')])
        if (
          part instanceof HTMLElement &&
          getComputedStyle(part).overflowX !== 'visible' &&
          !part.classList.contains('visually-hidden') &&
          // What is long by nature may end in dots where the whole stands in a tooltip.
          part.closest('[title]') === null &&
          part.scrollWidth > part.clientWidth + 1
        )
          complaints.add(`${nameOf(element)}: its words are cut`);
    }
    // A row of views or steps that must be scrolled sideways hides some of them.
    for (const row of document.querySelectorAll('nav, ol, [role=tablist]'))
      if (
        !isHiddenOnPurpose(row) &&
        row.scrollWidth > row.clientWidth + 1 &&
        scrolls(getComputedStyle(row).overflowX)
      )
        complaints.add(`${nameOf(row)}: some of it must be scrolled to`);
    // At 200 % zoom a table of data may scroll sideways (WCAG 1.4.10); in a small window it should not.
    for (const table of document.querySelectorAll('[role=grid]'))
      if (
        innerWidth >= 1000 &&
        table.parentElement !== null &&
        table.parentElement.scrollWidth > table.parentElement.clientWidth + 1
      )
        complaints.add(`${nameOf(table)}: its columns must be scrolled to`);
    return [...complaints].slice(0, 6);
  });
}
