import { accessSync, constants, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const electronPackage = resolve(import.meta.dirname, '../node_modules/electron');

/** Where Electron's program is, or why it cannot be run. */
export type ElectronBinary = { readonly path: string } | { readonly missing: string };

const nameByPlatform: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

function readRecordedName(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'path.txt'), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * Looks for Electron's program without importing its package.
 *
 * The import alone would try to download it (Electron 45), which takes time and fails offline. Follows the
 * package's own rules: `ELECTRON_OVERRIDE_DIST_PATH` first, then the name recorded by a finished download.
 */
export function findElectronBinary(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  folder: string = electronPackage,
): ElectronBinary {
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const recorded = readRecordedName(folder);
  if (override === undefined && recorded === undefined) {
    return { missing: 'Electron has not been downloaded: node_modules/electron/path.txt is absent' };
  }
  const name = recorded ?? nameByPlatform[process.platform] ?? 'electron';
  const path = join(override ?? join(folder, 'dist'), name);
  try {
    accessSync(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return { path };
  } catch {
    const where = override === undefined ? 'node_modules/electron/dist' : 'ELECTRON_OVERRIDE_DIST_PATH';
    return { missing: `${name} is absent from ${where}, or is not executable` };
  }
}
