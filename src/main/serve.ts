import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createApp, type App } from './app/create-app.ts';
import { productDeps } from './app/product-deps.ts';
import { startLoopbackHost } from './rpc/hosts/loopback/server.ts';
import { loadStaticFiles } from './rpc/hosts/loopback/static-files.ts';
import type { KeyDerivationCost } from './vault/key-derivation.ts';
import type { Clock } from '#shared/kernel/clock.ts';

/** A browser host with its core. */
export interface BrowserHost {
  readonly url: string;
  /** Single-use launch token; the start link is `<url>/#/start?token=<token>`. */
  readonly token: string;
  readonly app: App;
  mintLaunchToken(): string;
  close(): Promise<void>;
}

/** What the browser host is started with. */
export interface BrowserHostOptions {
  readonly dataFolder: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly demonstration: boolean;
  readonly clock?: Clock;
  readonly cost?: KeyDerivationCost;
}

const shippedFolder = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Starts the core and serves it to a browser on this machine.
 *
 * Runs from the sources under Node; the pages must have been built (`npm run build:renderer`). Throws when they are
 * missing.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const pages = join(shippedFolder, 'out', 'renderer');
  if (!existsSync(join(pages, 'index.html')))
    throw new Error('The pages are not built: run npm run build:renderer');
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(shippedFolder, 'package.json'), 'utf8')));
  const deps = productDeps({
    dataFolder: options.dataFolder,
    shippedFolder,
    pdfWorker: new URL('./pdf/pdf-worker.ts', import.meta.url),
    baseCheckWorker: new URL('./modules/backups/base-check-worker.ts', import.meta.url),
    version,
    demonstration: options.demonstration,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.cost === undefined ? {} : { cost: options.cost }),
  });
  const app = createApp(deps);
  const host = await startLoopbackHost({
    app,
    clock: deps.clock,
    random: deps.random,
    logger: deps.logger,
    version,
    port: options.port,
    files: loadStaticFiles(pages),
  });
  return {
    url: host.url,
    token: host.mintLaunchToken(),
    app,
    mintLaunchToken: () => host.mintLaunchToken(),
    close: async () => {
      await host.close();
      await app.close();
    },
  };
}
