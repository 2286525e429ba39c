import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** What a search for a browser looks at; tests give another machine's. */
export interface BrowserSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly exists: (path: string) => boolean;
  /** Where Playwright would keep its own download. */
  readonly ownDownload: string;
}

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
  String.raw`Chromium\Application\chrome.exe`,
];

/**
 * Finds a Chromium, Chrome or Edge: the one named by `CARNET_BROWSER` or `CHROME_PATH`, the system's, Playwright's.
 *
 * A named one that does not exist is an error of the person who named it, so nothing else is taken instead.
 */
export function findBrowser(surroundings: BrowserSurroundings = here()): string | undefined {
  const { environment, exists } = surroundings;
  const named = environment['CARNET_BROWSER'] ?? environment['CHROME_PATH'];
  if (named !== undefined && named !== '') return exists(named) ? named : undefined;
  return [...systemBrowsers(surroundings), surroundings.ownDownload].find(
    (path) => path !== '' && exists(path),
  );
}

function here(): BrowserSurroundings {
  return {
    environment: process.env,
    platform: process.platform,
    exists: existsSync,
    ownDownload: chromium.executablePath(),
  };
}

function systemBrowsers({ environment, platform }: BrowserSurroundings): readonly string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(environment['HOME'] ?? '', 'Applications')].flatMap((folder) =>
      macPrograms.map((program) => join(folder, program)),
    );
  }
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = environment[name];
      return folder === undefined ? [] : windowsPrograms.map((program) => join(folder, program));
    });
  }
  return (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commandNames.map((name) => join(folder, name)));
}

/** A browser, or one sentence that says what to do. */
export type EnsuredBrowser = { readonly path: string } | { readonly missing: string };

/**
 * Finds a browser or installs one: as root on Debian the distribution's, otherwise Playwright's download.
 *
 * The output of installers goes to standard error.
 */
export function ensureBrowser(): EnsuredBrowser {
  const found = findBrowser();
  if (found !== undefined) return { path: found };
  const named = process.env['CARNET_BROWSER'] ?? process.env['CHROME_PATH'];
  if (named !== undefined && named !== '')
    return { missing: `There is no browser at ${named}, which CARNET_BROWSER or CHROME_PATH names.` };
  const install = (command: string, ...parameters: readonly string[]): boolean =>
    spawnSync(command, parameters, {
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      shell: process.platform === 'win32',
    }).status === 0;
  if (process.getuid?.() === 0 && isDebian()) {
    console.error('No browser found: installing chromium with apt-get.');
    install('apt-get', 'update');
    install('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
  }
  if (findBrowser() === undefined) {
    console.error('No browser found: trying the download of Playwright.');
    install('npx', 'playwright', 'install', 'chromium');
  }
  const installed = findBrowser();
  return installed === undefined
    ? {
        missing:
          'No Chromium, Chrome or Edge was found and none could be installed: install one, or name it in CARNET_BROWSER.',
      }
    : { path: installed };
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
