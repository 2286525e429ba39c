import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');

/** A browser host in a process of its own, as `npm run serve` starts it. */
export interface Host {
  readonly url: string;
  /** Single-use launch token. */
  readonly token: string;
  /** The start link: opening it spends the token. */
  readonly link: string;
  readonly dataFolder: string;
  /** What the host said on standard error so far. */
  readonly said: () => string;
  /** Ends the process politely; the data folder stays, so that the same vault can be started again. */
  stop(): Promise<void>;
  /** Ends the process at once, as a power cut would. */
  kill(): void;
}

/** A host whose clock a test moves forward. */
export interface ClockedHost extends Host {
  advance(milliseconds: number): Promise<void>;
}

/** How a host differs from the usual one. */
export interface HostOptions {
  /** Certificate file that it trusts besides the usual ones, as of the mail servers of `tests/support/mail-servers`. */
  readonly trusts?: string;
  /** Milliseconds by which a moved clock begins ahead: where it stood when the process before was killed. */
  readonly ahead?: number;
}

/** Starts a host on a folder; a fresh one when none is given. */
export async function startHost(dataFolder?: string, options: HostOptions = {}): Promise<Host> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'carnet-e2e-')));
  return hostOf(folder, spawnHere(['tools/serve.ts', '--data', folder, '--port', '0'], options));
}

/** Starts a host whose clock is moved by the test; on an empty folder when none is given. */
export async function startClockedHost(dataFolder?: string, options: HostOptions = {}): Promise<ClockedHost> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'carnet-e2e-')));
  const child = spawnHere(
    ['tests/e2e/support/clocked-serve.ts', folder, String(options.ahead ?? 0)],
    options,
  );
  return {
    ...(await hostOf(folder, child)),
    advance: async (milliseconds) => {
      const moved = once(child, 'message');
      child.send(milliseconds);
      await moved;
    },
  };
}

const spawnHere = (words: readonly string[], { trusts }: HostOptions) =>
  spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...(trusts === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusts }) },
  });

async function hostOf(folder: string, child: ReturnType<typeof spawnHere>): Promise<Host> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The host is started with its output piped');
  let said = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'exit');
  const firstLine = new Promise<string>((resolveLine) => {
    createInterface({ input: stdout }).once('line', resolveLine);
  });
  const line = await Promise.race([
    firstLine,
    ended.then(() => {
      throw new Error(`The host ended before it was ready: ${said}`);
    }),
  ]);
  const { url, token } = JSON.parse(line) as { readonly url: string; readonly token: string };
  return {
    url,
    token,
    link: `${url}/#/start?token=${token}`,
    dataFolder: folder,
    said: () => said,
    kill: () => {
      child.kill('SIGKILL');
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const slow = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(slow);
    },
  };
}

/** Playwright's `test` with a host on an empty data folder for each test; both are gone afterwards. */
export const test = base.extend<{ readonly host: Host }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
  host: async ({}, provide) => {
    const host = await startHost();
    await provide(host);
    await host.stop();
    await rm(host.dataFolder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';
