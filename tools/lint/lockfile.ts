import type { Violation } from './source-file.ts';

/** The parts of `package.json` that name versions. */
export interface PackageManifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The parts of `package-lock.json` (version 3) that are looked at. */
export interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly integrity?: string;
        readonly resolved?: string;
        readonly link?: boolean;
        readonly inBundle?: boolean;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

const exactVersion = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * Checks that an installation can only ever be the one that was tested, from whatever registry.
 *
 * Every version is exact, every package of the lock file is held by its hash, the programs for other systems are
 * all there, and no registry's address is kept.
 */
export function checkLockFile(manifest: PackageManifest, lock: LockFile): readonly Violation[] {
  const ranges = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies]
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(([, version]) => !exactVersion.test(version))
    .map(([name, version]) => `${name} asks for '${version}'; write one exact version`);
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
  const addresses = entries
    .filter(([, entry]) => entry.resolved !== undefined && entry.link !== true)
    .map(
      ([path]) =>
        `${path} names a registry; install with the project's .npmrc (omit-lockfile-registry-resolved)`,
    );
  const unproved = entries
    .filter(([, entry]) => entry.integrity === undefined && entry.link !== true && entry.inBundle !== true)
    .map(([path]) => `${path} has no integrity hash; remove it from the lock file and install again`);
  // npm install passes over an optional package that its registry lacks; npm ci then refuses the whole lock file.
  const incomplete = entries.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isInLock(lock, path, name))
      .map((name) => `${path} wants ${name}, which is not in the lock file: take a version published whole`),
  );
  const at = (path: string, messages: readonly string[]): readonly Violation[] =>
    messages.map((message) => ({ path, line: 1, rule: 'lockfile', message }));
  return [
    ...at('package.json', ranges),
    ...at('package-lock.json', [...addresses, ...unproved, ...incomplete]),
  ];
}

function isInLock(lock: LockFile, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
}
