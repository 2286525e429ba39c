import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/instant.ts';
import type { BackupFile } from './backup-files.ts';
import { prunable } from './prune-backups.ts';

const backup = (createdAt: string, reason: BackupFile['reason'] = 'scheduled'): BackupFile => ({
  name: createdAt,
  createdAt: createdAt as Instant,
  bytes: 1,
  reason,
  verifiedAt: null,
});

/** Two backups a day for `days` days, newest on 22 November 2026. */
const daily = (days: number): readonly BackupFile[] =>
  Array.from({ length: days * 2 }, (_, index) =>
    backup(new Date(Date.UTC(2026, 10, 22, 20) - index * 12 * 3_600_000).toISOString()),
  );

describe('pruning', () => {
  it('keeps the newest of 7 days, 4 weeks and 12 months', () => {
    const backups = daily(400);
    const gone = new Set(prunable(backups));
    const kept = backups.filter((one) => !gone.has(one)).map((one) => one.createdAt.slice(0, 10));
    expect(kept).toEqual([
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ]);
  });

  it('never chooses what a person asked for or what preceded a migration', () => {
    const others = [
      backup('2020-01-01T00:00:00.000Z', 'person'),
      backup('2020-01-01T00:00:00.000Z', 'before-migration'),
    ];
    expect(prunable([...daily(30), ...others]).filter((one) => one.reason !== 'scheduled')).toEqual([]);
  });

  it('keeps a handful as they are', () => {
    expect(prunable(daily(1).slice(0, 1))).toEqual([]);
    expect(prunable([])).toEqual([]);
  });
});
