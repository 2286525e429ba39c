import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../kernel/local-date.ts';
import { dueReminder, groupReminders, nextStep, type ReminderFacts } from './due-levels.ts';
import { DEFAULT_STEPS } from './dunning-plan.ts';

const DUE = localDate('2026-03-01');
const facts = (...written: string[]): ReminderFacts => ({
  invoiceId: 1,
  dueDate: DUE,
  written: new Set(written),
});
const on = (days: number, ...written: string[]) =>
  dueReminder(facts(...written), DEFAULT_STEPS, addDays(DUE, days));

describe('the reminder that is due', () => {
  it.each([
    [-4, null],
    [-3, 'before-due'],
    [-1, 'before-due'],
    [0, null],
    [6, null],
    [7, 'first'],
    [14, 'first'],
    [15, 'firm'],
    [30, 'formal-notice'],
    [900, 'formal-notice'],
  ])('%s days after the due day: %s', (days, key) => {
    expect(on(days)?.step.key ?? null).toBe(key);
  });

  it('passes lower levels over and never writes them later', () => {
    expect(on(16)?.passedOver.map(({ key }) => key)).toEqual(['before-due', 'first']);
    expect(on(16, 'before-due')?.passedOver.map(({ key }) => key)).toEqual(['first']);
    expect(on(8, 'firm')).toBeNull();
    expect(on(15, 'firm')).toBeNull();
  });

  it('writes every level at most once, in rising order, on whatever days somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 100 }), { maxLength: 40 }), (days) => {
        const written = new Set<string>();
        const told: number[] = [];
        for (const day of days) {
          const due = dueReminder({ ...facts(), written }, DEFAULT_STEPS, addDays(DUE, day));
          if (due === null) continue;
          expect(written.has(due.step.key)).toBe(false);
          told.push(due.step.days);
          for (const { key } of [due.step, ...due.passedOver]) written.add(key);
        }
        expect(told).toEqual([...new Set(told)].toSorted((one, other) => one - other));
      }),
    );
  });

  it('gives a person the next level early, but none of lateness before the due day', () => {
    const next = (days: number, ...written: string[]) => {
      const step = nextStep(facts(...written), DEFAULT_STEPS, addDays(DUE, days));
      return step === null || step === 'not-due-yet' ? step : step.key;
    };
    expect(next(-10)).toBe('before-due');
    expect(next(-10, 'before-due')).toBe('not-due-yet');
    expect(next(2, 'before-due')).toBe('first');
    expect(next(2, 'before-due', 'first')).toBe('firm');
    expect(next(2)).toBe('first');
    expect(next(40, 'formal-notice')).toBeNull();
  });
});

describe('reminders of one client', () => {
  it('are told in one message per channel at the highest step, courtesies apart', () => {
    const reminders = [-2, 8, 20, 40].flatMap((days, invoiceId) => {
      const due = dueReminder({ ...facts(), invoiceId }, DEFAULT_STEPS, addDays(DUE, days));
      return due === null ? [] : [due];
    });
    const groups = groupReminders(reminders, true).map(({ channel, step, reminders: told }) => [
      channel,
      step.key,
      told.map(({ invoiceId }) => invoiceId),
    ]);
    expect(groups).toEqual([
      ['email', 'before-due', [0]],
      ['email', 'firm', [1, 2]],
      ['sms', 'firm', [2]],
      ['letter', 'formal-notice', [3]],
    ]);
    expect(groupReminders(reminders, false)).toHaveLength(5);
  });
});
