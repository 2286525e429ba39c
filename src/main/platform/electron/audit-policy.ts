import type { LocalDate } from '#shared/kernel/local-date.ts';
import {
  contentSecurityPolicy,
  decideExternalLink,
  decidePermission,
  electronRelease,
  findAsset,
  findForbiddenSwitches,
  fuses,
  isElectronFresh,
  isTrustedSender,
  mayLoad,
  mayNavigate,
  schemePrivileges,
  sessionPartition,
  startAddress,
  webPreferences,
  windowOpenAnswer,
  type AssetMap,
  type SenderFacts,
} from './policy.ts';

/** Everything that the twenty items speak of, as it really is in one build or one running window. */
export interface EffectiveConfiguration {
  readonly startAddress: string;
  readonly appSandbox: boolean;
  readonly sessionPartition: string;
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly schemePrivileges: Readonly<Record<string, boolean | undefined>>;
  readonly contentSecurityPolicy: string;
  readonly fuses: Readonly<Record<string, boolean | undefined>>;
  readonly electron: {
    readonly version: string;
    readonly releasedOn: LocalDate;
    readonly newestMajor: number;
  };
  readonly today: LocalDate;
  /** Names that the preload adds to the page's window. */
  readonly exposedToPage: readonly string[];
  readonly attachWebview: 'prevented' | 'allowed';
  readonly windowOpen: 'deny' | 'allow';
  readonly decidePermission: (permission: string, url: string, isMainFrame: boolean) => boolean;
  readonly mayNavigate: (address: string) => boolean;
  readonly mayLoad: (address: string) => boolean;
  readonly decideExternalLink: (address: string) => { readonly kind: 'confirm' | 'refuse' | 'open' };
  readonly findAsset: (method: string, address: string, assets: AssetMap) => unknown;
  readonly isTrustedSender: (facts: SenderFacts) => boolean;
  readonly findForbiddenSwitches: (
    names: readonly string[],
    platform: string,
    isPackaged: boolean,
  ) => readonly string[];
}

/** One hole: the number of the checklist item and what was seen. */
export interface Weakness {
  readonly item: number;
  readonly finding: string;
}

/** The configuration that this application means to have on a given day. */
export const intendedConfiguration = (today: LocalDate): EffectiveConfiguration => ({
  startAddress,
  appSandbox: true,
  sessionPartition,
  webPreferences,
  schemePrivileges,
  contentSecurityPolicy,
  fuses,
  electron: electronRelease,
  today,
  exposedToPage: [],
  attachWebview: 'prevented',
  windowOpen: windowOpenAnswer.action,
  decidePermission,
  mayNavigate,
  mayLoad,
  decideExternalLink,
  findAsset,
  isTrustedSender,
  findForbiddenSwitches,
});

const requiredPreferences: readonly (readonly [number, string, unknown])[] = [
  [2, 'nodeIntegration', false],
  [2, 'nodeIntegrationInWorker', false],
  [2, 'nodeIntegrationInSubFrames', false],
  [3, 'contextIsolation', true],
  [4, 'sandbox', true],
  [6, 'webSecurity', true],
  [8, 'allowRunningInsecureContent', false],
  [9, 'experimentalFeatures', false],
  [10, 'enableBlinkFeatures', ''],
  [11, 'webviewTag', false],
  [2, 'plugins', false],
  [13, 'navigateOnDragDrop', false],
];

const requiredDirectives: readonly (readonly [string, readonly string[]])[] = [
  ['default-src', ["'none'"]],
  ['script-src', ["'self'"]],
  ['style-src', ["'self'", "'unsafe-inline'"]],
  ['img-src', ["'self'", 'blob:', 'data:']],
  ['font-src', ["'self'"]],
  ['connect-src', ["'self'"]],
  ['worker-src', ["'self'"]],
  ['frame-ancestors', ["'none'"]],
  ['form-action', ["'none'"]],
  ['base-uri', ["'none'"]],
  ['object-src', ["'none'"]],
];

const requiredFuses: Readonly<Record<string, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

const foreignAddresses: readonly string[] = [
  'https://example.invalid/',
  'http://carnet/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'app://carnet.evil/',
  'app://evil/',
  'app://carnet@evil/',
  'app://user@carnet/',
  'app://carnet:8080/',
  'application://carnet/',
  'about:blank',
];

const deniedPermissions: readonly string[] = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'display-capture',
  'fileSystem',
  'openExternal',

  'hid',
  'serial',
  'usb',
  'midi',
  'idle-detection',
  'local-network-access',
  'window-management',
  'unknown',
];

const ownAddress = 'app://carnet/';

const trusted: SenderFacts = {
  isOwnWindow: true,
  isMainFrame: true,
  isDetached: false,
  origin: 'app://carnet',
  url: ownAddress,
};

const untrusted: readonly (readonly [string, SenderFacts])[] = [
  ['a frame that is gone', undefined],
  ['another window', { ...trusted, isOwnWindow: false }],
  ['a subframe', { ...trusted, isMainFrame: false }],
  ['a detached frame', { ...trusted, isDetached: true }],
  ['a look-alike origin', { ...trusted, origin: 'app://carnet.evil' }],
  ['an opaque origin', { ...trusted, origin: 'null' }],
  ['a foreign address', { ...trusted, url: 'https://example.invalid/' }],
];

const oneAsset: AssetMap = new Map([['/index.html', { file: 'index.html', contentType: 'text/html' }]]);

const traversals: readonly (readonly [string, string])[] = [
  ['GET', 'app://carnet/../package.json'],
  ['GET', 'app://carnet/%2e%2e/package.json'],
  ['GET', 'app://carnet/..%2fpackage.json'],
  ['GET', 'app://carnet/index.html%00.js'],
  ['GET', 'app://evil/index.html'],
  ['POST', 'app://carnet/index.html'],
];

