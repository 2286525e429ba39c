import type { Page } from '@playwright/test';

/** What a long scroll did to the thread of the window. */
export interface ScrollFigures {
  readonly rows: number;
  /** Milliseconds of the longest task; 50 where none was long enough for the browser to tell. */
  readonly longestTask: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  /** The longest and the 95th time between two frames. */
  readonly longestFrame: number;
  readonly p95Frame: number;
}

interface ScrollWindow extends Window {
  carnetScroll?: { readonly stop: () => Omit<ScrollFigures, 'rows'> };
}

// Some 12,000 pixels or 270 rows a second.
const NOTCH = 400;
const PAUSE = 32;

/** Turns the wheel over the list for a while, as fast as a person who looks for the end. */
export async function scrollList(page: Page, seconds: number): Promise<ScrollFigures> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    const frames: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    let isStopped = false;
    let last = performance.now();
    const frame = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (!isStopped) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    (window as ScrollWindow).carnetScroll = {
      stop: () => {
        isStopped = true;
        for (const { duration } of observer.takeRecords()) tasks.push(duration);
        observer.disconnect();
        const sorted = frames.toSorted((left, right) => left - right);
        return {
          longestTask: Math.max(50, ...tasks),
          longTasks: tasks.length,
          longestFrame: sorted.at(-1) ?? 0,
          p95Frame: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
        };
      },
    };
  });
  const box = await page.locator('[role="grid"]').boundingBox();
  if (box === null) throw new Error('There is no list to scroll');
  await page.mouse.move(box.x + box.width / 2, 500);
  const ends = performance.now() + seconds * 1000;
  while (performance.now() < ends) {
    await page.mouse.wheel(0, NOTCH);
    await page.waitForTimeout(PAUSE);
  }
  return page.evaluate(() => {
    const figures = (window as ScrollWindow).carnetScroll?.stop();
    if (figures === undefined) throw new Error('The watch was lost');
    const scroller = document.querySelector('[role="grid"]')?.parentElement;
    const row = document.querySelector('[data-row]')?.getBoundingClientRect().height ?? 1;
    return {
      ...figures,
      rows: Math.round(((scroller?.scrollTop ?? 0) + (scroller?.clientHeight ?? 0)) / row),
    };
  });
}
