import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { createApp, type App } from '#main/app/create-app.ts';
import type { AppDeps } from '#main/app/deps.ts';
import { productDeps } from '#main/app/product-deps.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { FLOOR_COST } from '#main/vault/key-derivation.ts';
import type { Clock } from '#shared/kernel/clock.ts';

/** The product's core in this process, under a clock that somebody drives. */
export interface DrivenCore {
  readonly app: App;
  readonly deps: AppDeps;
  readonly version: string;
  /** Calls of a fresh seat in this process. */
  direct(): CarnetClient;
}

/** Where the vault is and what drives its days. */
export interface DrivenCoreOptions {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly demonstration: boolean;
}

const root = resolve(fileURLToPath(import.meta.url), '../../..');

/**
 * Opens the product's core as every entry point does, except for the clock and the cost of new password slots: the
 * floor that the vault accepts, since these vaults hold nothing to protect and are made in a hurry.
 */
export function openCore({ dataFolder, clock, demonstration }: DrivenCoreOptions): DrivenCore {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')));
  const deps = productDeps({
    dataFolder,
    shippedFolder: root,
    pdfWorker: pathToFileURL(resolve(root, 'src/main/pdf/pdf-worker.ts')),
    baseCheckWorker: pathToFileURL(resolve(root, 'src/main/modules/backups/base-check-worker.ts')),
    version,
    demonstration,
    clock,
    cost: FLOOR_COST,
  });
  const app = createApp(deps);
  return { app, deps, version, direct: () => directClient(app, app.takeSeat('direct')) };
}
