import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemRandom } from '#main/platform/system-random.ts';
import { FLOOR_COST } from '#main/vault/key-derivation.ts';
import { generateRsaPair } from '#main/vault/key-pair.ts';
import type { KeyPair, KeyPairSource } from '#main/vault/key-pair.ts';
import { vaultFolder } from '#main/vault/vault-folder.ts';
import type { VaultFolder } from '#main/vault/vault-folder.ts';
import { createVault } from '#main/vault/vault-header-file.ts';
import type { CreatedVault, VaultTools } from '#main/vault/vault-header-file.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Result } from '#shared/kernel/result.ts';

/** A clock that moves only when told; `wall` and `monotonic` can part, as when somebody sets the time. */
export interface DrivenClock extends Clock {
  readonly advance: (milliseconds: number) => void;
  readonly setWall: (instant: Instant) => void;
  readonly restartMonotonic: () => void;
}

/** Starts at a Monday morning unless told otherwise. */
export function drivenClock(start = '2026-11-23T08:00:00.000Z' as Instant): DrivenClock {
  let wall = Date.parse(start);
  let monotonic = 0;
  return {
    now: () => new Date(wall).toISOString() as Instant,
    today: () => localDate(new Date(wall).toISOString().slice(0, 10)),
    monotonic: () => monotonic,
    advance: (milliseconds) => {
      wall += milliseconds;
      monotonic += milliseconds;
    },
    setWall: (instant) => {
      wall = Date.parse(instant);
    },
    restartMonotonic: () => {
      monotonic = 0;
    },
  };
}

const POOL_SIZE = 3;
const pool: Promise<KeyPair>[] = [];
let drawn = 0;

/** Real RSA-4096 pairs, three a process, handed out in turn: one costs seconds. */
export const pooledKeyPairs: KeyPairSource = () => {
  const index = drawn % POOL_SIZE;
  drawn += 1;
  pool[index] ??= generateRsaPair();
  return pool[index];
};

/** Real Argon2id at the floor, real chance, pooled key pairs. */
export const sampleTools = (clock: Clock = drivenClock()): VaultTools => ({
  clock,
  random: systemRandom,
  cost: FLOOR_COST,
  keyPairs: pooledKeyPairs,
});

/** A fresh folder of the system's temporary place, removed by `remove`. */
export async function temporaryFolder(): Promise<{
  readonly folder: VaultFolder;
  readonly remove: () => Promise<void>;
}> {
  const root = await mkdtemp(join(tmpdir(), 'carnet-vault-'));
  return {
    folder: vaultFolder(join(root, 'data')),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Password of the first account of `sampleVault`; typed with a combining accent on some systems. */
export const SAMPLE_PASSWORD = 'Été pluvieux à Nîmes, 3 parapluies';

/** The bytes of a text, as the vault takes secrets. */
export const secret = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A vault on disk with one account, "Ada". */
export async function sampleVault(folder: VaultFolder, tools = sampleTools()): Promise<CreatedVault> {
  return value(await createVault(folder, { ...tools, label: 'Ada', password: secret(SAMPLE_PASSWORD) }));
}

/** The value of a result that must be a success. */
export function value<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`Unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The reason of a result that must be a failure. */
export function reason<Failure>(result: Result<unknown, Failure>): Failure {
  if (result.ok) throw new Error('Unexpected success');
  return result.error;
}
