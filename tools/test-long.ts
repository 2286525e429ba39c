// npm run test:long: the fault campaigns at the full size of docs/fault-campaigns.md. Takes an hour or two.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Full size of each campaign; a value of the environment wins, to repeat one of them at another size. */
const FULL_SIZES = {
  CARNET_KILLS: '5000',
  CARNET_POWER_CUTS: '3000',
  CARNET_BASE_FLIPS: '5000',
  CARNET_LOG_FLIPS: '2000',
  CARNET_FUZZ_CALLS: '20000',
  CARNET_MESSAGE_ROUNDS: '200',
  CARNET_MESSAGE_YEARS: '100',
  CARNET_MESSAGE_KILLS: '200',
};

for (const [name, size] of Object.entries(FULL_SIZES)) console.log(`${name}=${process.env[name] ?? size}`);
const { status } = spawnSync(
  process.execPath,
  [
    resolve(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    'tests/faults',
    'tests/modules/messages',
    '--reporter=default',
    '--reporter=./tools/skip-reporter.ts',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...FULL_SIZES, ...process.env } },
);
process.exitCode = status ?? 1;
