import { describe, expect, test } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { findWeaknesses, intendedConfiguration, type EffectiveConfiguration } from './audit-policy.ts';
import { securityChecklist } from './security-checklist.ts';
import { findForbiddenSwitches, type SenderFacts } from './policy.ts';

const today = localDate('2026-11-22');
const good = intendedConfiguration(today);

type Sabotage = readonly [item: number, name: string, broken: EffectiveConfiguration];

const preference = (item: number, name: string, value: unknown): Sabotage => [
  item,
  `webPreferences.${name} = ${String(value)}`,
  { ...good, webPreferences: { ...good.webPreferences, [name]: value } },
];
const policy = (name: string, from: string, to: string): Sabotage => {
  expect(good.contentSecurityPolicy).toContain(from);
  return [7, name, { ...good, contentSecurityPolicy: good.contentSecurityPolicy.replace(from, to) }];
};
const fuse = (name: string, value: boolean | undefined): Sabotage => [
  19,
  `fuse ${name} = ${String(value)}`,
  { ...good, fuses: { ...good.fuses, [name]: value } },
];
const scheme = (name: string, value: boolean): Sabotage => [
  18,
  `scheme ${name} = ${String(value)}`,
  { ...good, schemePrivileges: { ...good.schemePrivileges, [name]: value } },
];
const sender = (name: string, accepts: (facts: NonNullable<SenderFacts>) => boolean): Sabotage => [
  17,
  name,
  { ...good, isTrustedSender: (facts) => facts !== undefined && accepts(facts) },
];

