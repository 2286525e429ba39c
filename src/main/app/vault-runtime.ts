import type Database from 'better-sqlite3';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import type { FinanceKey, RootKey } from '#main/vault/keys.ts';
import type { VaultFolder } from '#main/vault/vault-folder.ts';

/** Keys of an open vault; they are wiped when it closes, so nobody keeps them. */
export interface OpenKeys {
  readonly rootKey: RootKey;
  /** Null when nobody who signed in since the vault opened holds it ("awaiting finance access"). */
  readonly financeKey: FinanceKey | null;
}

/** The vault of the data folder: closed, or open for everybody who is signed in at a seat. */
export interface VaultRuntime {
  readonly folder: VaultFolder;
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
  /** Writes a new header durably and makes it the current one; throws when the disk refuses. */
  replaceHeader(header: VaultHeader): Promise<void>;
}
