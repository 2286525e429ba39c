import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser, type BrowserSurroundings } from './browser.ts';

function on(
  platform: NodeJS.Platform,
  environment: BrowserSurroundings['environment'],
  ...installed: readonly string[]
): string | undefined {
  return findBrowser({
    platform,
    environment,
    exists: (path) => installed.includes(path),
    ownDownload: 'downloads/chrome',
  });
}

describe('the search for a browser', () => {
  test('takes the named one before all others', () => {
    const environment = { CARNET_BROWSER: 'mine/chrome', PATH: 'bin' };
    expect(on('linux', environment, 'mine/chrome', join('bin', 'chromium'))).toBe('mine/chrome');
    expect(on('linux', { CHROME_PATH: 'mine/chrome' }, 'mine/chrome')).toBe('mine/chrome');
  });

  test('takes nothing else where the named one is absent', () => {
    expect(
      on('linux', { CARNET_BROWSER: 'mine/chrome', PATH: 'bin' }, join('bin', 'chromium')),
    ).toBeUndefined();
  });

  test('takes the system’s one before a download', () => {
    expect(on('linux', { PATH: 'bin' }, join('bin', 'microsoft-edge'), 'downloads/chrome')).toBe(
      join('bin', 'microsoft-edge'),
    );
    expect(on('linux', { PATH: 'bin' }, 'downloads/chrome')).toBe('downloads/chrome');
    expect(on('linux', { PATH: 'bin' })).toBeUndefined();
  });

  test('knows where Windows and macOS keep theirs', () => {
    const edge = join('Programs', String.raw`Microsoft\Edge\Application\msedge.exe`);
    expect(on('win32', { 'PROGRAMFILES(X86)': 'Programs' }, edge)).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(on('darwin', {}, chrome)).toBe(chrome);
  });
});
