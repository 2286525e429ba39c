import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { drivenClock, type DrivenClock } from '#tests/vault/sample-vault.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let clock: DrivenClock;
let test: TestApp;

beforeEach(async () => {
  clock = drivenClock('2026-11-23T08:00:00.000Z' as Instant);
  test = await makeApp(clock);
  // October is over when they ask: it is made at once, and what follows in the tests is November.
  await test.admin.reports.setSubscription({ monthly: true, yearly: true });
  await minute();
}, 60_000);
afterEach(() => test.close());

/** The core's own time: two looks with a minute between. */
async function minute(): Promise<void> {
  await test.app.runChores();
  clock.advance(MINUTE);
  await test.app.runChores();
}

const at = (wall: string): void => {
  clock.setWall(`${wall}:00.000Z` as Instant);
};

const unlock = () => test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });

/** A program that was closed and is started again at a time of the wall. */
async function closedUntil(wall: string): Promise<void> {
  test.app.lockAll('system');
  at(wall);
  // What the machine counts while the program is closed does not matter, as long as some of it passes.
  clock.advance(HOUR);
  await unlock();
  await minute();
}

const made = async (): Promise<readonly string[]> => {
  // A report is read by whoever is at the seat; being away for an hour locks it.
  if ((await test.admin.vault.session({})) === null) await unlock();
  const { reports } = await test.admin.reports.list({});
  return reports.filter((report) => report.automatic).map((report) => report.period);
};

describe('reports made by themselves', () => {
  it('come of what was over when they were asked for, once', async () => {
    expect(await made()).toEqual(['2026-10', '2025']);
    clock.advance(HOUR);
    await minute();
    expect(await made()).toEqual(['2026-10', '2025']);
  });

  it('come soon after midnight while the vault is open', async () => {
    at('2026-11-30T23:50');
    await unlock();
    await minute();
    expect(await made()).not.toContain('2026-11');
    clock.advance(9 * MINUTE);
    await minute();
    expect(await made()).toContain('2026-11');
  });

  it('come when the machine wakes after it slept over midnight', async () => {
    at('2026-11-30T18:00');
    await unlock();
    await minute();
    clock.advance(15 * MINUTE);
    // Asleep: the wall goes on, what the machine counts stands still.
    at('2026-12-01T08:00');
    await minute();
    expect(await made()).toContain('2026-11');
  });

  it('come when the program was closed on the first', async () => {
    await closedUntil('2026-12-09T08:00');
    expect(await made()).toEqual(['2026-11', '2026-10', '2025']);
  });

  it('come later for each of three months that nobody opened it in, and for no more', async () => {
    await closedUntil('2027-05-03T08:00');
    expect(await made()).toEqual(['2027-04', '2027-03', '2027-02', '2026-10', '2026', '2025']);
  });

  it('are not made twice when the clock is set back over the end of the month', async () => {
    await closedUntil('2026-12-01T00:30');
    const once = await made();
    for (const wall of ['2026-11-30T23:40', '2020-02-02T08:00', '2026-12-01T09:00']) await closedUntil(wall);
    expect(await made()).toEqual(once);
    // Weeks back looks like a clock that had run ahead when the report was made: one too many, once.
    for (const wall of ['2026-11-02T08:00', '2026-11-03T08:00', '2026-12-01T09:00']) await closedUntil(wall);
    expect((await made()).filter((period) => period === '2026-10')).toHaveLength(2);
    expect((await made()).filter((period) => period === '2026-11')).toHaveLength(1);
  });

  it('are not held back by a clock that ran a year ahead for a while', async () => {
    await closedUntil('2027-11-23T08:00');
    expect(await made()).toContain('2027-10');
    await closedUntil('2026-11-24T08:00');
    await closedUntil('2026-12-01T08:00');
    expect((await made()).filter((period) => period === '2026-11')).toHaveLength(1);
    // What the wrong clock made before its time is made again when it is over.
    for (const wall of ['2027-10-02T08:00', '2027-11-02T08:00']) await closedUntil(wall);
    expect((await made()).filter((period) => period === '2027-10')).toHaveLength(2);
    await closedUntil('2027-11-03T08:00');
    expect((await made()).filter((period) => period === '2027-10')).toHaveLength(2);
  });
});
