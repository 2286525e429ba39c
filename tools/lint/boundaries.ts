import { isTest, resolveOwn, type SourceFile, type Violation } from './source-file.ts';

/** A part of the tree whose files share the same rights. */
interface Zone {
  readonly name: string;
  /** Paths that belong to it: a folder with a closing slash, or one file. The longest match wins. */
  readonly at: string;
  /** Zones it may import besides itself. */
  readonly mayImport: readonly string[];
  /** Said when it imports something else. */
  readonly advice: string;
}

const pure = ['kernel', 'domain'] as const;

/**
 * The arrows of the tree: kernel ← domain ← contract ← {main, renderer}, and inside the core
 * {db, vault, pdf} ← modules ← rpc ← app ← the two entries.
 *
 * Modules know `app` for the shapes of contexts and ports, and the handler type of `rpc`; nothing of a host.
 */
export const zones: readonly Zone[] = [
  {
    name: 'kernel',
    at: 'src/shared/kernel/',
    mayImport: [],
    advice: 'the kernel stands alone; move what it needs into src/shared/kernel',
  },
  {
    name: 'domain',
    at: 'src/shared/domain/',
    mayImport: ['kernel'],
    advice: 'domain rules are values and functions over the kernel; give them what they need as arguments',
  },
  {
    name: 'contract',
    at: 'src/shared/contract/',
    mayImport: pure,
    advice: 'the contract knows shapes and rules of src/shared only',
  },
  {
    name: 'renderer',
    at: 'src/renderer/',
    mayImport: [...pure, 'contract', 'handshake', 'resources'],
    advice: 'the pages reach the core through the contract (src/renderer/src/rpc) and nothing else',
  },
  {
    name: 'preload',
    at: 'src/preload/',
    mayImport: ['handshake'],
    advice: 'the preload forwards one port; it may know src/shared/contract/handshake.ts only',
  },
  {
    name: 'handshake',
    at: 'src/shared/contract/handshake.ts',
    mayImport: [],
    advice: 'the handshake is read by the preload, which bundles whatever it imports; keep it alone',
  },
  {
    name: 'db',
    at: 'src/main/db/',
    mayImport: pure,
    advice: 'the base knows no module; pass what it needs as an argument',
  },
  {
    name: 'vault',
    at: 'src/main/vault/',
    mayImport: pure,
    advice: 'keys know neither base nor modules; pass what they need as an argument',
  },
  {
    name: 'pdf',
    at: 'src/main/pdf/',
    mayImport: pure,
    advice: 'a document is drawn from a value of src/shared/domain; gather it in the module',
  },
  {
    name: 'messaging',
    at: 'src/main/messaging/',
    mayImport: [...pure, 'contract', 'messenger port'],
    advice: 'a way out knows settings, secrets and messages as values; modules hand them over',
  },
  {
    name: 'messenger port',
    at: 'src/main/messaging/messenger.ts',
    mayImport: [...pure, 'contract'],
    advice: 'the port is what modules know of sending; it may not know who carries a message',
  },
  ...['fonts.ts', 'glyph-cover.ts'].map((file) => ({
    name: 'printable',
    at: `src/main/pdf/${file}`,
    mayImport: [...pure, 'pdf'],
    advice: 'it tells which characters can be printed, and is asked before a document exists',
  })),
  {
    name: 'modules',
    at: 'src/main/modules/',
    mayImport: [...pure, 'contract', 'db', 'vault', 'app', 'handlers', 'printable', 'messenger port'],
    advice: 'modules take hosts, PDF and platform as ports through their context (src/main/app/ports.ts)',
  },
  {
    name: 'handlers',
    at: 'src/main/rpc/handlers.ts',
    mayImport: [...pure, 'contract', 'app', 'rpc'],
    advice: 'it is the type that modules are held by; it may not know a host',
  },
  {
    name: 'rpc',
    at: 'src/main/rpc/',
    mayImport: [...pure, 'contract', 'handshake', 'app', 'db', 'vault', 'modules', 'handlers'],
    advice: 'hosts are adapters; platform and PDF arrive through the application they are given',
  },
  {
    name: 'app',
    at: 'src/main/app/',
    mayImport: [
      ...pure,
      'contract',
      'db',
      'vault',
      'pdf',
      'messaging',
      'messenger port',
      'modules',
      'handlers',
      'rpc',
      'platform',
      'resources',
    ],
    advice: 'the composition root runs without Electron; Electron enters in src/main/index.ts',
  },
  {
    name: 'platform',
    at: 'src/main/platform/',
    mayImport: [...pure, 'app', 'resources'],
    advice: 'an adapter implements a port of src/main/app/ports.ts and knows nothing else of the core',
  },
  {
    name: 'electron',
    at: 'src/main/platform/electron/',
    mayImport: [...pure, 'contract', 'handshake', 'app', 'platform', 'resources'],
    advice: 'the Electron folder adapts ports; the core is handed to it by src/main/index.ts',
  },
  {
    name: 'desktop entry',
    at: 'src/main/index.ts',
    mayImport: [...pure, 'contract', 'app', 'rpc', 'platform', 'electron', 'vault', 'db'],
    advice: 'the entry wires the application to Electron',
  },
  {
    name: 'browser entry',
    at: 'src/main/serve.ts',
    mayImport: [...pure, 'contract', 'app', 'rpc', 'platform', 'vault', 'db'],
    advice: 'the browser host runs in plain Node and may not touch Electron',
  },
  { name: 'resources', at: 'resources/', mayImport: [], advice: 'resources are data' },
];

