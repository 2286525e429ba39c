import { describe, expect, test } from 'vitest';
import { objectionsTo } from './collect-notices.ts';
import { isAllowedLicence } from './licences.ts';
import { renderNotices } from './render-notices.ts';
import { shippedPackages } from './shipped-packages.ts';

describe('licences', () => {
  test.each(['MIT', 'Apache-2.0', '(MIT OR CC0-1.0)', 'MIT OR GPL-3.0', 'MIT AND OFL-1.1', '0BSD'])(
    '%s may be shipped',
    (licence) => {
      expect(isAllowedLicence(licence)).toBe(true);
    },
  );

  test.each([
    'GPL-3.0',
    'MIT AND GPL-3.0',
    'SEE LICENSE IN LICENSE',
    'ApexCharts License',
    '',
    'no licence named',
  ])('%s may not be shipped', (licence) => {
    expect(isAllowedLicence(licence)).toBe(false);
  });
});

describe('ApexCharts', () => {
  const apexcharts = { name: 'apexcharts', licence: 'MIT' };

  test('is shipped at its last version under the MIT licence only, whatever its metadata says', () => {
    expect(objectionsTo({ ...apexcharts, version: '4.7.0' })).toEqual([]);
    expect(objectionsTo({ ...apexcharts, version: '5.0.0' })).toEqual([expect.stringContaining('4.7.0')]);
  });
});

describe('what is shipped', () => {
  test('is what the core and the interface need, and what those need, without tools and other systems’ programs', () => {
    const shipped = shippedPackages({
      '': {
        dependencies: { core: '1.0.0' },
        devDependencies: { react: '1.0.0', vitest: '1.0.0', electron: '1.0.0' },
      },
      'node_modules/core': { dependencies: { deep: '1.0.0' }, optionalDependencies: { 'core-linux': '1' } },
      'node_modules/core-linux': { os: ['linux'] },
      'node_modules/core/node_modules/deep': { dependencies: { shared: '1.0.0', core: '1.0.0' } },
      'node_modules/deep': {},
      'node_modules/shared': {},
      'node_modules/react': { peerDependencies: { absent: '*' } },
      'node_modules/vitest': { dependencies: { chai: '1.0.0' } },
      'node_modules/chai': {},
      'node_modules/electron': { dependencies: { installer: '1.0.0' } },
      'node_modules/installer': {},
    });
    expect(shipped).toEqual([
      'node_modules/core',
      'node_modules/core/node_modules/deep',
      'node_modules/electron',
      'node_modules/react',
      'node_modules/shared',
    ]);
  });
});

describe('the notices', () => {
  const credit = { version: '1.0.0', licence: 'MIT', texts: ['Text\r\n'], holder: 'Somebody' };

  test('do not depend on the order of the packages, and print a shared text once', () => {
    const a = { ...credit, name: 'a' };
    const b = { ...credit, name: 'b', texts: ['Text  \n\n'] };
    const text = renderNotices([b, a], '', ['Data: places']);
    expect(text).toBe(renderNotices([a, b], '', ['Data: places']));
    expect(text.match(/^Text$/gm)).toHaveLength(1);
    expect(text).toContain('a 1.0.0\nb 1.0.0\n\nText');
    expect(text).toContain('Data: places');
  });

  test('give the text of the licence to a package that carries none, and refuse to invent one', () => {
    expect(renderNotices([{ ...credit, name: 'a', texts: [] }], '', [])).toContain('Copyright (c) Somebody');
    const apache = { ...credit, name: 'a', texts: [], licence: 'Apache-2.0' };
    expect(renderNotices([apache], 'Apache text', [])).toContain('Apache text');
    const unknown = { ...credit, name: 'a', texts: [], licence: 'ISC' };
    expect(() => renderNotices([unknown], '', [])).toThrow('carries no licence text');
  });
});
