import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureRead, type Figure } from './core/measure-reads.ts';
import { readsOf } from './core/reads.ts';
import { openWorld } from './core/world.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds ?? '9');
for (const source of values.data ?? []) {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-bench-'));
  await cp(resolve(source), join(folder, 'vault'), { recursive: true });
  const world = await openWorld(join(folder, 'vault'));
  console.log(source, world.interactions);
  try {
    for (const person of world.people)
      for (const read of readsOf(world, person)) {
        if (values.only !== undefined && !read.name.includes(values.only)) continue;
        print(await measureRead(world, person, read, rounds));
      }
  } finally {
    await world.close();
    await rm(folder, { recursive: true });
  }
}

function print(figure: Figure): void {
  const ms = (value: number | null): string => (value === null ? '-' : value.toFixed(3)).padStart(9);
  console.log(
    `${figure.role.padEnd(8)} ${figure.name.padEnd(40)} ${ms(figure.p50)} ${ms(figure.p95)} raw ${ms(figure.raw)} x${(figure.ratio ?? 0).toFixed(2)} call ${ms(figure.call)} ${ms(figure.callP95)} longest ${ms(figure.longest)}`,
  );
}
