import { describe, expect, it, vi } from 'vitest';

import { isInstant } from '#shared/kernel/instant.ts';

import { systemClock } from './system-clock.ts';

describe('the system clock', () => {
  it('tells the company’s day, not the machine’s', () => {
    vi.useFakeTimers({ now: new Date('2026-12-31T23:30:00.000Z'), toFake: ['Date'] });
    try {
      expect(systemClock().today()).toBe('2027-01-01');
      expect(systemClock('America/Cayenne').today()).toBe('2026-12-31');
      expect(systemClock().now()).toBe('2026-12-31T23:30:00.000Z');
    } finally {
      vi.useRealTimers();
    }
  });

  it('never goes back', () => {
    const clock = systemClock();
    const first = clock.monotonic();
    expect(clock.monotonic()).toBeGreaterThanOrEqual(first);
    expect(isInstant(clock.now())).toBe(true);
  });
});
