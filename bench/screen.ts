import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../tools/browser.ts';
import { ensurePages } from '../tools/build-pages.ts';
import { dimensionsOf } from './data/dimensions.ts';
import { commandOf, machine } from './core/report.ts';
import { startBenchHost } from './screen/host.ts';
import { measureUnlock, measureWindow, type ScreenFigure } from './screen/measures.ts';
import { screenReport, type ScreenRun } from './screen/report.ts';
import { writePage } from './write-page.ts';

/*
 * npm run bench:screen -- --data DIR [--data DIR …] [--rounds 5] [--only manager|agent] [--write]
 *
 * The pages in a real Chromium on copies of vaults made by bench:data, smallest first: from keys and presses to painted
 * frames. --write puts the table into docs/performance.md.
 */

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean' },
  },
});
if (!ensurePages()) process.exit(1);
const rounds = Number(values.rounds ?? '5');
const roles = (['manager', 'agent'] as const).filter((role) => (values.only ?? role) === role);
const loadBefore = loadavg()[0] ?? 0;
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
const runs: ScreenRun[] = [];
try {
  for (const source of values.data ?? []) runs.push(await measureVault(resolve(source)));
} finally {
  await browser.close();
}
const report = screenReport(runs, [
  `Run of ${new Date().toISOString().slice(0, 10)}: \`${commandOf('bench:screen')}\``,
  '',
  `Machine: ${machine()}, Chromium ${browser.version()}, load average ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after.`,
]);
console.log(report);
if (values.write === true) writePage('screen', report);

async function measureVault(source: string): Promise<ScreenRun> {
  const made = JSON.parse(readFileSync(join(source, 'bench.json'), 'utf8')) as {
    readonly scale: number;
    readonly until: Parameters<typeof dimensionsOf>[1];
  };
  const folder = await mkdtemp(join(tmpdir(), 'carnet-screen-'));
  const vault = join(folder, 'vault');
  const figures: ScreenFigure[] = [];
  const keep = (found: readonly ScreenFigure[]): void => {
    for (const figure of found) {
      figures.push(figure);
      const { role, name, p50, p95, low, high, note } = figure;
      console.error(
        [
          role,
          name,
          `${p50.toFixed(0)} / ${p95.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`,
          note,
        ].join(' | '),
      );
    }
  };
  try {
    await cp(source, vault, { recursive: true });
    for (const role of roles) {
      keep(await measureUnlock({ browser, role, rounds }, () => startBenchHost(vault)));
      const host = await startBenchHost(vault);
      try {
        keep(await measureWindow({ browser, host, role, rounds }));
      } finally {
        await host.stop();
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return { interactions: dimensionsOf(made.scale, made.until).interactions, figures };
}
