import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { concluded, createReport } from './acceptance/report.ts';
import { prepareDemonstration } from './demonstration/prepare-demonstration.ts';
import { compareFigures } from './outside/compare-figures.ts';
import { openDemonstration } from './outside/open-demonstration.ts';

/*
 * The figures of the whole demonstration company against its exported files: `npm run acceptance:demo`, which makes
 * the company in a temporary folder, or `npm run acceptance:demo -- --data DIR` for one that was made today.
 *
 * Dashboard and Today, as the manager and as each agent. Ends with 1 when anything differs.
 */

const started = performance.now();
const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folder = await mkdtemp(join(tmpdir(), 'carnet-figures-'));
const report = createReport();
try {
  const dataFolder = values.data === undefined ? join(folder, 'vault') : resolve(values.data);
  const { accounts } = await prepareDemonstration({ dataFolder, log: console.log });
  const open = await openDemonstration(dataFolder, accounts);
  try {
    const rows = await open.takeExport();
    for (const reading of open.readings) await compareFigures(rows, reading, report);
  } finally {
    await open.core.app.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = concluded(report, performance.now() - started);
