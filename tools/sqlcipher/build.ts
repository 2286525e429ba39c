import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const buildFolder = resolve(root, '.cache/sqlcipher');
const builtModule = join(buildFolder, 'build/Release/node_sqlite3.node');

/** The folder of a built `@journeyapps/sqlcipher`, or why there is none, in one sentence. */
export type ReferenceBuild = { readonly folder: string } | { readonly missing: string };

/**
 * Builds the reference SQLCipher from the sources of its package, in a copy under `.cache`; a second call is free.
 *
 * Nothing is downloaded: the headers are those of the Node that runs this, and `npm rebuild` is not used because it
 * would change `node_modules`, which other commands read at the same time.
 */
export function buildReference(): ReferenceBuild {
  if (existsSync(builtModule)) return { folder: buildFolder };
  const source = resolve(root, 'node_modules/@journeyapps/sqlcipher');
  if (!existsSync(source)) return { missing: 'its package is not installed on this system.' };
  const obstacle = findObstacle();
  if (obstacle !== undefined) return { missing: obstacle };
  mkdirSync(buildFolder, { recursive: true });
  cpSync(source, buildFolder, { recursive: true });
  const log = join(buildFolder, 'build.log');
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      resolve(root, 'node_modules/node-gyp/bin/node-gyp.js'),
      'rebuild',
      `--nodedir=${nodeFolder()}`,
      '--jobs=max',
    ],
    {
      cwd: buildFolder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      // node-gyp asks `node` on the path where node-addon-api lives.
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` },
    },
  );
  writeFileSync(log, `${stdout}${stderr}`);
  if (status !== 0 || !existsSync(builtModule))
    return { missing: 'its build failed (.cache/sqlcipher/build.log).' };
  console.log(`built from source in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return { folder: buildFolder };
}

/** Where `include/node/node.h` of the running Node is. */
function nodeFolder(): string {
  return resolve(dirname(process.execPath), '..');
}

function findObstacle(): string | undefined {
  const runs = (command: string, ...parameters: readonly string[]): boolean =>
    spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;
  if (process.platform === 'win32') return 'its package has no Windows build.';
  if (!runs('c++', '--version')) return 'there is no C++ compiler (c++).';
  if (!runs('make', '--version')) return 'there is no make.';
  if (!runs('python3', '--version')) return 'node-gyp needs python3, which is missing.';
  if (!existsSync(join(nodeFolder(), 'include/node/node.h')))
    return 'this Node comes without its headers (include/node/node.h).';
  const preprocess = spawnSync('c++', ['-x', 'c++', '-E', '-'], {
    input: '#include <openssl/evp.h>\n',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (process.platform !== 'darwin' && preprocess.status !== 0)
    return 'the headers of OpenSSL are missing (on Debian: apt-get install libssl-dev).';
  return undefined;
}
