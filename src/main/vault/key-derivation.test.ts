import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { systemClock } from '#main/platform/system-clock.ts';
import { reason, secret, value } from '#tests/vault/sample-vault.ts';

import {
  calibrateCost,
  DEFAULT_COST,
  deriveKeyEncryptionKey,
  FLOOR_COST,
  isAcceptableCost,
  machineCostMeter,
} from './key-derivation.ts';
import type { KeyDerivation } from './key-derivation.ts';

const kdf: KeyDerivation = {
  algorithm: 'argon2id',
  ...FLOOR_COST,
  salt: Buffer.from('0123456789abcdef').toString('base64'),
};

describe('the derivation', () => {
  it('depends on the password, the salt and the cost, not on how accents are typed', async () => {
    const derive = async (password: string, change: Partial<KeyDerivation> = {}): Promise<string> =>
      value(await deriveKeyEncryptionKey(secret(password), { ...kdf, ...change })).toString('hex');
    const reference = await derive('Été');
    expect(await derive('Été'.normalize('NFD'))).toBe(reference);
    expect(await derive('Ｅ\u0301té'.normalize('NFC'))).toBe(reference);
    expect(await derive('été')).not.toBe(reference);
    expect(await derive('Été', { salt: Buffer.alloc(16).toString('base64') })).not.toBe(reference);
    expect(await derive('Été', { parallelism: 1 })).not.toBe(reference);
    expect(reference).toHaveLength(64);
  });

  it('leaves the caller its password', async () => {
    const password = secret('plain');
    value(await deriveKeyEncryptionKey(password, kdf));
    expect(password.toString()).toBe('plain');
  });

  it('is not run at a cost out of bounds', async () => {
    const bomb = { ...kdf, memoryKiB: 64 * 1024 * 1024 };
    expect(reason(await deriveKeyEncryptionKey(secret('x'), bomb))).toBe('CostOutOfBounds');
  });
});

describe('accepted costs', () => {
  it('are the floor, the default and 1 GiB, not less or more', () => {
    expect(isAcceptableCost(FLOOR_COST)).toBe(true);
    expect(isAcceptableCost(DEFAULT_COST)).toBe(true);
    expect(isAcceptableCost({ memoryKiB: 1024 * 1024, iterations: 10, parallelism: 8 })).toBe(true);
    expect(isAcceptableCost({ memoryKiB: 192 * 1024, iterations: 1, parallelism: 1 })).toBe(true);
    expect(isAcceptableCost({ ...FLOOR_COST, iterations: 2 })).toBe(false);
    expect(isAcceptableCost({ ...FLOOR_COST, memoryKiB: FLOOR_COST.memoryKiB - 1 })).toBe(false);
    expect(isAcceptableCost({ ...FLOOR_COST, iterations: 3.5 })).toBe(false);
    expect(isAcceptableCost({ ...FLOOR_COST, parallelism: 9 })).toBe(false);
    expect(isAcceptableCost({ ...FLOOR_COST, parallelism: 0 })).toBe(false);
    expect(isAcceptableCost({ ...FLOOR_COST, memoryKiB: Number.NaN })).toBe(false);
  });

  it('never let memory × passes fall under the floor', () => {
    const part = fc.integer({ min: -1, max: 1_200_000 });
    const outcome = fc.check(
      fc.property(
        part,
        fc.integer({ min: -1, max: 12 }),
        fc.integer({ min: -1, max: 10 }),
        (memoryKiB, t, p) => {
          const cost = { memoryKiB, iterations: t, parallelism: p };
          return !isAcceptableCost(cost) || memoryKiB * t >= 3 * 65_536;
        },
      ),
    );
    expect(outcome.failed).toBe(false);
  });
});

describe('calibration', () => {
  it.each([
    ['a slow machine stays at the floor', 20, 64],
    ['a two-core machine of 2020 gets the default', 2, 128],
    ['a quick machine gets more', 0.9, 384],
    ['the quickest stops at what is accepted on read', 0.01, 1024],
  ])('%s', async (_name, millisecondsPerMebibyte, mebibytes) => {
    const cost = await calibrateCost(({ memoryKiB }) =>
      Promise.resolve((memoryKiB / 1024) * millisecondsPerMebibyte),
    );
    expect(cost.memoryKiB / 1024).toBe(mebibytes);
    expect(isAcceptableCost(cost)).toBe(true);
  });

  it('measures the real derivation', async () => {
    expect(await machineCostMeter(systemClock())(FLOOR_COST)).toBeGreaterThan(0);
  });
});
