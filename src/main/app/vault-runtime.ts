import type Database from 'better-sqlite3';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import type { Auditor } from '#main/modules/audit/append.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import type { FinanceKey, RootKey } from '#main/vault/keys.ts';
import type { Throttle } from '#main/vault/throttle.ts';
import type { VaultFolder } from '#main/vault/vault-folder.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Keys of an open vault; they are wiped when it closes, so nobody keeps them. */
export interface OpenKeys {
  readonly rootKey: RootKey;
  /** Null when nobody who signed in since the vault opened holds it ("awaiting finance access"). */
  readonly financeKey: FinanceKey | null;
}

/** What is found in the data folder before anybody signs in. */
export type VaultCondition =
  | { readonly state: 'empty' }
  | { readonly state: 'closed'; readonly header: VaultHeader }
  | { readonly state: 'open'; readonly header: VaultHeader }
  | { readonly state: 'in-use-elsewhere' }
  | { readonly state: 'newer-version' }
  | { readonly state: 'damaged'; readonly problem: string };

/** Why the base of an unlocked header did not open; the files are as they were. */
export type OpenBaseProblem =
  | 'DatabaseMissing'
  | 'WrongKeyOrDamaged'
  | 'DatabaseFromNewerVersion'
  | 'AppliedMigrationEdited'
  | 'MigrationFailed'
  | 'BackupBeforeMigrationFailed';

/** The vault of the data folder: closed, or open for everybody who is signed in at a seat. */
export interface VaultRuntime {
  readonly folder: VaultFolder;
  /** Looks at the folder again; takes its process lock when a vault is there. */
  condition(): Promise<VaultCondition>;
  /** The header as last read or written; null when there is no vault. */
  header(): VaultHeader | null;
  isOpen(): boolean;
  /** The open base for reading; throws when the vault is closed. */
  read(): ReadDb;
  /** Runs `change` in one immediate write transaction; what it throws rolls everything back. Throws when closed. */
  write<Value>(change: (db: WriteDb) => Value): Value;
  /** The raw connection, for backup, checkpoint and integrity checks. Throws when the vault is closed. */
  connection(): Database.Database;
  /** Throws when the vault is closed. */
  keys(): OpenKeys;
  /** Signs and seals audit entries. Throws when the vault is closed. */
  auditor(): Auditor;
  /** Counters of wrong passwords of this vault. */
  throttle(header: VaultHeader): Promise<Throttle>;
  /**
   * Opens the base with unlocked keys and takes them over; a second call while open keeps the first keys,
   * takes a finance key that was missing, and wipes the rest.
   */
  open(keys: OpenKeys, header: VaultHeader): Promise<Result<void, OpenBaseProblem>>;
  /** Signs the head of the log, checkpoints, closes and wipes the keys; does nothing when closed. */
  close(): void;
  /** Closes and lets another process have the folder. */
  release(): void;
  /** Writes a new header durably and makes it the current one; throws when the disk refuses. */
  replaceHeader(header: VaultHeader): Promise<void>;
  /** Runs vault-wide work (sign-in, passwords, accounts) one after the other. */
  exclusively<Value>(work: () => Promise<Value>): Promise<Value>;
}
