import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');

/** Runs one check with the project's own binaries; returns whether it passed. */
function run(title: string, binary: string, parameters: readonly string[]): boolean {
  const started = Date.now();
  const result = spawnSync(resolve(root, 'node_modules/.bin', binary), parameters, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const passed = result.status === 0;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${title} (${String(Date.now() - started)} ms)`);
  return passed;
}

// A zone without its folder has no input, which the compiler reports as an error.
const zones = ['shared', 'main', 'preload', 'renderer', 'tests'].filter(
  (zone) => zone === 'tests' || existsSync(resolve(root, 'src', zone)),
);

const outcomes = [
  ...zones.map((zone) => run(`types of ${zone}`, 'tsc', ['-p', `tsconfig.${zone}.json`])),
  run('lint', 'oxlint', ['--type-aware']),
  run('format', 'oxfmt', ['--check']),
];
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