const hostileSwitches: readonly string[] = [
  '--inspect',
  '--inspect-brk=0',
  '-inspect',
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--js-flags=--allow-natives-syntax',
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--disable-web-security',
  '--ignore-certificate-errors',
  '--load-extension=x',
  '--renderer-cmd-prefix=x',
  '--proxy-server=x',
  '--host-resolver-rules=x',
  '--log-net-log=x',
  '--enable-features=x',
  '--single-process',
  '--require=x',
];

const directivesOf = (policy: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    policy
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );

function* checkStatic(found: EffectiveConfiguration): Generator<Weakness> {
  const { protocol, host } = new URL(found.startAddress);
  if (protocol !== 'app:' || host !== 'carnet') {
    yield { item: protocol === 'file:' ? 18 : 1, finding: `pages are loaded from ${protocol}` };
  }
  if (found.sessionPartition === '' || found.sessionPartition.startsWith('persist:')) {
    yield { item: 1, finding: 'the session is kept on disk' };
  }
  if (!found.appSandbox) yield { item: 4, finding: 'app.enableSandbox() was not called' };
  for (const [item, name, value] of requiredPreferences) {
    if (found.webPreferences[name] !== value) yield { item, finding: `webPreferences.${name}` };
  }
  if (found.webPreferences['disableBlinkFeatures'] !== undefined) {
    yield { item: 10, finding: 'webPreferences.disableBlinkFeatures' };
  }
  const directives = directivesOf(found.contentSecurityPolicy);
  for (const [name, allowed] of requiredDirectives) {
    const sources = directives.get(name);
    const isStrict = sources !== undefined && sources.length > 0;
    if (!isStrict || sources.some((source) => !allowed.includes(source))) {
      yield { item: 7, finding: `Content-Security-Policy ${name}` };
    }
  }
  for (const name of directives.keys()) {
    if (!requiredDirectives.some(([known]) => known === name)) {
      yield { item: 7, finding: `Content-Security-Policy has an unreviewed ${name}` };
    }
  }
  for (const name of ['standard', 'secure']) {
    if (found.schemePrivileges[name] !== true) yield { item: 18, finding: `the scheme is not ${name}` };
  }
  for (const name of ['bypassCSP', 'corsEnabled', 'allowServiceWorkers', 'allowExtensions']) {
    if (found.schemePrivileges[name] === true) yield { item: 18, finding: `the scheme has ${name}` };
  }
  for (const [name, value] of Object.entries(requiredFuses)) {
    if (found.fuses[name] !== value) yield { item: 19, finding: `fuse ${name}` };
  }
  if (!isElectronFresh(found.electron, found.today)) yield { item: 16, finding: 'Electron is out of date' };
  if (found.exposedToPage.length > 0)
    yield { item: 20, finding: 'the preload exposes something to the page' };
  if (found.attachWebview !== 'prevented') yield { item: 12, finding: 'a webview can be attached' };
  if (found.windowOpen !== 'deny') yield { item: 14, finding: 'a page can open a window' };
}

function* checkDecisions(found: EffectiveConfiguration): Generator<Weakness> {
  for (const permission of deniedPermissions) {
    if (found.decidePermission(permission, ownAddress, true)) {
      yield { item: 5, finding: `permission ${permission} is granted` };
    }
  }
  for (const [url, isMainFrame] of [
    ['https://example.invalid/', true],
    ['app://carnet.evil/', true],
    [ownAddress, false],
  ] as const) {
    if (found.decidePermission('clipboard-sanitized-write', url, isMainFrame)) {
      yield { item: 5, finding: 'the clipboard is open to a foreign frame' };
    }
  }
  for (const address of foreignAddresses) {
    if (found.mayNavigate(address)) yield { item: 13, finding: `navigation to ${address}` };
    if (found.mayLoad(address)) yield { item: 1, finding: `loading of ${address}` };
  }
  for (const address of ['https://example.invalid/', 'mailto:a@example.invalid', 'tel:+33100000000']) {
    if (found.decideExternalLink(address).kind === 'open') {
      yield { item: 15, finding: `${address} is opened without asking` };
    }
  }
  for (const address of [
    'http://example.invalid/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://example.invalid/x',
    'ms-msdt:/id',
    'app://carnet/',
    'https://user:word@example.invalid/',
    'not an address',
  ]) {
    if (found.decideExternalLink(address).kind !== 'refuse') {
      yield { item: 15, finding: `${address} may leave the application` };
    }
  }
  for (const [name, facts] of untrusted) {
    if (found.isTrustedSender(facts)) yield { item: 17, finding: `${name} is trusted` };
  }
  for (const [method, address] of traversals) {
    if (found.findAsset(method, address, oneAsset) !== undefined) {
      yield { item: 18, finding: `${method} ${address} is served` };
    }
  }
  for (const name of hostileSwitches) {
    if (found.findForbiddenSwitches([name], 'linux', true).length === 0) {
      yield { item: 19, finding: `${name} is accepted` };
    }
  }
  if (found.findForbiddenSwitches(['/inspect'], 'win32', true).length === 0) {
    yield { item: 19, finding: '/inspect is accepted on Windows' };
  }
}

/**
 * Looks for every hole of Electron's checklist in a configuration.
 *
 * Data are compared with what must hold, decisions are tried with hostile samples. Written apart from
 * `policy.ts` on purpose: it repeats the expected values, so that a slip in the policy is seen here.
 */
export function findWeaknesses(found: EffectiveConfiguration): readonly Weakness[] {
  return [...checkStatic(found), ...checkDecisions(found)];
}
