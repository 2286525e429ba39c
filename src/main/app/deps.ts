import type { MessengerFactory } from '#main/messaging/messenger.ts';
import type { KeyDerivationCost } from '#main/vault/key-derivation.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import type { MailboxOpener } from './mailbox-port.ts';
import type { BaseChecker, Keychain, Logger, PdfRenderer, PlaceDirectory } from './ports.ts';

/** Everything the core takes from outside; only an entry point creates these (style rule 8). */
export interface AppDeps {
  /** Folder of the vault; may be absent or empty. */
  readonly dataFolder: string;
  /** Folder of the shipped migrations. */
  readonly migrationsFolder: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly logger: Logger;
  readonly keychain: Keychain;
  readonly pdf: PdfRenderer;
  readonly places: PlaceDirectory;
  readonly baseChecker: BaseChecker;
  /** Opens the way by which messages leave; a fake behind the same port in tests. */
  readonly messenger: MessengerFactory;
  /** Opens the mailbox that answers and bounces come to. */
  readonly openMailbox: MailboxOpener;
  /** Cost of new slots: calibrated to the machine in the product, the floor in tests. */
  readonly keyDerivationCost: () => Promise<KeyDerivationCost>;
  readonly version: string;
  /** A demonstration vault says so on every screen and never sends anything. */
  readonly demonstration: boolean;
}
