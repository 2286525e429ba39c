import { chmod, mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBackupDue, type BackupSchedule } from '#main/modules/backups/schedule.ts';
import { listBackups } from '#main/modules/backups/backup-files.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const clock = drivenClock();
let test: TestApp;

beforeAll(async () => {
  test = await makeApp(clock);
}, 60_000);
afterAll(() => test.close());

const unlock = () => test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
const scheduled = async () =>
  (await listBackups(test.app.vault.folder)).filter((backup) => backup.reason === 'scheduled');

/** A working day: unlocked in the morning, a few minutes of the core's own time, locked in the evening. */
async function day(): Promise<void> {
  await unlock();
  await test.app.runChores();
  clock.advance(3 * MINUTE);
  await test.app.runChores();
  test.app.lockAll('system');
  clock.advance(DAY - 3 * MINUTE);
}

describe('backups by themselves', () => {
  it('come some minutes after unlocking, once a day, proved, logged and shown', async () => {
    await unlock();
    await test.app.runChores();
    clock.advance(MINUTE);
    await test.app.runChores();
    expect(await scheduled()).toEqual([]);
    expect(await test.admin.backups.schedule({})).toEqual({ every: 'daily', last: null, lastGoodAt: null });
    clock.advance(2 * MINUTE);
    await test.app.runChores();
    const [made] = await scheduled();
    const { last, lastGoodAt } = await test.admin.backups.schedule({});
    expect(last).toEqual({ at: made?.createdAt, failure: null, bytes: made?.bytes });
    expect(lastGoodAt).toBe(made?.createdAt);
    clock.advance(5 * MINUTE);
    await test.app.runChores();
    expect(await scheduled()).toHaveLength(1);
    const { entries } = await test.admin.audit.list({ action: 'backup.scheduled' });
    expect(entries.map(({ outcome, details }) => ({ outcome, details }))).toEqual([
      { outcome: 'done', details: { bytes: made?.bytes } },
    ]);
    clock.advance(DAY - 9 * MINUTE);
  });

  it('are rotated: working days leaves a week of days and the ends of weeks and months', async () => {
    for (let days = 0; days < 24; days += 1) await day();
    const kept = await scheduled();
    expect(kept.length).toBeGreaterThanOrEqual(8);
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 2);
    await unlock();
    expect(
      (await test.admin.audit.list({ action: 'backup.scheduled' })).entries.length,
    ).toBeGreaterThanOrEqual(24);
    expect((await test.admin.audit.verify({})).intact).toBe(true);
  }, 240_000);

  it('follow the rhythm that an administrator chooses, and the log says who chose', async () => {
    await unlock();
    await test.admin.backups.setSchedule({ every: 'never' });
    const before = (await scheduled())[0]?.name;
    for (let days = 0; days < 3; days += 1) await day();
    expect((await scheduled())[0]?.name).toBe(before);
    await unlock();
    await test.admin.backups.setSchedule({ every: 'weekly' });
    const newest: (string | undefined)[] = [];
    for (let days = 0; days < 12; days += 1) {
      await day();
      newest.push((await scheduled())[0]?.name);
    }
    expect(new Set(newest.filter((name) => name !== before)).size).toBe(2);
    await unlock();
    const { entries } = await test.admin.audit.list({ action: 'backup.rhythm-set' });
    expect(entries.map((entry) => [entry.actorName, entry.details['every']])).toEqual([
      ['Camille Roux', 'weekly'],
      ['Camille Roux', 'never'],
    ]);
    await test.admin.backups.setSchedule({ every: 'daily' });
  }, 60_000);

  it('say why one is missing, and come again an hour later', async () => {
    await unlock();
    await test.app.runChores();
    const { backups, root } = test.app.vault.folder;
    const aside = join(root, 'aside');
    await rename(backups, aside);
    await writeFile(backups, 'a file where the folder should be');
    clock.advance(DAY + 3 * MINUTE);
    await unlock();
    await test.app.runChores();
    clock.advance(3 * MINUTE);
    await test.app.runChores();
    const { last, lastGoodAt } = await test.admin.backups.schedule({});
    expect(last).toMatchObject({ failure: expect.any(String) as string, bytes: 0 });
    expect(lastGoodAt! < last!.at).toBe(true);
    const { entries } = await test.admin.audit.list({ action: 'backup.scheduled' });
    expect(entries[0]).toMatchObject({ outcome: 'failed', details: { reason: last?.failure } });
    await rm(backups);
    await rename(aside, backups);
    await chmod(backups, 0o700);
    clock.advance(5 * MINUTE);
    await test.app.runChores();
    expect((await test.admin.backups.schedule({})).last?.failure).toBe(last?.failure);
    for (let minutes = 0; minutes < 60; minutes += 5) {
      clock.advance(5 * MINUTE);
      await test.admin.vault.touch({});
    }
    await test.app.runChores();
    expect((await test.admin.backups.schedule({})).last?.failure).toBeNull();
  });

  it('clear away what a cut-off backup left a day ago, and nothing younger', async () => {
    const { root } = test.app.vault.folder;
    const old = join(root, '.backup-00000000-0000-4000-8000-000000000000');
    const young = join(root, '.backup-00000000-0000-4000-8000-000000000001');
    await mkdir(old);
    await mkdir(young);
    await day();
    const yesterday = new Date(Date.parse(clock.now()) - 2 * DAY);
    await utimes(old, yesterday, yesterday);
    await utimes(young, new Date(clock.now()), new Date(clock.now()));
    await day();
    const left = (await readdir(root)).filter((name) => name.startsWith('.backup-'));
    expect(left).toEqual(['.backup-00000000-0000-4000-8000-000000000001']);
  });
});

describe('whether a backup is due', () => {
  const at = '2026-11-23T08:00:00.000Z' as Instant;
  const of = (every: BackupSchedule['every'], lastGoodAt: string | null): BackupSchedule => ({
    every,
    last: null,
    lastGoodAt: lastGoodAt as Instant | null,
  });
  it.each([
    ['never', null, false],
    ['daily', null, true],
    ['weekly', null, true],
    ['daily', '2026-11-22T08:00:00.001Z', false],
    ['daily', '2026-11-22T08:00:00.000Z', true],
    ['weekly', '2026-11-16T08:00:00.001Z', false],
    ['weekly', '2026-11-16T08:00:00.000Z', true],
    ['daily', '2026-11-23T20:00:00.000Z', false],
    ['daily', '2036-01-01T08:00:00.000Z', true],
  ] as const)('%s, last good %s: %s', (every, lastGoodAt, due) => {
    expect(isBackupDue(of(every, lastGoodAt), at)).toBe(due);
  });
});
