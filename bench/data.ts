import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#main/platform/system-clock.ts';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import { ACCOUNTS } from './data/colleagues.ts';
import { makeBenchVault } from './data/make-vault.ts';
import { Cancelled, createPace } from './data/pace.ts';

const usage = 'usage: npm run bench:data -- --out DIR [--scale 1] [--until YYYY-MM-DD]';

const { values } = parseArgs({
  options: { out: { type: 'string' }, scale: { type: 'string' }, until: { type: 'string' } },
});
const scale = Number(values.scale ?? '1');
const until = values.until ?? systemClock().today();
if (values.out === undefined || !(scale > 0 && scale <= 10) || !isLocalDate(until)) {
  console.error(usage);
  process.exit(2);
}
let isCancelled = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    isCancelled = true;
  });
const started = performance.now();
try {
  await makeBenchVault({
    dataFolder: resolve(values.out),
    scale,
    until,
    pace: createPace(console.log, () => isCancelled),
  });
  console.log(
    `Ready in ${((performance.now() - started) / 1000).toFixed(0)} s. Accounts (name, password, what for):`,
  );
  for (const { name, password, label } of Object.values(ACCOUNTS))
    console.log(`  ${name.padEnd(16)} ${password.padEnd(34)} ${label}`);
} catch (problem) {
  if (problem instanceof Cancelled) console.error('Stopped; nothing was left behind.');
  else console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
