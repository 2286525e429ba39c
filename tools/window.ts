import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findElectronBinary, type ElectronBinary } from './electron-binary.ts';

const root = resolve(import.meta.dirname, '..');
const failedDownload = resolve(root, '.cache/electron-download-failed');
const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** What decides where the application opens. */
export interface WindowSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
}

/** Tells whether a window can appear at all: on Linux that takes a running display server. */
export function hasDisplay({ platform, environment }: WindowSurroundings): boolean {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  return platform !== 'linux' || isSet('DISPLAY') || isSet('WAYLAND_DISPLAY');
}

/**
 * Why the desktop window cannot open here, in a few words; undefined when it can.
 *
 * The sandbox is enforced by the application and Chromium never sandboxes itself as root.
 */
export function desktopObstacle(
  surroundings: WindowSurroundings,
  findBinary: () => ElectronBinary,
): string | undefined {
  if (!hasDisplay(surroundings)) return 'there is no display';
  if (surroundings.platform === 'linux' && surroundings.isRoot)
    return 'Electron does not run as root with its sandbox on';
  const binary = findBinary();
  return 'missing' in binary ? binary.missing : undefined;
}

/**
 * Finds Electron's program, after one silent try to download it (60 seconds at most).
 *
 * A failed try is not repeated for a day: behind a firewall each start would wait for nothing.
 */
export function fetchElectronBinary(): ElectronBinary {
  const found = findElectronBinary();
  if ('path' in found || failedLately()) return found;
  spawnSync(process.execPath, [resolve(root, 'node_modules/electron/install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeout: 60_000,
  });
  const fetched = findElectronBinary();
  if ('missing' in fetched) {
    mkdirSync(dirname(failedDownload), { recursive: true });
    writeFileSync(failedDownload, '');
  } else {
    rmSync(failedDownload, { force: true });
  }
  return fetched;
}

function failedLately(): boolean {
  const failed = statSync(failedDownload, { throwIfNoEntry: false });
  return failed !== undefined && Date.now() - failed.mtimeMs < dayInMilliseconds;
}

/**
 * Arguments that make a browser show one page like an application, in a profile of its own.
 *
 * Without an own profile a running browser would take the page over, and this process could not tell when it closes.
 */
export function appModeArguments(link: string, profileFolder: string, isRoot: boolean): readonly string[] {
  return [
    `--app=${link}`,
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    // Chromium refuses to sandbox itself as root; nobody else gives the sandbox up.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
