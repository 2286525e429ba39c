import type { Browser, Page } from '@playwright/test';
import { median, share } from '../core/rounds.ts';
import type { BenchHost } from './host.ts';
import { arm, seen, settled, type Shown, type Start } from './probe.ts';
import { scrollList } from './scroll.ts';
import { BUSY, freshAt, LIST_ROW, lockedWindow, openWindow, typePassword, type Role } from './window.ts';

/** A line of the page's table: milliseconds over all samples, each at its best round, and the medians of the rounds. */
export interface ScreenFigure {
  readonly role: Role;
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly low: number;
  readonly high: number;
  /** Most that the budget allows, and of which figure. */
  readonly budget: { readonly of: 'p50' | 'p95'; readonly most: number } | null;
  readonly note: string;
}

/** One vault, one person, and how often. */
export interface Sitting {
  readonly browser: Browser;
  readonly host: BenchHost;
  readonly role: Role;
  readonly rounds: number;
}

/** Times by round and sample; null where the screen stayed as it was. */
type Samples = readonly (readonly (number | null)[])[];

const isTime = (time: number | null): time is number => time !== null;

/** Each sample at its best of all rounds, as in the core: what it costs when nobody pushes in between. */
function bestOf(samples: Samples): readonly number[] {
  const most = Math.max(0, ...samples.map((round) => round.length));
  return Array.from({ length: most }, (_, sample) =>
    samples.map((round) => round[sample] ?? null).filter(isTime),
  ).flatMap((times) => (times.length === 0 ? [] : [Math.min(...times)]));
}

const figureOf = (
  role: Role,
  name: string,
  samples: Samples,
  budget: ScreenFigure['budget'],
  note = '',
): ScreenFigure => {
  const best = bestOf(samples);
  const medians = samples
    .map((round) => round.filter(isTime))
    .filter((round) => round.length > 0)
    .map(median);
  return {
    role,
    name,
    p50: median(best),
    p95: share(best, 0.95),
    low: Math.min(...medians),
    high: Math.max(...medians),
    budget,
    note,
  };
};

const atMost = (most: number, of: 'p50' | 'p95' = 'p95') => ({ of, most });

/** From Enter after the password to the client list, less the key derivation; the vault is closed and its process new. */
export async function measureUnlock(
  { browser, role, rounds }: Omit<Sitting, 'host'>,
  start: () => Promise<BenchHost>,
): Promise<readonly ScreenFigure[]> {
  const whole: (number | null)[][] = [];
  const derivations: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const host = await start();
    const page = await lockedWindow(browser, host);
    const derivation = await host.derivation();
    await typePassword(page, role);
    await arm(page, { root: 'main', present: [LIST_ROW], absent: [BUSY] }, 'keydown');
    await page.keyboard.press('Enter');
    const taken = await seen(page);
    whole.push([taken === null ? null : taken - derivation]);
    derivations.push([derivation]);
    await page.context().close();
    await host.stop();
  }
  return [
    figureOf(role, 'unlock to first list, without the derivation', whole, atMost(1200)),
    figureOf(role, 'key derivation at its floor', derivations, null),
  ];
}

/** Everything that is measured in a window of somebody who is at work. */
export async function measureWindow(sitting: Sitting): Promise<readonly ScreenFigure[]> {
  const page = await openWindow(sitting.browser, sitting.host, sitting.role);
  const figures = [
    await measureListSearch(sitting, page),
    await measurePalette(sitting, page),
    await measureSheet(sitting, page),
    ...(await measureScreens(sitting, page)),
    await measureScroll(sitting, page),
  ];
  await page.context().close();
  return figures;
}

const LETTERS = 5;
const BETWEEN_KEYS = 30;

/** Types words letter by letter; each letter is timed to the last change of the results. */
async function typeWords(
  page: Page,
  words: readonly string[],
  shown: Shown,
  input: string,
): Promise<(number | null)[]> {
  const taken: (number | null)[] = [];
  for (const word of words) {
    for (const letter of word.slice(0, LETTERS)) {
      await arm(page, shown, 'keydown');
      await page.keyboard.press(letter);
      taken.push(await seen(page));
      await page.waitForTimeout(BETWEEN_KEYS);
    }
    await page.locator(input).fill('');
    await page.waitForTimeout(BETWEEN_KEYS * 10);
  }
  return taken;
}

