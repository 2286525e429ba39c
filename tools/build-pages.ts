import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** What the pages are made of: a change in any of these makes a build stale. */
const pageSources = [
  'src/renderer/**/*',
  'src/shared/**/*.ts',
  'resources/locales/**/*',
  'vite.renderer.config.ts',
  'package-lock.json',
];

const desktopSources = [...pageSources, 'src/main/**/*.ts', 'src/preload/**/*.ts', 'electron.vite.config.ts'];

/** Two hundred lines of file names would push away what a person has to read, the link above all. */
const QUIETLY = ['--logLevel', 'warn'];

/** Tells whether a built file is missing or older than what it is made of. `folder` is the project's root. */
export function isStale(folder: string, built: string, sources: readonly string[]): boolean {
  const builtFile = join(folder, built);
  if (!existsSync(builtFile)) return true;
  const builtAt = statSync(builtFile).mtimeMs;
  return sources.some((pattern) =>
    globSync(pattern, { cwd: folder }).some((path) => statSync(join(folder, path)).mtimeMs > builtAt),
  );
}

/** Builds the pages of both hosts unless they are current. Says what it does on standard error; false when it failed. */
export function ensurePages(): boolean {
  return ensureBuilt('out/renderer/index.html', pageSources, 'vite', [
    'build',
    '--config',
    'vite.renderer.config.ts',
    ...QUIETLY,
  ]);
}

/** Builds main process, preload and pages for Electron unless they are current; false when it failed. */
export function ensureDesktop(): boolean {
  return ensureBuilt('out/main/index.js', desktopSources, 'electron-vite', ['build', ...QUIETLY]);
}

function ensureBuilt(
  built: string,
  sources: readonly string[],
  binary: string,
  parameters: readonly string[],
): boolean {
  if (!isStale(root, built, sources)) return true;
  console.error('Building Carnet, which is done again only when its source changed…');
  const { status } = spawnSync(resolve(root, 'node_modules/.bin', binary), parameters, {
    cwd: root,
    // Standard output belongs to the caller: npm run serve promises one JSON line there.
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    shell: process.platform === 'win32',
  });
  return status === 0;
}
