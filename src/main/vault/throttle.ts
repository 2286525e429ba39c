import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import type { Clock } from '#shared/kernel/clock.ts';
import { isInstant } from '#shared/kernel/instant.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

import { canonicalJson, parseJson } from './canonical-json.ts';
import { nodeFiles, readPlainFile, writeDurably } from './vault-folder.ts';
import type { FilePort, VaultFolder } from './vault-folder.ts';

/**
 * Whose attempts are counted; every unknown name shares one counter, so that names are not stored.
 *
 * Tries of the recovery kit have a counter of their own: who forgot a password is not made to wait for its tries.
 */
export type ThrottledUser = Uid | 'unknown' | 'recovery-kit';

/** Attempts that failed since the last success, shown after signing in. */
export interface FailureReport {
  readonly failures: number;
  readonly lastFailureAt: Instant | null;
}

/** An attempt that may go on. It counts as failed until `succeeded` is called, so killing the program is no way out. */
export interface Attempt {
  readonly succeeded: () => Promise<FailureReport>;
}

/** An attempt that came too early. */
export interface TooManyAttempts {
  readonly code: 'TooManyAttempts';
  readonly waitMilliseconds: number;
}

/**
 * Slows down guessing at the keyboard.
 *
 * It deters there only: whoever has the files can attack them elsewhere, or delete the counter. Its file is
 * authenticated with a key derived from the public vault id, which keeps out accidents, not attackers.
 */
export interface Throttle {
  /** Milliseconds before the next attempt of a user may start; 0 when it may start now. */
  readonly remaining: (user: ThrottledUser) => number;
  /** Attempts of a user that failed since the last success. */
  readonly failures: (user: ThrottledUser) => FailureReport;
  /** Starts an attempt, or says how long to wait. */
  readonly attempt: (user: ThrottledUser) => Promise<Result<Attempt, TooManyAttempts>>;
}

interface Counter {
  readonly failures: number;
  readonly lastAt: Instant;
}

const WHOLE_VAULT = 'vault';
const FREE_TRIES = 5;
// Colleagues' slips must not delay each other as soon as one's own do.
const FREE_TRIES_OF_VAULT = 20;
const LONGEST_WAIT_MILLISECONDS = 15 * 60 * 1000;
const LONGEST_BELIEVED_PAUSE_MILLISECONDS = 30 * 86_400_000;
const LONGEST_FILE = 262_144;
const MOST_FAILURES = 1_000_000;

const contentSchema = z.strictObject({
  format: z.literal('carnet-throttle'),
  version: z.literal(1),
  counters: z.record(
    z.string(),
    z.strictObject({
      failures: z.int().min(0).max(MOST_FAILURES),
      lastAt: z.string().refine(isInstant),
    }),
  ),
  mac: z.string(),
});

/** Wait after `failures` failures in a row: 5 free tries, then 1, 2, 4… s, never above 15 minutes. */
export function waitAfter(failures: number, freeTries = FREE_TRIES): number {
  if (failures < freeTries) return 0;
  return Math.min(LONGEST_WAIT_MILLISECONDS, 1000 * 2 ** Math.min(20, failures - freeTries));
}

/**
 * Opens the counters of a vault.
 *
 * While running only the monotonic clock counts. After a restart the wall clock is believed for pauses of 0 to
 * 30 days; if it moved back, or further ahead, the whole wait starts again: at most 15 minutes, never for good.
 */