async function measureListSearch({ host, role, rounds }: Sitting, page: Page): Promise<ScreenFigure> {
  const words = await host.words(role);
  const samples: (number | null)[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    await host.write();
    await freshAt(page, '/clients');
    await page.locator('#client-search').focus();
    const shown = { root: '[role="grid"] tbody', present: ['#client-search'], absent: [] };
    samples.push(await typeWords(page, words, shown, '#client-search'));
  }
  return figureOf(role, 'keystroke to results, client list', samples, atMost(50));
}

async function measurePalette({ host, role, rounds }: Sitting, page: Page): Promise<ScreenFigure> {
  const words = await host.words(role);
  const samples: (number | null)[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    await host.write();
    await freshAt(page, '/catalogue');
    await page.keyboard.press('Control+k');
    await settled(page, ['[role="combobox"]:focus'], []);
    const shown = { root: '[role="listbox"]', present: ['[role="listbox"]'], absent: [] };
    samples.push(await typeWords(page, words, shown, '[role="dialog"] [role="combobox"]'));
    await page.keyboard.press('Escape');
  }
  return figureOf(role, 'keystroke to results, palette', samples, atMost(50));
}

const SHEETS = 8;

async function measureSheet({ host, role, rounds }: Sitting, page: Page): Promise<ScreenFigure> {
  const samples: (number | null)[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    await host.write();
    await freshAt(page, '/clients');
    const taken: (number | null)[] = [];
    for (let sheet = 0; sheet < SHEETS; sheet += 1) {
      const row = page.locator(LIST_ROW).nth(sheet);
      await row.hover();
      const shown = { root: 'main', present: ['main h2'], absent: [BUSY] };
      await arm(page, shown, 'click');
      await page.mouse.down();
      await page.mouse.up();
      taken.push(await seen(page));
    }
    samples.push(taken);
  }
  return figureOf(role, 'client sheet, from the list', samples, atMost(200));
}

/** Screens, opened for the first time in a window just read, and again when the answers are kept. */
async function measureScreens({ host, role, rounds }: Sitting, page: Page): Promise<readonly ScreenFigure[]> {
  const month = new Date().toISOString().slice(0, 7);
  const screens = [
    { name: 'dashboard', address: '/figures', present: ['.apexcharts-series path'] },
    { name: 'calendar, a month', address: `/calendar?view=month&date=${month}-15`, present: ['[data-day]'] },
    { name: 'Today', address: '/today', present: ['main h2'] },
  ] as const;
  const figures: ScreenFigure[] = [];
  for (const { name, address, present } of screens) {
    const first: (number | null)[][] = [];
    const again: (number | null)[][] = [];
    const shown: Shown = { root: 'main', present, absent: [BUSY] };
    const open = async (): Promise<(number | null)[]> => {
      const start: Start = { address };
      await arm(page, shown, start);
      return [await seen(page)];
    };
    for (let round = 0; round < rounds; round += 1) {
      await freshAt(page, '/catalogue');
      await host.write();
      first.push(await open());
      await page.evaluate(() => {
        location.hash = '/catalogue';
      });
      await settled(page, ['main h1'], [BUSY]);
      again.push(await open());
    }
    figures.push(
      figureOf(role, `${name}, first opening`, first, atMost(200)),
      figureOf(role, `${name}, again`, again, atMost(200)),
    );
  }
  return figures;
}

const SCROLLED_SECONDS = 10;

async function measureScroll({ role, rounds }: Sitting, page: Page): Promise<ScreenFigure> {
  const longest: number[][] = [];
  const said: string[] = [];
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    await freshAt(page, '/clients');
    const { rows, longestTask, longTasks, longestFrame, p95Frame } = await scrollList(page, SCROLLED_SECONDS);
    longest.push([longestTask]);
    said.push(
      `${String(rows)} rows with ${String(longTasks)} tasks over 50 ms, frames ${p95Frame.toFixed(0)} ms apart (p95), ${longestFrame.toFixed(0)} ms at most`,
    );
  }
  return figureOf(
    role,
    'longest task while scrolling the clients',
    longest,
    atMost(50),
    `each ${String(SCROLLED_SECONDS)} s: ${said.join('; ')}`,
  );
}
