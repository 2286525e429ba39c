// npm test: checks, unit and contract tests, a build, and end-to-end tests in a real browser.
// Everything runs even when something before it failed: one run tells all that is wrong.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { ensureDesktop, ensurePages } from './build-pages.ts';
import { findElectronBinary } from './electron-binary.ts';
import {
  brokenRun,
  countEndToEnd,
  countUnit,
  summarise,
  withStatus,
  type EndToEndReport,
  type TestFigures,
  type UnitReport,
} from './test-figures.ts';

const root = resolve(import.meta.dirname, '..');
const unitReport = resolve(root, '.cache/unit.json');
const endToEndReport = resolve(root, '.cache/end-to-end.json');

/** Runs one part and returns its exit status. */
function run(title: string, command: string, parameters: readonly string[]): number {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

const tool = (path: string): string => resolve(root, 'node_modules', path);

function countReport(path: string, count: (report: unknown) => TestFigures): TestFigures {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return brokenRun;
  }
}

function runUnit(): TestFigures {
  const status = run('unit and contract tests', process.execPath, [
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=./tools/skip-reporter.ts',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
  return withStatus(
    countReport(unitReport, (report) => countUnit(report as UnitReport)),
    status,
  );
}

function runEndToEnd(): TestFigures {
  console.log('\n== build');
  const isBuilt = 'path' in findElectronBinary() ? ensureDesktop() : ensurePages();
  if (!isBuilt) return brokenRun;
  const browser = ensureBrowser();
  if ('missing' in browser) {
    console.error(browser.missing);
    return brokenRun;
  }
  console.log(`browser: ${browser.path}`);
  const status = run('end-to-end tests', process.execPath, [tool('@playwright/test/cli.js'), 'test']);
  return withStatus(
    countReport(endToEndReport, (report) => countEndToEnd(report as EndToEndReport)),
    status,
  );
}

mkdirSync(resolve(root, '.cache'), { recursive: true });
// A runner that dies early must not be counted by an older report.
for (const path of [unitReport, endToEndReport]) rmSync(path, { force: true });

const checked = run('checks', process.execPath, ['tools/check.ts']);
const figures = [runUnit(), runEndToEnd()];
const hasFailed = checked !== 0 || figures.some(({ failed }) => failed > 0);
if (checked !== 0) console.log('\nThe checks failed (npm run check).');
console.log(`\n${summarise(figures)}`);
process.exitCode = hasFailed ? 1 : 0;
