import { join } from 'node:path';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import { createBaseChecker } from '#main/modules/backups/base-checker.ts';
import { createPdfRenderer } from '#main/pdf/pdf-renderer.ts';
import { createFileLogger } from '#main/platform/file-logger.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import { systemKeychain } from '#main/platform/keychain/system-keychain.ts';
import { loadPlaceDirectory } from '#main/modules/places/place-directory.ts';
import { calibrateCost, machineCostMeter, type KeyDerivationCost } from '#main/vault/key-derivation.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { pathToFileURL } from 'node:url';
import type { AppDeps } from './deps.ts';

/** What an entry point decides; everything else is the product's own choice. */
export interface ProductOptions {
  readonly dataFolder: string;
  /** Folder that holds `drizzle/` and `resources/`. */
  readonly shippedFolder: string;
  readonly pdfWorker: URL;
  readonly baseCheckWorker: URL;
  readonly version: string;
  readonly demonstration: boolean;
  /** Driven clock of the demonstration and acceptance runs. */
  readonly clock?: Clock;
  /** Cost of new slots where it must not be measured (tests: the floor). */
  readonly cost?: KeyDerivationCost;
}

/** The dependencies of the product on a real machine, for every entry point. */
export function productDeps(options: ProductOptions): AppDeps {
  const clock = options.clock ?? systemClock();
  let cost: Promise<KeyDerivationCost> | null =
    options.cost === undefined ? null : Promise.resolve(options.cost);
  return {
    dataFolder: options.dataFolder,
    migrationsFolder: join(options.shippedFolder, 'drizzle'),
    clock,
    random: systemRandom,
    logger: createFileLogger(join(options.dataFolder, 'logs'), clock),
    keychain: systemKeychain(),
    pdf: createPdfRenderer({
      workerUrl: options.pdfWorker,
      fontsUrl: pathToFileURL(`${join(options.shippedFolder, 'resources', 'fonts')}/`),
    }),
    openMailbox: async (settings, password) => {
      // Loaded by who reads a mailbox, not by every start.
      const { imapMailbox } = await import('#main/modules/mailbox/imap-mailbox.ts');
      return imapMailbox(settings, password);
    },
    places: loadPlaceDirectory(join(options.shippedFolder, 'resources', 'places', 'communes.json')),
    baseChecker: createBaseChecker(options.baseCheckWorker),
    messenger: createMessenger,
    keyDerivationCost: () => (cost ??= calibrateCost(machineCostMeter(clock))),
    version: options.version,
    demonstration: options.demonstration,
  };
}