export async function openThrottle(
  folder: VaultFolder,
  vaultId: Uid,
  clock: Clock,
  files: FilePort = nodeFiles,
): Promise<Throttle> {
  const counters = await readCounters(folder, vaultId, clock);
  const startedAt = clock.monotonic();
  const deadlines = new Map<string, number>();
  for (const [key, counter] of counters) {
    deadlines.set(key, startedAt + waitAfterRestart(key, counter, clock));
  }

  let saved: Promise<unknown> = Promise.resolve();
  const save = async (): Promise<void> => {
    // One after the other, so that the newest counters are the last on the disk. A full disk must not keep
    // anybody out: the counters still hold in memory.
    saved = saved.then(() => writeDurably(folder.throttle, encode(counters, vaultId), files));
    await saved;
  };
  const remaining = (user: ThrottledUser): number => {
    const latest = Math.max(deadlines.get(user) ?? 0, deadlines.get(WHOLE_VAULT) ?? 0);
    return Math.max(0, Math.ceil(latest - clock.monotonic()));
  };
  const count = (key: string): void => {
    const failures = Math.min(MOST_FAILURES, (counters.get(key)?.failures ?? 0) + 1);
    counters.set(key, { failures, lastAt: clock.now() });
    deadlines.set(key, clock.monotonic() + waitAfter(failures, freeTriesOf(key)));
  };
  // The deadline before the attempt had passed, or it could not have started.
  const forgive = (key: string, failures: number, lastAt: Instant | undefined): void => {
    const left = Math.max(0, (counters.get(key)?.failures ?? 0) - failures);
    deadlines.delete(key);
    if (left === 0 || lastAt === undefined) counters.delete(key);
    else counters.set(key, { failures: left, lastAt });
  };

  return {
    remaining,
    failures: (user) => {
      const counter = counters.get(user);
      return { failures: counter?.failures ?? 0, lastFailureAt: counter?.lastAt ?? null };
    },
    attempt: async (user) => {
      const waitMilliseconds = remaining(user);
      if (waitMilliseconds > 0) return err({ code: 'TooManyAttempts', waitMilliseconds });
      const before = counters.get(user);
      const beforeOfVault = counters.get(WHOLE_VAULT);
      count(user);
      count(WHOLE_VAULT);
      await save();
      return ok({
        succeeded: async () => {
          const own = counters.get(user)?.failures ?? 0;
          forgive(user, own, undefined);
          forgive(WHOLE_VAULT, own, beforeOfVault?.lastAt);
          await save();
          return { failures: Math.max(0, own - 1), lastFailureAt: before?.lastAt ?? null };
        },
      });
    },
  };
}

const freeTriesOf = (key: string): number => (key === WHOLE_VAULT ? FREE_TRIES_OF_VAULT : FREE_TRIES);

function waitAfterRestart(key: string, counter: Counter, clock: Clock): number {
  const wait = waitAfter(counter.failures, freeTriesOf(key));
  const elapsed = Date.parse(clock.now()) - Date.parse(counter.lastAt);
  const isBelievable = elapsed >= 0 && elapsed <= LONGEST_BELIEVED_PAUSE_MILLISECONDS;
  return isBelievable ? Math.max(0, wait - elapsed) : wait;
}

/** A missing file starts at zero; a damaged one starts with a wait of half a minute for the whole vault. */
async function readCounters(folder: VaultFolder, vaultId: Uid, clock: Clock): Promise<Map<string, Counter>> {
  const file = await readPlainFile(folder.throttle, LONGEST_FILE);
  if (!file.ok && file.error === 'FileMissing') return new Map();
  const content = file.ok ? contentSchema.safeParse(parseJson(file.value.toString('utf8'))) : null;
  if (content?.success === true) {
    const { mac, ...counted } = content.data;
    const expected = macOf(counted.counters, vaultId);
    const given = Buffer.from(mac, 'base64');
    if (given.length === expected.length && timingSafeEqual(given, expected)) {
      return new Map(Object.entries(counted.counters as Record<string, Counter>));
    }
  }
  return new Map([[WHOLE_VAULT, { failures: FREE_TRIES_OF_VAULT + 5, lastAt: clock.now() }]]);
}

function encode(counters: ReadonlyMap<string, Counter>, vaultId: Uid): Buffer {
  const byKey = Object.fromEntries(counters);
  const mac = macOf(byKey, vaultId).toString('base64');
  const counted = Object.fromEntries([...counters].map(([key, counter]) => [key, { ...counter }]));
  return Buffer.from(canonicalJson({ format: 'carnet-throttle', version: 1, counters: counted, mac }));
}

function macOf(counters: Readonly<Record<string, Counter>>, vaultId: Uid): Buffer {
  const key = Buffer.from(hkdfSync('sha256', vaultId, '', 'throttle', 32));
  const counted = Object.fromEntries(
    Object.entries(counters).map(([name, counter]) => [name, { ...counter }]),
  );
  return createHmac('sha256', key).update(canonicalJson(counted)).digest();
}
