import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../kernel/local-date.ts';
import { byUrgency, isBackupTooOld, TASK_KINDS, taskUrgency } from './task.ts';

const today = localDate('2026-11-22');
const ago = (days: number) => addDays(today, -days);

describe('what waits', () => {
  it('is urgent once a recall is late or an invoice was forgotten for more than a week', () => {
    expect(taskUrgency('recalls', today, today)).toBe('today');
    expect(taskUrgency('recalls', ago(1), today)).toBe('now');
    expect(taskUrgency('invoices-to-send', ago(7), today)).toBe('today');
    expect(taskUrgency('invoices-to-send', ago(8), today)).toBe('now');
    expect(taskUrgency('services-to-invoice', ago(400), today)).toBe('soon');
  });

  it('never becomes less urgent by waiting, whatever its kind', () => {
    const rank = { now: 0, today: 1, soon: 2 } as const;
    assert(
      property(
        constantFrom(...TASK_KINDS),
        integer({ min: 0, max: 400 }),
        integer({ min: 0, max: 400 }),
        (kind, a, b) => {
          const [less, more] = a < b ? [a, b] : [b, a];
          expect(rank[taskUrgency(kind, ago(more), today)]).toBeLessThanOrEqual(
            rank[taskUrgency(kind, ago(less), today)],
          );
        },
      ),
    );
  });

  it('stands in one order: urgency first, then the kinds as listed', () => {
    const all = TASK_KINDS.map((kind) => ({ kind, urgency: taskUrgency(kind, today, today) }));
    expect(
      all
        .toReversed()
        .toSorted(byUrgency)
        .map(({ kind }) => kind),
    ).toEqual([
      'backup-failed',
      'backup-old',
      'clock-in-doubt',
      'messages-to-look-at',
      'recalls',
      'contracts-to-renew',
      'messages-to-approve',
      'services-to-close',
      'invoices-to-send',
      'services-to-invoice',
    ]);
  });
});

describe('a backup', () => {
  it('is too old after three days, after ten with a weekly rhythm, and never where nobody wants one', () => {
    expect(isBackupTooOld('daily', ago(3), today)).toBe(false);
    expect(isBackupTooOld('daily', ago(4), today)).toBe(true);
    expect(isBackupTooOld('weekly', ago(10), today)).toBe(false);
    expect(isBackupTooOld('weekly', ago(11), today)).toBe(true);
    expect(isBackupTooOld('never', ago(400), today)).toBe(false);
  });
});
