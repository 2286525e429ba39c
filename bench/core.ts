import { cp, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureRead, type Figure } from './core/measure-reads.ts';
import { readsOf } from './core/reads.ts';
import { commandOf, machine, reportOf, type Run } from './core/report.ts';
import { measureWhole } from './core/whole.ts';
import { openWorld, type World } from './core/world.ts';
import { measureWrites } from './core/writes.ts';
import { writePage } from './write-page.ts';

/*
 * npm run bench:core -- --data DIR [--data DIR …] [--rounds 9] [--only WORDS] [--write]
 *
 * Measures vaults made by bench:data, smallest first, on copies of them. --write puts the table into
 * docs/performance.md.
 */

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds ?? '9');
const only = values.only ?? '';
const loadBefore = loadavg()[0] ?? 0;
const runs: Run[] = [];
for (const source of values.data ?? []) {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-bench-'));
  try {
    await cp(resolve(source), join(folder, 'vault'), { recursive: true });
    const world = await openWorld(join(folder, 'vault'));
    try {
      console.log(`${String(world.interactions)} interactions`);
      runs.push(await measure(world));
    } finally {
      await world.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
const report = reportOf(runs, [
  `Run of ${new Date().toISOString().slice(0, 10)}: \`${commandOf('bench:core')}\``,
  '',
  `Machine: ${machine()}, load average ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after.`,
]);
console.log(report);
if (values.write === true) writePage('figures', report);

async function measure(world: World): Promise<Run> {
  const figures: Figure[] = [];
  const keep = (figure: Figure): void => {
    figures.push(figure);
    const { role, name, p50, p95, ratio, raw, call } = figure;
    console.error(
      role,
      '|',
      name,
      '|',
      p50.toFixed(3),
      p95.toFixed(3),
      '| raw',
      raw?.toFixed(3),
      '| ratio',
      ratio?.toFixed(2),
      '| call',
      call?.toFixed(3),
    );
  };
  for (const person of world.people)
    for (const read of readsOf(world, person))
      if (read.name.includes(only)) keep(await measureRead(world, person, read, rounds));
  if (only === '') {
    for (const figure of await measureWrites(world, rounds)) keep(figure);
    for (const figure of await measureWhole(world, rounds)) keep(figure);
  }
  return { interactions: world.interactions, figures, memory: process.memoryUsage().rss / 1e6 };
}