/** Packages that only some zones may name; anything not listed is left to `package.json`. */
interface PackageRule {
  readonly matches: (specifier: string) => boolean;
  readonly allowedIn: readonly string[];
  readonly message: string;
}

const packageRules: readonly PackageRule[] = [
  {
    matches: (specifier) => /^electron($|\/)/.test(specifier),
    allowedIn: ['electron', 'preload'],
    message:
      'only src/main/platform/electron and the preload import electron; use a port of src/main/app/ports.ts',
  },
  {
    matches: (specifier) => specifier === 'electron-store',
    allowedIn: ['electron'],
    message:
      'electron-store downloads Electron when imported elsewhere; use conf outside src/main/platform/electron',
  },
  {
    matches: (specifier) =>
      specifier.startsWith('node:') || ['fs', 'path', 'os', 'crypto'].includes(specifier),
    allowedIn: [
      'db',
      'vault',
      'pdf',
      'printable',
      'messaging',
      'modules',
      'rpc',
      'handlers',
      'app',
      'platform',
      'electron',
      'desktop entry',
      'browser entry',
    ],
    message:
      'Node is not available here; take a port (src/shared/kernel/clock.ts, random.ts) or ask the core',
  },
  {
    matches: (specifier) => /^(nodemailer|twilio|@sendgrid)($|\/)/.test(specifier),
    allowedIn: ['messaging'],
    message: 'messages leave by the port src/main/messaging/messenger.ts, whose last look no other way has',
  },
  {
    matches: (specifier) => /^(better-sqlite3|drizzle-orm)($|\/)/.test(specifier),
    allowedIn: ['db', 'modules', 'rpc', 'handlers', 'app', 'browser entry', 'desktop entry'],
    message: 'SQL lives in src/main/db and src/main/modules; call the contract',
  },
  {
    matches: (specifier) => /^(react|react-dom|@mantine|@tanstack|i18next|apexcharts)($|\/)/.test(specifier),
    allowedIn: ['renderer'],
    message: 'the interface lives in src/renderer',
  },
];

/** Checks every import of a shipped file against the arrows of the tree. */
export function checkBoundaries(file: SourceFile): readonly Violation[] {
  if (!file.path.startsWith('src/') || isTest(file.path)) return [];
  const zone = zoneOf(file.path);
  if (zone === undefined) {
    return [
      {
        path: file.path,
        line: 1,
        rule: 'boundaries',
        message: 'this folder has no zone; add it to tools/lint/boundaries.ts with what it may import',
      },
    ];
  }
  return file.modules.flatMap(({ specifier, line }): readonly Violation[] => {
    const message = objectionTo(file.path, zone, specifier);
    return message === undefined ? [] : [{ path: file.path, line, rule: 'boundaries', message }];
  });
}

function objectionTo(from: string, zone: Zone, specifier: string): string | undefined {
  const target = resolveOwn(from, specifier);
  if (target === undefined) {
    const rule = packageRules.find(({ matches }) => matches(specifier));
    return rule === undefined || rule.allowedIn.includes(zone.name)
      ? undefined
      : `${zone.name} may not import '${specifier}': ${rule.message}`;
  }
  const targetZone = zoneOf(target);
  if (targetZone === undefined) return `${zone.name} may not import '${specifier}': ${zone.advice}`;
  if (targetZone.name === zone.name || zone.mayImport.includes(targetZone.name)) return undefined;
  // Within one folder the named file is not foreign: the handshake is still part of the contract.
  if (targetZone.at.startsWith(zone.at) && targetZone.at.endsWith('.ts')) return undefined;
  return `${zone.name} may not import ${targetZone.name} ('${specifier}'): ${zone.advice}`;
}

function zoneOf(path: string): Zone | undefined {
  return zones
    .filter(({ at }) => (at.endsWith('/') ? path.startsWith(at) : path === at))
    .toSorted((a, b) => b.at.length - a.at.length)[0];
}
