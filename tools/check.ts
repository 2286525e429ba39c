import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { currentApi } from './api-docs/render-api.ts';
import { checkRepository } from './lint/check-repository.ts';
import { collectNotices } from './notices/collect-notices.ts';

const root = resolve(import.meta.dirname, '..');

/** Runs one check with the project's own binaries; returns whether it passed. */
function run(title: string, binary: string, parameters: readonly string[]): boolean {
  return timed(title, () => {
    const { status } = spawnSync(resolve(root, 'node_modules/.bin', binary), parameters, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    return status === 0;
  });
}

function runOwnRules(): boolean {
  return timed('boundaries, bans, doc comments, lock file', () => {
    const violations = checkRepository(root);
    for (const { path, line, rule, message } of violations)
      console.error(`${path}:${String(line)} ${rule}: ${message}`);
    return violations.length === 0;
  });
}

function compareNotices(): boolean {
  return timed('licences and NOTICES', () => {
    const { text, objections } = collectNotices(root);
    const path = resolve(root, 'NOTICES');
    const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
    for (const objection of objections) console.error(objection);
    if (!isCurrent) console.error('NOTICES does not fit the installed packages: run npm run notices');
    return isCurrent && objections.length === 0;
  });
}

function compareApiPage(): boolean {
  return timed('docs/api.md', () => {
    const path = resolve(root, 'docs/api.md');
    // Git may check text out with CRLF on Windows.
    const isCurrent =
      existsSync(path) && readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === currentApi(root);
    if (!isCurrent) console.error('docs/api.md does not fit the contract: run npm run docs:api');
    return isCurrent;
  });
}

function timed(title: string, check: () => boolean): boolean {
  const started = Date.now();
  const passed = check();
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
  runOwnRules(),
  compareNotices(),
  compareApiPage(),
  run('format', 'oxfmt', ['--check']),
];
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
