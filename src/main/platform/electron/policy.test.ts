import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import {
  decideExternalLink,
  electronRelease,
  findAsset,
  findForbiddenSwitches,
  isAppUrl,
  isElectronFresh,
  mayLoad,
  type AssetMap,
} from './policy.ts';

const assets: AssetMap = new Map([
  ['/index.html', { file: '/r/index.html', contentType: 'text/html' }],
  ['/assets/a.js', { file: '/r/assets/a.js', contentType: 'text/javascript' }],
]);

describe('addresses of the application', () => {
  test.each(['app://carnet/', 'app://carnet', 'app://carnet/#/clients/1', 'app://carnet/index.html?x'])(
    '%s is ours',
    (address) => expect(isAppUrl(address)).toBe(true),
  );

  test('no other host or scheme is ours', () => {
    fc.assert(
      fc.property(fc.webUrl(), (address) => {
        expect(isAppUrl(address)).toBe(false);
        expect(isAppUrl(address.replace(/^https?/, 'app'))).toBe(false);
      }),
    );
  });

  test('a page may load what it made itself, and nothing that another origin made', () => {
    expect(mayLoad('blob:app://carnet/0d3b')).toBe(true);
    expect(mayLoad('data:image/png;base64,AA==')).toBe(true);
    expect(mayLoad('blob:https://example.invalid/0d3b')).toBe(false);
    expect(mayLoad('ws://127.0.0.1/')).toBe(false);
  });
});

describe('assets', () => {
  test('the root is the index, a listed path is its file', () => {
    expect(findAsset('GET', 'app://carnet/', assets)?.file).toBe('/r/index.html');
    expect(findAsset('GET', 'app://carnet/assets/a.js?v=1', assets)?.file).toBe('/r/assets/a.js');
  });

  test('only listed files are ever found, whatever the path', () => {
    const known = new Set(assets.values());
    fc.assert(
      fc.property(fc.string(), (path) => {
        const found = findAsset('GET', `app://carnet/${path}`, assets);
        expect(found === undefined || known.has(found)).toBe(true);
      }),
    );
    expect(findAsset('GET', 'app://carnet/__proto__', assets)).toBeUndefined();
  });
});

describe('external links', () => {
  test('the host is shown in ASCII, so that a look-alike is visible', () => {
    expect(decideExternalLink('https://exаmple.invalid/x')).toMatchObject({
      kind: 'confirm',
      shown: 'xn--exmple-4nf.invalid',
    });
  });

  test('mail headers are dropped', () => {
    expect(decideExternalLink('mailto:a@example.invalid?attach=/etc/passwd&cc=b@example.invalid')).toEqual({
      kind: 'confirm',
      address: 'mailto:a@example.invalid',
      shown: 'a@example.invalid',
    });
  });

  test.each([
    ['nonsense', 'unreadable'],
    ['http://example.invalid/', 'scheme'],
    ['https://carnet@example.invalid/', 'credentials'],
  ])('%s is refused: %s', (address, reason) => {
    expect(decideExternalLink(address)).toEqual({ kind: 'refuse', reason });
  });
});

describe('command line', () => {
  test('names are given without their values', () => {
    expect(findForbiddenSwitches(['--log-net-log=/somewhere/net.json'], 'linux', true)).toEqual([
      'log-net-log',
    ]);
  });

  test('ordinary arguments pass, and so does everything in an unpackaged run', () => {
    expect(
      findForbiddenSwitches(['carnet', '--user-data-dir=x', '/inspect', 'inspect'], 'linux', true),
    ).toEqual([]);
    expect(findForbiddenSwitches(['--inspect=0', '--remote-debugging-port=0'], 'linux', false)).toEqual([]);
  });

  test('Windows letter case and slashes are understood', () => {
    expect(findForbiddenSwitches(['/INSPECT-brk', '--No-Sandbox'], 'win32', true)).toEqual([
      'inspect-brk',
      'no-sandbox',
    ]);
  });
});

describe('age of Electron', () => {
  test('the pinned release is the installed one', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(electronRelease.version).toBe(devDependencies['electron']);
  });

  test('sixty days are fresh, sixty-one are not', () => {
    expect(isElectronFresh(electronRelease, localDate('2027-01-18'))).toBe(true);
    expect(isElectronFresh(electronRelease, localDate('2027-01-19'))).toBe(false);
  });

  test('one major behind is fresh, two are not', () => {
    const today = electronRelease.releasedOn;
    expect(isElectronFresh({ ...electronRelease, newestMajor: 46 }, today)).toBe(true);
    expect(isElectronFresh({ ...electronRelease, newestMajor: 47 }, today)).toBe(false);
  });
});
