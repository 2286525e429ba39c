// npm start [-- --demo] [--data DIR]: the desktop window where it can open, the same application in a browser elsewhere.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowserHost } from '#main/serve.ts';
import { findBrowser } from './browser.ts';
import { ensureDesktop, ensurePages } from './build-pages.ts';
import { dataFolderOf } from './data-folder.ts';
import { demonstrationReady } from './demonstration/demonstration-ready.ts';
import { findElectronBinary } from './electron-binary.ts';
import { untilAskedToStop } from './until-asked-to-stop.ts';
import { appModeArguments, desktopObstacle, fetchElectronBinary, hasDisplay } from './window.ts';

const root = resolve(import.meta.dirname, '..');
const surroundings = {
  platform: process.platform,
  environment: process.env,
  isRoot: process.getuid?.() === 0,
};

/** What `npm start` is told; ends the process with a sentence when it is not understood. */
function readArguments(): { readonly dataFolder: string; readonly demonstration: boolean } {
  try {
    const { values } = parseArgs({
      options: { demo: { type: 'boolean' }, data: { type: 'string' } },
      allowPositionals: false,
    });
    const demonstration = values.demo ?? false;
    const folder = values.data ?? dataFolderOf({ ...surroundings, home: homedir() }, demonstration);
    return { dataFolder: resolve(folder), demonstration };
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : String(problem));
    console.error('usage: npm start [-- --demo] [--data DIR]');
    return process.exit(2);
  }
}

async function runDesktop(binary: string): Promise<number> {
  const stop = untilAskedToStop();
  const child = spawn(binary, [root, `--user-data-dir=${dataFolder}`], {
    cwd: root,
    stdio: 'inherit',
    // The variable tells the desktop entry that this is the demonstration and where it is (src/main/index.ts).
    env: { ...process.env, ...(demonstration ? { CARNET_DEMONSTRATION_FOLDER: vaultFolder } : {}) },
  });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 0));
  return await Promise.race([ended, stop.then(async () => (child.kill('SIGTERM'), await ended))]);
}

async function runInBrowser(): Promise<number> {
  const stop = untilAskedToStop();
  const host = await startBrowserHost({ dataFolder: vaultFolder, port: 0, demonstration });
  const link = `${host.url}/#/start?token=${host.token}`;
  const browser = hasDisplay(surroundings) ? findBrowser() : undefined;
  if (browser === undefined) {
    console.log(`Open this link once in a browser of this machine (Ctrl+C ends Carnet):\n${link}`);
    await stop;
  } else {
    const profile = join(dataFolder, 'browser');
    const child = spawn(browser, appModeArguments(link, profile, surroundings.isRoot), { stdio: 'ignore' });
    const closed = once(child, 'exit');
    await Promise.race([closed, stop]);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  }
  await host.close();
  return 0;
}

const { dataFolder, demonstration } = readArguments();
// Beside it lie the window's own files; the desktop entry names its vault the same way.
const vaultFolder = join(dataFolder, 'vault');
mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
const obstacle = desktopObstacle(surroundings, fetchElectronBinary);
const binary = findElectronBinary();
const desktop = obstacle === undefined && 'path' in binary ? binary.path : undefined;
if (desktop === undefined)
  console.log(
    `The desktop window cannot open here (${obstacle ?? 'no Electron'}): Carnet opens in a browser.`,
  );
// Everything that takes long comes before the accounts and the link, so that these stand last on the screen.
if (!(desktop === undefined ? ensurePages() : ensureDesktop())) process.exit(1);
if (demonstration && !(await demonstrationReady(vaultFolder, console.log))) process.exit(1);
process.exit(await (desktop === undefined ? runInBrowser() : runDesktop(desktop)));
