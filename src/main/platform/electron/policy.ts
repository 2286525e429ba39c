import { daysBetween, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { desktopHost, desktopOrigin, desktopProtocol } from '#shared/contract/handshake.ts';

/** Whether the address is one of our own pages, told by the URL parser: a prefix test would accept `app://carnet.evil`. */
export function isAppUrl(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return false;
  const bare = url.username === '' && url.password === '' && url.port === '';
  return bare && url.protocol === desktopProtocol && url.host === desktopHost;
}

/** Name of the scheme as Electron wants it: without the colon. */
export const appScheme = 'app';

/** The page that every window loads (checklist 1 and 18: local content by our own scheme, never file:// nor http). */
export const startAddress = `${desktopOrigin}/`;

/**
 * Rights of our scheme: an ordinary secure origin.
 *
 * `supportFetchAPI` lets the page fetch its own fonts and workers (electron#48297); `corsEnabled` stays off so
 * that no other origin may read ours (electron#51152).
 */
export const schemePrivileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  codeCache: true,
  bypassCSP: false,
  corsEnabled: false,
  allowServiceWorkers: false,
  allowExtensions: false,
  stream: false,
} as const;

/**
 * Checklist 7. Inline styles are allowed because the component library and the charts write them
 * (docs/security.md); scripts never are. No `frame-src`: `default-src 'none'` answers for it.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ');

/** Headers of every answer of our scheme. */
export const responseHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
};

/** Checklist 2–4, 6, 8–11. Electron's defaults are said again: a default that changes must not change us. */
export const webPreferences = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  enableDeprecatedPaste: false,
  // The dictionary would be downloaded from a public server.
  spellcheck: false,
} as const;

/** Name of the window's session. Without `persist:` it lives in memory: no cache, cookie or page storage on disk. */
export const sessionPartition = 'carnet';

/** Checklist 5: everything is denied, except that our own main frame may write plain text to the clipboard. */
export function decidePermission(permission: string, requestingUrl: string, isMainFrame: boolean): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && isAppUrl(requestingUrl);
}

/** Checklist 13: a frame may only go to our own pages. */
export const mayNavigate = isAppUrl;

/** Checklist 14: no page opens a window; the address may still be shown to the person as an external link. */
export const windowOpenAnswer = { action: 'deny' } as const;

/** Checklist 1: what a page may load at all. `blob:` and `data:` are made by the page itself and stay under the CSP. */
export function mayLoad(address: string): boolean {
  if (isAppUrl(address) || address.startsWith('data:')) return true;
  return address.startsWith('blob:') && isAppUrl(address.slice('blob:'.length));
}

/** What to do with a link that leaves the application (checklist 15). */
export type ExternalLinkDecision =
  | { readonly kind: 'confirm'; readonly address: string; readonly shown: string }
  | { readonly kind: 'refuse'; readonly reason: 'unreadable' | 'scheme' | 'credentials' };

/**
 * Checklist 15: https, mailto and tel only, and never without the person having seen where it leads.
 *
 * `shown` is the host (in ASCII, so that a look-alike letter is visible), the mail address or the number. The
 * address handed on is the parser's own text, never the page's: what was checked is what is opened.
 */
export function decideExternalLink(address: string): ExternalLinkDecision {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return { kind: 'refuse', reason: 'unreadable' };
  switch (url.protocol) {
    case 'https:':
      if (url.username !== '' || url.password !== '') return { kind: 'refuse', reason: 'credentials' };
      return { kind: 'confirm', address: url.href, shown: url.host };
    case 'mailto:':
    case 'tel:': {
      // Mail headers (cc, attach…) are dropped: some mail programs attach local files named there.
      const bare = `${url.protocol}${url.pathname}`;
      return { kind: 'confirm', address: bare, shown: url.pathname };
    }
    default:
      return { kind: 'refuse', reason: 'scheme' };
  }
}

/** A file of the pages that may be served. */
export interface Asset {
  readonly file: string;
  readonly contentType: string;
}

/** Every servable path (as in `/assets/a.js`) and its file, listed once at start. */
export type AssetMap = ReadonlyMap<string, Asset>;

/**
 * Checklist 18: finds a page's file by looking its path up in the map.
 *
 * No path is ever joined or decoded, so there is nothing to traverse: what is not listed does not exist.
 */
