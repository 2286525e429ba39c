import { registerAppScheme, type SchemeRegistry } from './app-protocol.ts';
import type { DesktopWords } from './desktop-words.ts';
import { guardContents, type GuardedContents } from './guard-contents.ts';
import { findForbiddenSwitches } from './policy.ts';
import { claimSingleInstance, type InstancePort } from './single-instance.ts';

/** The part of Electron's `app` that the order of the start depends on. */
export interface AppPort extends InstancePort {
  readonly isPackaged: boolean;
  enableSandbox(): void;
  exit(code: number): void;
  quit(): void;
  whenReady(): Promise<void>;
  on(event: 'second-instance', listener: () => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: GuardedContents) => void): unknown;
}

/** What a start is made of; `start.ts` fills it with Electron, tests with fakes. */
export interface StartPorts {
  readonly app: AppPort;
  readonly protocol: SchemeRegistry;
  readonly processArguments: readonly string[];
  readonly platform: string;
  readonly words: DesktopWords;
  /** Says why the application does not start; works before `ready`. */
  readonly showError: (title: string, detail: string) => void;
  readonly showWindow: () => void;
  readonly leave: (address: string) => void;
  /** Everything after `ready`: session, core, window. Rejecting ends the application. */
  readonly open: () => Promise<void>;
  /** Closes the core; called once, at the end. */
  readonly close: () => Promise<void>;
}

/** How far the start went at once; `opening` settles when the window is there or the application has given up. */
export type StartOutcome =
  | { readonly kind: 'refused' }
  | { readonly kind: 'second-instance' }
  | { readonly kind: 'started'; readonly opening: Promise<void> };

/**
 * Starts the application in the only order that is safe.
 *
 * Switches, sandbox and scheme come before `ready` because Electron demands it; the lock comes before anything
 * that could touch the vault. Nothing is awaited at module level: an ES module that awaits `whenReady` never
 * gets it (electron#40719). At the end the vault is closed before the process goes, however long that takes.
 */
export function runStartSequence(ports: StartPorts): StartOutcome {
  const { app, words } = ports;
  const switches = findForbiddenSwitches(ports.processArguments, ports.platform, app.isPackaged);
  if (switches.length > 0) {
    ports.showError(
      words.refusedTitle,
      words.refusedDetail.replace('{switches}', () => switches.join(', ')),
    );
    app.exit(1);
    return { kind: 'refused' };
  }
  app.enableSandbox();
  registerAppScheme(ports.protocol);
  if (!claimSingleInstance(app, ports.showWindow)) {
    app.quit();
    return { kind: 'second-instance' };
  }
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, ports.leave);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  closeBeforeQuitting(ports);
  return { kind: 'started', opening: openWhenReady(ports) };
}

async function openWhenReady(ports: StartPorts): Promise<void> {
  await ports.app.whenReady();
  try {
    await ports.open();
  } catch {
    // The reason is in the core's own redacted log; an exception's text may hold a path or a name.
    ports.showError(ports.words.failedTitle, ports.words.failedDetail);
    ports.app.exit(1);
  }
}

function closeBeforeQuitting({ app, close }: StartPorts): void {
  let isClosing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void closeThenExit(app, close);
  });
}

async function closeThenExit(app: AppPort, close: () => Promise<void>): Promise<void> {
  try {
    await close();
    app.exit(0);
  } catch {
    app.exit(1);
  }
}
