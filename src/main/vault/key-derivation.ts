import { hkdfSync } from 'node:crypto';

import { hashRaw } from '@node-rs/argon2';
import type { Algorithm } from '@node-rs/argon2';

import type { Clock } from '#shared/kernel/clock.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';

import { KEY_LENGTH } from './keys.ts';
import { wipe } from './wipe.ts';

/** What one Argon2id derivation costs. */
export interface KeyDerivationCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** Argon2id parameters of a slot; the salt is base64 of 16 bytes. */
export interface KeyDerivation extends KeyDerivationCost {
  readonly algorithm: 'argon2id';
  readonly salt: string;
}

const MEBIBYTE_IN_KIB = 1024;

/** The cheapest derivation ever written or accepted; tests use it, there is no weaker flag (design.md §5). */
export const FLOOR_COST: KeyDerivationCost = {
  memoryKiB: 64 * MEBIBYTE_IN_KIB,
  iterations: 3,
  parallelism: 4,
};

/** The cost of a vault whose machine was not measured (security.md §3: 233 ms on two cores). */
export const DEFAULT_COST: KeyDerivationCost = {
  memoryKiB: 128 * MEBIBYTE_IN_KIB,
  iterations: 3,
  parallelism: 4,
};

/** Length in bytes of a derivation's salt (RFC 9106 §4). */
export const SALT_LENGTH = 16;

const MOST_MEMORY_KIB = 1024 * MEBIBYTE_IN_KIB;
const MOST_ITERATIONS = 10;
const MOST_PARALLELISM = 8;
// const enums of the binding cannot be imported under isolatedModules: 2 is Argon2id.
const ARGON2ID = 2 as Algorithm.Argon2id;

/**
 * Whether a cost read from a file may be run.
 *
 * Below: a downgraded slot would be cheap to guess. Above: a memory bomb. Fewer than three passes are accepted
 * only when memory makes up for them (memory × passes never under the floor's).
 */
export function isAcceptableCost(cost: KeyDerivationCost): boolean {
  const { memoryKiB, iterations, parallelism } = cost;
  return (
    [memoryKiB, iterations, parallelism].every((part) => Number.isSafeInteger(part)) &&
    memoryKiB >= FLOOR_COST.memoryKiB &&
    memoryKiB <= MOST_MEMORY_KIB &&
    iterations >= 1 &&
    iterations <= MOST_ITERATIONS &&
    memoryKiB * iterations >= FLOOR_COST.memoryKiB * FLOOR_COST.iterations &&
    parallelism >= 1 &&
    parallelism <= MOST_PARALLELISM
  );
}

/**
 * Key-encryption key of a slot: HKDF-SHA256(argon2id(NFKC(password)), salt, 'kek/v1').
 *
 * One derivation runs at a time, so that a flood of attempts cannot exhaust memory. The caller keeps and zeroes
 * both the password and the returned 32 bytes.
 */
export function deriveKeyEncryptionKey(
  password: Uint8Array,
  kdf: KeyDerivation,
): Promise<Result<Buffer, 'CostOutOfBounds'>> {
  if (!isAcceptableCost(kdf)) return Promise.resolve(err('CostOutOfBounds'));
  return oneAtATime(async () => {
    const salt = Buffer.from(kdf.salt, 'base64');
    const normalized = normalizePassword(password);
    let stretched: Buffer | null = null;
    try {
      stretched = await stretch(normalized, salt, kdf);
      return ok(Buffer.from(hkdfSync('sha256', stretched, salt, 'kek/v1', KEY_LENGTH)));
    } finally {
      wipe(normalized, stretched);
    }
  });
}

/** Measures one derivation at a cost, in milliseconds. */
export type CostMeter = (cost: KeyDerivationCost) => Promise<number>;

/** Measures on this machine; the quicker of two runs, because the first one also pays for fresh memory. */
export const machineCostMeter =
  (clock: Pick<Clock, 'monotonic'>): CostMeter =>
  (cost) =>
    oneAtATime(async () => {
      const durations: number[] = [];
      for (let run = 0; run < 2; run += 1) {
        const started = clock.monotonic();
        wipe(await stretch(Buffer.from('calibration'), Buffer.alloc(SALT_LENGTH), cost));
        durations.push(clock.monotonic() - started);
      }
      return Math.min(...durations);
    });

const LONGEST_MILLISECONDS = 500;
const ENOUGH_MILLISECONDS = 250;
const LADDER: readonly KeyDerivationCost[] = [
  FLOOR_COST,
  ...[96, 128, 192, 256, 384, 512, 768, 1024].map((mebibytes) => ({
    ...FLOOR_COST,
    memoryKiB: mebibytes * MEBIBYTE_IN_KIB,
  })),
];

/**
 * The cost a new vault should use: the first step of 250–500 ms, else the dearest one under 500 ms.
 *
 * Never under the floor, however slow the machine (design.md §5 "Keys and accounts").
 */
export async function calibrateCost(measure: CostMeter): Promise<KeyDerivationCost> {
  let chosen = FLOOR_COST;
  for (const cost of LADDER) {
    const duration = await measure(cost);
    if (duration > LONGEST_MILLISECONDS) return chosen;
    chosen = cost;
    if (duration >= ENOUGH_MILLISECONDS) return chosen;
  }
  return chosen;
}

const stretch = (secret: Uint8Array, salt: Uint8Array, cost: KeyDerivationCost): Promise<Buffer> =>
  hashRaw(secret, {
    algorithm: ARGON2ID,
    memoryCost: cost.memoryKiB,
    timeCost: cost.iterations,
    parallelism: cost.parallelism,
    outputLen: KEY_LENGTH,
    salt,
  });

/**
 * NFKC of UTF-8 bytes: an accent typed on another system must give the same key.
 *
 * ASCII is its own NFKC and is copied without becoming a string, which could not be wiped.
 */
function normalizePassword(password: Uint8Array): Buffer {
  if (password.every((byte) => byte < 0x80)) {
    const copy = Buffer.alloc(password.length);
    copy.set(password);
    return copy;
  }
  return Buffer.from(Buffer.from(password).toString('utf8').normalize('NFKC'), 'utf8');
}

let previous: Promise<unknown> = Promise.resolve();

function oneAtATime<Value>(task: () => Promise<Value>): Promise<Value> {
  const turn = previous.then(task, task);
  previous = turn.catch(() => undefined);
  return turn;
}
