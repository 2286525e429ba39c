import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBans } from './bans.ts';
import { checkBoundaries } from './boundaries.ts';
import { checkDocComments } from './doc-comments.ts';
import { checkLockFile, type LockFile, type PackageManifest } from './lockfile.ts';
import { checkMachineAddresses } from './machine-addresses.ts';
import { parseSource, type Violation } from './source-file.ts';

const binaryFile = /\.(ttf|woff2?|png|ico|icns|icc|pdf|gz|zip|db)$/;

/** Runs our own rules over all files of the project that Git knows or would add. */
export function checkRepository(root: string): readonly Violation[] {
  const files = listFiles(root);
  const texts = files
    .filter((path) => !binaryFile.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const sources = texts
    .filter(({ path }) => path.startsWith('src/') && /\.tsx?$/.test(path))
    .map(({ path, text }) => parseSource(path, text));
  return [
    ...sources.flatMap((file) => [...checkBoundaries(file), ...checkBans(file), ...checkDocComments(file)]),
    ...texts.flatMap(({ path, text }) => checkMachineAddresses(path, text)),
    ...checkLockFile(
      readJson(join(root, 'package.json')) as PackageManifest,
      readJson(join(root, 'package-lock.json')) as LockFile,
    ),
  ];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Without Git (a downloaded archive) only what Git would track can be told apart, so nothing is listed. */
function listFiles(root: string): readonly string[] {
  const { stdout, status } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8' },
  );
  return status === 0 ? stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path))) : [];
}