export function findAsset(method: string, address: string, assets: AssetMap): Asset | undefined {
  if (method !== 'GET' || !isAppUrl(address)) return undefined;
  const { pathname } = new URL(address);
  return assets.get(pathname === '/' ? '/index.html' : pathname);
}

/** What is known of the frame that sent a message; `undefined` when Electron says that the frame is gone. */
export type SenderFacts =
  | {
      readonly isOwnWindow: boolean;
      readonly isMainFrame: boolean;
      readonly isDetached: boolean;
      readonly origin: string;
      readonly url: string;
    }
  | undefined;

/** Checklist 17: only the living main frame of our own window, at our exact origin, is heard. */
export function isTrustedSender(facts: SenderFacts): boolean {
  if (facts === undefined) return false;
  const ownFrame = facts.isOwnWindow && facts.isMainFrame && !facts.isDetached;
  return ownFrame && facts.origin === desktopOrigin && isAppUrl(facts.url);
}

/**
 * Command-line switches that would open a hole from outside: debuggers, engine flags, weaker sandbox or web
 * rules, other launchers, other networks, logs of the traffic. A trailing `*` stands for any ending.
 */
export const forbiddenSwitches: readonly string[] = [
  'inspect*',
  'debug*',
  'remote-debugging*',
  'remote-allow-origins',
  'js-flags',
  'no-sandbox',
  'disable-*sandbox',
  'disable-web-security',
  'disable-site-isolation*',
  'disable-features',
  'enable-features',
  'enable-blink-features',
  'enable-experimental*',
  'single-process',
  'in-process-gpu',
  'no-zygote',
  'allow-file-access*',
  'allow-running-insecure-content',
  'ignore-certificate-errors*',
  'unsafely-treat-insecure-origin-as-secure',
  'load-extension',
  'disable-extensions-except',
  'host-rules',
  'host-resolver-rules',
  'proxy-*',
  'auth-server-*',
  'log-net-log',
  'log-file',
  'enable-logging',
  'trace-*',
  '*-launcher',
  '*-cmd-prefix',
  'require',
  'import',
  'experimental-loader',
];

const matches = (name: string, pattern: string): boolean => {
  const [head = '', tail] = pattern.split('*');
  return tail === undefined ? name === pattern : name.startsWith(head) && name.endsWith(tail);
};

/**
 * The forbidden switches among the process arguments, by name only: their values may hold personal data.
 *
 * Chromium accepts `--x`, `-x` and, on Windows, `/x`, in any letter case there. In an unpackaged run the
 * developer and the end-to-end driver own the machine and nothing is refused: they start Electron with a debugger.
 */
export function findForbiddenSwitches(
  processArguments: readonly string[],
  platform: string,
  isPackaged: boolean,
): readonly string[] {
  if (!isPackaged) return [];
  const prefix = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  return processArguments
    .filter((argument) => prefix.test(argument))
    .map((argument) => argument.replace(prefix, '').split('=', 1)[0]?.toLowerCase() ?? '')
    .filter((name) => forbiddenSwitches.some((pattern) => matches(name, pattern)));
}

/**
 * Checklist 19: the fuses burnt into the packaged binary, under electron-builder's names.
 *
 * A test holds `electron-builder.yml` equal to this. The own V8 snapshot stays off: we make none.
 */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

/**
 * Checklist 16: the Electron that is shipped, its npm publication day and the newest stable major known that day.
 *
 * Kept by hand with each upgrade; a test holds the version equal to package.json.
 */
export const electronRelease = {
  version: '45.4.1',
  releasedOn: localDate('2026-11-19'),
  newestMajor: 45,
} as const;

/** Days after which a pinned Electron may no longer be packaged: Chromium fixes land about every two weeks. */
export const freshnessInDays = 60;

/** Checklist 16: at most one major behind, and at most `freshnessInDays` old. Asked when a package is made. */
export function isElectronFresh(
  release: { readonly version: string; readonly releasedOn: LocalDate; readonly newestMajor: number },
  today: LocalDate,
): boolean {
  const behind = release.newestMajor - Number(release.version.split('.')[0]);
  return behind <= 1 && daysBetween(release.releasedOn, today) <= freshnessInDays;
}
