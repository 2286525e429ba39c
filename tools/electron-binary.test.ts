import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findElectronBinary } from './electron-binary.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carnet-electron-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the search for the Electron program', () => {
  test('says that nothing was downloaded', () => {
    expect(findElectronBinary({}, folder)).toEqual({
      missing: expect.stringContaining('has not been downloaded') as string,
    });
  });

  test('finds the recorded program', () => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'path.txt'), 'electron');
    writeFileSync(join(folder, 'dist', 'electron'), '', { mode: 0o755 });
    expect(findElectronBinary({}, folder)).toEqual({ path: join(folder, 'dist', 'electron') });
  });

  test('says that a recorded program has gone', () => {
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectronBinary({}, folder)).toHaveProperty('missing');
  });

  test('follows the override, and says when it leads nowhere', () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') };
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectronBinary(environment, folder)).toEqual({
      missing: expect.stringContaining('ELECTRON_OVERRIDE_DIST_PATH') as string,
    });
    mkdirSync(environment.ELECTRON_OVERRIDE_DIST_PATH);
    writeFileSync(join(environment.ELECTRON_OVERRIDE_DIST_PATH, 'electron'), '', { mode: 0o755 });
    expect(findElectronBinary(environment, folder)).toHaveProperty('path');
  });
});
