import { hkdfSync } from 'node:crypto';
import { inspect } from 'node:util';

import { invariant } from '#shared/kernel/assert.ts';
import type { RandomSource } from '#shared/kernel/random.ts';

import { wipe } from './wipe.ts';

/** Length in bytes of every symmetric key of the vault. */
export const KEY_LENGTH = 32;

/** A key that is never printed and can be zeroed; it keeps its own copy of the bytes it was made from. */
abstract class SecretKey {
  readonly #bytes: Buffer;
  #wiped = false;

  constructor(bytes: Uint8Array) {
    invariant(bytes.length === KEY_LENGTH, 'a vault key has 32 bytes');
    // Not Buffer.from: a pooled buffer would share its memory with unrelated texts.
    this.#bytes = Buffer.alloc(KEY_LENGTH);
    this.#bytes.set(bytes);
  }

  /** The live bytes: do not keep a copy, `wipe` cannot reach it. Throws once wiped. */
  bytes(): Buffer {
    invariant(!this.#wiped, 'a wiped key is used');
    return this.#bytes;
  }

  /** Zeroes the key; called at lock. */
  wipe(): void {
    wipe(this.#bytes);
    this.#wiped = true;
  }

  /** Whether the key was zeroed. */
  get isWiped(): boolean {
    return this.#wiped;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [inspect.custom](): string {
    return '[redacted]';
  }
}

/** The key everything else of a vault is derived from, except the finance key (security.md §3). */
export class RootKey extends SecretKey {
  readonly kind = 'root-key';

  /** Draws a new root key. */
  static generate(random: RandomSource): RootKey {
    return fromRandom(random, (bytes) => new RootKey(bytes));
  }
}

/** The key of bank details and payment references; not in every user's slot. */
export class FinanceKey extends SecretKey {
  readonly kind = 'finance-key';

  /** Draws a new finance key. */
  static generate(random: RandomSource): FinanceKey {
    return fromRandom(random, (bytes) => new FinanceKey(bytes));
  }
}

/** Raw SQLCipher key (32 bytes) of the database file of one generation; the caller zeroes it after `db.key`. */
export const databaseKey = (rootKey: RootKey, generation: number): Buffer => {
  invariant(Number.isSafeInteger(generation) && generation >= 1, 'generations count from 1');
  return derive(rootKey, `db/${String(generation)}`);
};

/** Key that authenticates the vault header. */
export const headerKey = (rootKey: RootKey): Buffer => derive(rootKey, 'hdr');

/** Key that chains the audit entries. */
export const auditKey = (rootKey: RootKey): Buffer => derive(rootKey, 'audit');

/** Key that wraps this device's signing key inside the database. */
export const deviceKey = (rootKey: RootKey): Buffer => derive(rootKey, 'device');

/** Key that authenticates the manifest of a backup. */
export const backupKey = (rootKey: RootKey): Buffer => derive(rootKey, 'backup');

// The root key is uniformly random, so HKDF needs no salt (RFC 5869 §3.1); the label separates the uses.
const derive = (rootKey: RootKey, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', rootKey.bytes(), Buffer.alloc(0), label, KEY_LENGTH));

function fromRandom<Key>(random: RandomSource, make: (bytes: Uint8Array) => Key): Key {
  const bytes = random.bytes(KEY_LENGTH);
  try {
    return make(bytes);
  } finally {
    wipe(bytes);
  }
}
