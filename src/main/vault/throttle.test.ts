import { readFile, writeFile } from 'node:fs/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { systemRandom } from '#main/platform/system-random.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { drivenClock, reason, temporaryFolder, value } from '#tests/vault/sample-vault.ts';
import type { DrivenClock } from '#tests/vault/sample-vault.ts';

import { newUid } from './new-uid.ts';
import { openThrottle, waitAfter } from './throttle.ts';
import type { Throttle, ThrottledUser } from './throttle.ts';
import { nodeFiles, prepareFolder } from './vault-folder.ts';
import type { VaultFolder } from './vault-folder.ts';

const QUARTER_HOUR = 15 * 60_000;
let clock: DrivenClock;
let folder: VaultFolder;
let remove: () => Promise<void>;
const vaultId = newUid({ clock: drivenClock(), random: systemRandom });
const ada = newUid({ clock: drivenClock(), random: systemRandom });
const bob = newUid({ clock: drivenClock(), random: systemRandom });

beforeEach(async () => {
  clock = drivenClock();
  ({ folder, remove } = await temporaryFolder());
  value(await prepareFolder(folder));
});
afterEach(async () => remove());

const open = (): Promise<Throttle> => openThrottle(folder, vaultId, clock);

/** Fails `count` times, waiting as asked each time. */
async function fail(throttle: Throttle, user: ThrottledUser, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    clock.advance(throttle.remaining(user));
    value(await throttle.attempt(user));
  }
}

describe('the waits', () => {
  it('are none for five tries, then double from one second, up to 15 minutes', () => {
    expect([0, 4, 5, 6, 7, 8].map((failures) => waitAfter(failures))).toEqual([0, 0, 1000, 2000, 4000, 8000]);
    expect(waitAfter(14)).toBe(512_000);
    expect(waitAfter(15)).toBe(QUARTER_HOUR);
    expect(waitAfter(1_000_000)).toBe(QUARTER_HOUR);
  });
});

describe('the throttle', () => {
  it('lets five tries through, then asks to wait', async () => {
    const throttle = await open();
    await fail(throttle, ada, 5);
    expect(reason(await throttle.attempt(ada))).toEqual({ code: 'TooManyAttempts', waitMilliseconds: 1000 });
    expect(throttle.remaining(bob)).toBe(0);
    clock.advance(999);
    expect(throttle.remaining(ada)).toBe(1);
    clock.advance(1);
    value(await throttle.attempt(ada));
    expect(throttle.remaining(ada)).toBe(2000);
  });

  it('is never permanent', async () => {
    const throttle = await open();
    await fail(throttle, ada, 40);
    expect(throttle.remaining(ada)).toBe(QUARTER_HOUR);
    clock.advance(QUARTER_HOUR);
    value(await throttle.attempt(ada));
  });

  it('tells the failures at success and starts over', async () => {
    const throttle = await open();
    await fail(throttle, ada, 3);
    const lastFailureAt = clock.now();
    clock.advance(60_000);
    const attempt = value(await throttle.attempt(ada));
    expect(await attempt.succeeded()).toEqual({ failures: 3, lastFailureAt });
    await fail(throttle, ada, 4);
    expect(throttle.remaining(ada)).toBe(0);
    const first = value(await (await open()).attempt(bob));
    expect(await first.succeeded()).toEqual({ failures: 0, lastFailureAt: null });
  });

  it('counts an attempt that was killed', async () => {
    await fail(await open(), ada, 7);
    const afterKill = await open();
    expect(afterKill.remaining(ada)).toBe(4000);
  });

  it('slows the whole vault when many accounts are tried', async () => {
    const throttle = await open();
    for (let index = 0; index < 25; index += 1) {
      const user = newUid({ clock, random: systemRandom });
      clock.advance(throttle.remaining(user));
      value(await throttle.attempt(user));
    }
    expect(throttle.remaining(bob)).toBe(32_000);
    // Somebody's own success does not wash away the tries at others' accounts.
    clock.advance(32_000);
    await value(await throttle.attempt(bob)).succeeded();
    value(await throttle.attempt(ada));
    expect(throttle.remaining(ada)).toBeGreaterThan(0);
  });

  it('treats unknown names like an account', async () => {
    const throttle = await open();
    await fail(throttle, 'unknown', 5);
    expect(throttle.remaining('unknown')).toBe(1000);
  });

  it('survives restarts, a tenth of the wait already served', async () => {
    await fail(await open(), ada, 12);
    clock.advance(12_800);
    clock.restartMonotonic();
    const again = await open();
    expect(again.remaining(ada)).toBe(128_000 - 12_800);
  });

  it.each(['2016-11-23T08:00:00.000Z', '2036-11-23T08:00:00.000Z', '2026-11-23T07:59:59.000Z'])(
    'starts the whole wait again when the clock was moved to %s',
    async (instant) => {
      await fail(await open(), ada, 30);
      clock.setWall(instant as Instant);
      clock.restartMonotonic();
      const again = await open();
      expect(again.remaining(ada)).toBe(QUARTER_HOUR);
      clock.advance(QUARTER_HOUR);
      expect(again.remaining(ada)).toBe(0);
    },
  );

  it('ignores the wall clock while it runs', async () => {
    const throttle = await open();
    await fail(throttle, ada, 10);
    clock.setWall('2036-01-01T00:00:00.000Z' as Instant);
    expect(throttle.remaining(ada)).toBe(32_000);
    clock.setWall('2016-01-01T00:00:00.000Z' as Instant);
    expect(throttle.remaining(ada)).toBe(32_000);
  });

  it('keeps the cap over 2,000 tries with a restart each seventh and a clock thrown ten years', async () => {
    let throttle = await open();
    let waited = 0;
    for (let index = 1; index <= 2000; index += 1) {
      const wait = throttle.remaining(ada);
      waited += wait;
      expect(wait).toBeLessThanOrEqual(QUARTER_HOUR);
      clock.advance(wait);
      value(await throttle.attempt(ada));
      if (index % 7 === 0) {
        clock.setWall((index % 2 === 0 ? '2016-03-27T01:30:00.000Z' : '2036-03-30T01:30:00.000Z') as Instant);
        clock.restartMonotonic();
        throttle = await open();
      }
    }
    expect(waited).toBeGreaterThan(1900 * QUARTER_HOUR);
  });

  it('starts with a short wait for everybody when its file was edited', async () => {
    await fail(await open(), ada, 8);
    const text = await readFile(folder.throttle, 'utf8');
    await writeFile(folder.throttle, text.replace('"failures":8', '"failures":0'));
    const again = await open();
    expect(again.remaining(bob)).toBe(32_000);
    clock.advance(32_000);
    expect(again.remaining(bob)).toBe(0);
  });

  it('still counts in memory when the disk is full', async () => {
    const full = { ...nodeFiles, create: () => Promise.reject(new Error('full')) };
    const throttle = await openThrottle(folder, vaultId, clock, full);
    await fail(throttle, ada, 6);
    expect(throttle.remaining(ada)).toBe(2000);
  });
});
