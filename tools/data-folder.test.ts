import { expect, test } from 'vitest';
import { dataFolderOf } from './data-folder.ts';

test.each([
  ['linux', {}, '~/.local/share/Carnet'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/Carnet'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '~/.local/share/Carnet'],
  ['darwin', {}, '~/Library/Application Support/Carnet'],
  ['win32', { APPDATA: String.raw`C:\Data` }, String.raw`C:\Data\Carnet`],
] as const)('on %s with %j the vault lives in %s', (platform, environment, folder) => {
  expect(dataFolderOf({ platform, environment, home: '~' }, false)).toBe(folder);
  expect(dataFolderOf({ platform, environment, home: '~' }, true)).toBe(`${folder}-demonstration`);
});
