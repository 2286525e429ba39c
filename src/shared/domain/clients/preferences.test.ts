import { describe, expect, test } from 'vitest';

import { localDate } from '../../kernel/local-date.ts';
import { currentConsent, maySend } from './consent.ts';
import type { Consent } from './consent.ts';
import { isQuiet, parseQuietHours } from './quiet-hours.ts';

describe('quiet hours', () => {
  test.each([
    ['20:00', '08:00', '23:59', true],
    ['20:00', '08:00', '00:00', true],
    ['20:00', '08:00', '20:00', true],
    ['20:00', '08:00', '08:00', false],
    ['20:00', '08:00', '12:00', false],
    ['12:00', '14:00', '13:00', true],
    ['12:00', '14:00', '14:00', false],
    ['12:00', '14:00', '11:59', false],
  ])('%s to %s at %s: %s', (from, to, time, quiet) => {
    expect(isQuiet({ from, to }, time)).toBe(quiet);
  });

  test('refuses what is no time or no span', () => {
    expect(parseQuietHours({ from: '24:00', to: '08:00' })).toMatchObject({
      error: { tag: 'NotATime', field: 'from' },
    });
    expect(parseQuietHours({ from: '20:00', to: '8:00' })).toMatchObject({
      error: { tag: 'NotATime', field: 'to' },
    });
    expect(parseQuietHours({ from: '08:00', to: '08:00' })).toMatchObject({ error: { tag: 'EmptySpan' } });
    expect(parseQuietHours({ from: '20:00', to: '08:00' }).ok).toBe(true);
  });
});

describe('consent', () => {
  const answer = (date: string, granted: boolean): Consent => ({
    purpose: 'prospecting',
    channel: 'email',
    granted,
    date: localDate(date),
    source: 'form',
  });

  test('the last answer counts, whatever the order they are read in', () => {
    const history = [answer('2026-03-01', false), answer('2026-01-01', true)];
    expect(currentConsent(history, 'prospecting', 'email')?.granted).toBe(false);
    const sameDay = [answer('2026-03-01', true), answer('2026-03-01', false)];
    expect(currentConsent(sameDay, 'prospecting', 'email')?.granted).toBe(false);
    expect(currentConsent(history, 'prospecting', 'sms')).toBeNull();
  });

  test('without an answer', () => {
    expect(maySend('person', [], 'prospecting', 'email')).toBe(false);
    expect(maySend('company', [], 'prospecting', 'email')).toBe(true);
    expect(maySend('company', [], 'prospecting', 'sms')).toBe(false);
    expect(maySend('person', [], 'service', 'sms')).toBe(true);
  });

  test('a refusal always counts', () => {
    expect(maySend('company', [answer('2026-01-01', false)], 'prospecting', 'email')).toBe(false);
  });
});