const own = 'app://carnet';
const sabotages: readonly Sabotage[] = [
  [1, 'http page', { ...good, startAddress: 'http://carnet/' }],
  [1, 'https page', { ...good, startAddress: 'https://example.invalid/' }],
  [1, 'session on disk', { ...good, sessionPartition: 'persist:carnet' }],
  [1, 'default session', { ...good, sessionPartition: '' }],
  [1, 'https may be loaded', { ...good, mayLoad: (url) => url.startsWith('https:') || good.mayLoad(url) }],
  [1, 'loading by prefix', { ...good, mayLoad: (url) => url.startsWith(own) }],
  preference(2, 'nodeIntegration', true),
  preference(2, 'nodeIntegrationInWorker', true),
  preference(2, 'nodeIntegrationInSubFrames', true),
  preference(2, 'plugins', true),
  preference(3, 'contextIsolation', false),
  preference(3, 'contextIsolation', undefined),
  preference(4, 'sandbox', false),
  [4, 'no enableSandbox', { ...good, appSandbox: false }],
  [5, 'all permissions', { ...good, decidePermission: () => true }],
  [
    5,
    'notifications',
    { ...good, decidePermission: (...a) => a[0] === 'notifications' || good.decidePermission(...a) },
  ],
  [5, 'clipboard for anyone', { ...good, decidePermission: (name) => name === 'clipboard-sanitized-write' }],
  [
    5,
    'clipboard of subframes',
    { ...good, decidePermission: (name, url) => good.decidePermission(name, url, true) },
  ],
  preference(6, 'webSecurity', false),
  [7, 'no policy', { ...good, contentSecurityPolicy: '' }],
  policy('default-src self', "default-src 'none'", "default-src 'self'"),
  policy('inline scripts', "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
  policy('eval', "script-src 'self'", "script-src 'self' 'unsafe-eval'"),
  policy('wasm eval', "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
  policy('scripts from blobs', "script-src 'self'", "script-src 'self' blob:"),
  policy('connect anywhere', "connect-src 'self'", 'connect-src *'),
  policy('connect to https', "connect-src 'self'", "connect-src 'self' https:"),
  policy('images from https', "img-src 'self'", "img-src 'self' https:"),
  policy('workers from blobs', "worker-src 'self'", "worker-src 'self' blob:"),
  policy('no frame-ancestors', "; frame-ancestors 'none'", ''),
  policy('no form-action', "; form-action 'none'", ''),
  policy('no base-uri', "; base-uri 'none'", ''),
  policy('objects', "object-src 'none'", "object-src 'self'"),
  policy('frames', "object-src 'none'", "object-src 'none'; frame-src https:"),
  preference(8, 'allowRunningInsecureContent', true),
  preference(9, 'experimentalFeatures', true),
  preference(10, 'enableBlinkFeatures', 'CSSVariables'),
  preference(10, 'disableBlinkFeatures', 'Auxclick'),
  preference(11, 'webviewTag', true),
  [12, 'webviews', { ...good, attachWebview: 'allowed' }],
  preference(13, 'navigateOnDragDrop', true),
  [13, 'navigation anywhere', { ...good, mayNavigate: () => true }],
  [13, 'navigation by prefix', { ...good, mayNavigate: (url) => url.startsWith(own) }],
  [13, 'navigation by scheme', { ...good, mayNavigate: (url) => new URL(url).protocol === 'app:' }],
  [13, 'about:blank', { ...good, mayNavigate: (url) => url === 'about:blank' || good.mayNavigate(url) }],
  [14, 'new windows', { ...good, windowOpen: 'allow' }],
  [15, 'every link', { ...good, decideExternalLink: () => ({ kind: 'confirm' }) }],
  [15, 'links unasked', { ...good, decideExternalLink: () => ({ kind: 'open' }) }],
  [
    15,
    'http links',
    {
      ...good,
      decideExternalLink: (url) =>
        url.startsWith('http') ? { kind: 'confirm' } : good.decideExternalLink(url),
    },
  ],
  [16, 'old Electron', { ...good, electron: { ...good.electron, releasedOn: localDate('2026-09-01') } }],
  [16, 'two majors behind', { ...good, electron: { ...good.electron, newestMajor: 47 } }],
  sender('sender never checked', () => true),
  [
    17,
    'a gone frame trusted',
    { ...good, isTrustedSender: (f) => f === undefined || good.isTrustedSender(f) },
  ],
  sender('any window', (facts) => good.isTrustedSender({ ...facts, isOwnWindow: true })),
  sender('subframes', (facts) => good.isTrustedSender({ ...facts, isMainFrame: true })),
  sender('detached frames', (facts) => good.isTrustedSender({ ...facts, isDetached: false })),
  sender(
    'origin by prefix',
    (f) => f.isOwnWindow && f.isMainFrame && !f.isDetached && f.origin.startsWith(own),
  ),
  sender('address unread', (facts) => good.isTrustedSender({ ...facts, url: `${own}/` })),
  [18, 'file page', { ...good, startAddress: 'file:///index.html' }],
  scheme('standard', false),
  scheme('secure', false),
  scheme('bypassCSP', true),
  scheme('corsEnabled', true),
  scheme('allowServiceWorkers', true),
  scheme('allowExtensions', true),
  [18, 'paths joined', { ...good, findAsset: (_method, url) => new URL(url).pathname }],
  [18, 'any method', { ...good, findAsset: (_method, url, assets) => good.findAsset('GET', url, assets) }],
  [
    18,
    'any host',
    { ...good, findAsset: (method, url, a) => (method === 'GET' ? a.get(new URL(url).pathname) : undefined) },
  ],
  fuse('runAsNode', true),
  fuse('enableCookieEncryption', false),
  fuse('enableNodeOptionsEnvironmentVariable', true),
  fuse('enableNodeCliInspectArguments', true),
  fuse('enableEmbeddedAsarIntegrityValidation', false),
  fuse('onlyLoadAppFromAsar', undefined),
  fuse('grantFileProtocolExtraPrivileges', true),
  [19, 'switches unread', { ...good, findForbiddenSwitches: () => [] }],
  [
    19,
    'only double dashes',
    {
      ...good,
      findForbiddenSwitches: (a) =>
        findForbiddenSwitches(a, 'linux', true).filter(() => a[0]?.startsWith('--')),
    },
  ],
  [20, 'ipcRenderer exposed', { ...good, exposedToPage: ['ipcRenderer'] }],
];

describe('the audit of the Electron policy', () => {
  test('finds nothing in the intended configuration', () => {
    expect(findWeaknesses(good)).toEqual([]);
  });

  test.each(sabotages)('item %i: %s is caught', (item, _name, broken) => {
    expect(findWeaknesses(broken).map((weakness) => weakness.item)).toContain(item);
  });

  test('has a sabotage for each of the twenty items', () => {
    const covered = new Set(sabotages.map(([item]) => item));
    expect(securityChecklist.map((item) => item.number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(securityChecklist.filter((item) => !covered.has(item.number))).toEqual([]);
    expect(sabotages.length).toBeGreaterThanOrEqual(40);
  });
});
